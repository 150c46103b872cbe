"""The command that serves API and page."""

from __future__ import annotations

import click


@click.command(
    epilog="""\b
Examples
  onrecord serve
  onrecord serve --port 9000
  ONRECORD_TOKEN=... onrecord serve --host 0.0.0.0     others need the token"""
)
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Another address than loopback needs ONRECORD_TOKEN."
)
@click.option("--port", type=click.IntRange(0, 65535), default=8321, show_default=True)
def serve(host: str, port: int) -> None:
    """Serve the page and the API until Ctrl-C.

    The API describes itself at /docs and /openapi.json.
    """
    from api.serve import serve as run
    from api.settings import Settings

    run(Settings(), host, port)
