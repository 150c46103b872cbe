"""The server: bound, told, run until it is stopped, closed."""

from __future__ import annotations

import contextlib
import errno
import logging
import signal
import socket
from typing import Any, NoReturn

import click

from api.guard import is_loopback
from api.settings import Settings, open_store
from kg.errors import BadInput


def serve(settings: Settings, host: str = "127.0.0.1", port: int = 8321) -> None:
    """Serve the API and the page until Ctrl-C or a TERM signal.

    Raises ``BadInput`` when another address than loopback is wanted without a token, or when the port is taken.
    """
    if settings.token is None and not is_loopback(host):
        raise BadInput(
            "token_needed",
            "a token is needed",
            f"{host} can be reached by others: set ONRECORD_TOKEN to a secret of your own, or leave --host away",
        )
    with _listening(host, port) as listener, open_store(settings) as store:
        from api.app import create_app

        app = create_app(store, settings, bound=host)
        click.echo(f"onrecord serves {_address(host, listener)} (Ctrl-C ends it)", err=True)
        _run(app, listener)
    click.echo("stopped", err=True)


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise _unbound(host, port, error) from error
    return listener


def _unbound(host: str, port: int, error: OSError) -> BadInput:
    if error.errno == errno.EADDRINUSE:
        detail = f"something listens on port {port} of {host} already: end it, or give another with --port"
        return BadInput("port_taken", "the port is taken", detail)
    if error.errno == errno.EACCES:
        detail = f"port {port} is kept for the administrator: give one above 1023 with --port"
        return BadInput("port_refused", "the port is not allowed", detail)
    return BadInput("no_such_host", "no such address here", f"{host} is no address of this machine: {error}")


def _address(host: str, listener: socket.socket) -> str:
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{listener.getsockname()[1]}/"


def _run(app: Any, listener: socket.socket) -> None:
    import uvicorn

    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    config = uvicorn.Config(app, log_config=None, access_log=False, server_header=False, timeout_graceful_shutdown=5)
    before = signal.signal(signal.SIGTERM, _ended)
    # uvicorn ends cleanly on a signal, and then raises the signal once more.
    with contextlib.suppress(KeyboardInterrupt, _Ended):
        uvicorn.Server(config).run(sockets=[listener])
    signal.signal(signal.SIGTERM, before)


class _Ended(BaseException):
    """Somebody sent TERM."""


def _ended(*_: object) -> NoReturn:
    raise _Ended
