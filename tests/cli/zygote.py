"""Runs ``onrecord`` in children of a process that has its modules and the reader's model loaded already.

Each line of standard input is a command as JSON: arguments, environment, and files for its input and outputs. Each is
answered by a line with its exit status. A command still has a process of its own; only the loading is shared.
"""

import functools
import json
import os
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


def run(command: dict) -> int:
    """Run one command in a child; return its exit status."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    status = 1
    try:
        os.environ.clear()
        os.environ.update(command["env"])
        for target, name, flags in (
            (0, "stdin", os.O_RDONLY),
            (1, "stdout", os.O_WRONLY | os.O_TRUNC),
            (2, "stderr", os.O_WRONLY | os.O_TRUNC),
        ):
            os.dup2(os.open(command[name], flags), target)
        sys.stdin = os.fdopen(0)
        sys.stdout, sys.stderr = os.fdopen(1, "w", encoding="utf-8"), os.fdopen(2, "w", encoding="utf-8")
        sys.argv = ["onrecord", *command["args"]]
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
        os._exit(status)


if __name__ == "__main__":
    answers = os.fdopen(os.dup(1), "w")
    load()
    for line in sys.stdin:
        answers.write(f"{run(json.loads(line))}\n")
        answers.flush()
