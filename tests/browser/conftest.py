"""Chromium before a server of the demo."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn

from api.app import create_app
from api.settings import Settings

CHROMIUM = os.environ.get("ONRECORD_CHROMIUM", "/usr/bin/chromium")
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


def _missing(reason: str) -> None:
    if "browser" in os.environ.get("ONRECORD_REQUIRE", ""):
        pytest.fail(f"the browser is required here: {reason}")
    pytest.skip(reason)


# Not longer than needed: its worker would take up the jobs of other tests.
@pytest.fixture(scope="module")
def address(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a running server."""
    if not Path(CHROMIUM).exists():
        _missing(f"no Chromium at {CHROMIUM}")
    app = create_app(request.getfixturevalue("demo_store"), Settings(token=None), poll=0.1)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False, ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
        server.should_exit = True
        thread.join(20)


@pytest.fixture(scope="module")
def browser(address: str):
    """A running Chromium."""
    from playwright.sync_api import Error, sync_playwright

    with sync_playwright() as playwright:
        try:
            running = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        except Error as error:
            _missing(f"Chromium does not start: {error}")
        yield running
        running.close()


def _matters(message) -> bool:
    # Chromium notes every refused request by itself, and without a graphics card that drawing is slow.
    itself = "GL Driver" in message.text or "status of 422" in message.text
    return message.type in ("error", "warning") and not itself


@pytest.fixture
def page(browser, address):
    """A page of the server; nothing may be told on its console, and nothing asked of anybody else."""
    context = browser.new_context(base_url=address)
    page = context.new_page()
    page.set_default_timeout(20_000)
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text) if _matters(message) else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    own = (address, "data:", "blob:", "about:")
    page.on("request", lambda asked: None if asked.url.startswith(own) else told.append(asked.url))
    page.goto("/")
    yield page
    context.close()
    assert told == []
