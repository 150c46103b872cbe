"""Runs ``onrecord`` in children of a process that has its modules and the reader's model loaded already.

Who wants a command run connects to the socket that the first argument names (``tests/cli/asking.py``), and gets a
process of its own for it; only the loading is shared.
"""

import functools
import json
import os
import select
import signal
import socket
import sys
import traceback


def load() -> None:
    """Load what most commands need; sessions of the embedder have threads, which no child would inherit."""
    import api.settings  # noqa: F401
    import ingest.batch
    import ingest.inputs
    import ingest.pipeline
    import kg.embed
    import kg.link
    import kg.store.bolt  # noqa: F401

    kept = functools.cache(ingest.pipeline.load_reader)
    kept(None).nlp  # noqa: B018
    ingest.pipeline.load_reader = kept


def serve(listener: socket.socket) -> None:
    """Give each that connects a child of its own, until standard input ends: whoever started this has gone."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while 0 not in select.select([0, listener], [], [])[0]:
        asking, _ = listener.accept()
        if os.fork() == 0:
            listener.close()
            answer(asking)
        asking.close()


def answer(asking: socket.socket) -> None:
    """Run the command that is asked for, tell its exit status, and end."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    said, streams, _, _ = socket.recv_fds(asking, 1 << 20, 3)
    command = json.loads(said)
    for target, stream in enumerate(streams):
        os.dup2(stream, target)
        os.close(stream)
    os.environ.clear()
    os.environ.update(command["env"])
    os.chdir(command["folder"])
    status = run(command["args"])
    asking.sendall(str(status).encode())
    os._exit(status)


def run(args: list[str]) -> int:
    """Run one command on the standard streams; return its exit status."""
    sys.stdin = os.fdopen(0)
    sys.stdout, sys.stderr = os.fdopen(1, "w", encoding="utf-8"), os.fdopen(2, "w", encoding="utf-8")
    sys.argv = ["onrecord", *args]
    status = 1
    try:
        from api.cli import main

        main()
        status = 0
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
    finally:
        for stream in (sys.stdout, sys.stderr):
            if not stream.closed:
                stream.flush()
    return status


if __name__ == "__main__":
    load()
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(sys.argv[1])
        listener.listen(16)
        print("ready", flush=True)
        serve(listener)
