"""Asks the process of ``tests/cli/zygote.py`` to run a command; as a program it is ``onrecord`` itself.

Nothing but the standard library's quickest parts is imported: the program starts in hundredths of a second.
"""

import json
import os
import socket
import sys
from collections.abc import Mapping, Sequence

KILLED = 137


def ask(address: str, args: Sequence[str], env: Mapping[str, str], streams: Sequence[int]) -> int:
    """Run a command in this folder with these three streams; return its exit status."""
    command = {"args": list(args), "env": dict(env), "folder": os.getcwd()}
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(address)
        socket.send_fds(connection, [json.dumps(command).encode()], list(streams))
        told = connection.recv(16)
    return int(told) if told else KILLED


if __name__ == "__main__":
    sys.exit(ask(sys.argv[1], sys.argv[2:], os.environ, (0, 1, 2)))
