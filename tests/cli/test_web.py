"""Addresses on the command line: pages, feeds, a watch, a WARC, and evidence that can be checked."""

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.ingest.sites import page


class Quiet(SimpleHTTPRequestHandler):
    """A server of files that does not talk."""

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def served(tmp_path):
    """A folder that is served on loopback, and its address."""
    folder = tmp_path / "site"
    folder.mkdir()
    for name in ("bridge", "lorries"):
        (folder / f"{name}.html").write_bytes(page(f"{name.title()} and more"))
    items = "".join(f"<item><link>/{name}.html</link></item>" for name in ("bridge", "gone", "lorries"))
    (folder / "feed.xml").write_text(f'<rss version="2.0"><channel>{items}</channel></rss>')
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield folder, f"127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_an_inner_address_is_refused_until_it_is_allowed(bare, served):
    _, place = served
    refused = bare("page", f"http://{place}/bridge.html")
    assert (refused.returncode, f"ONRECORD_ALLOW={place}" in refused.stderr) == (1, True)
    shown = bare("page", f"http://{place}/bridge.html", ONRECORD_ALLOW=place, ONRECORD_DELAY="0")
    assert (shown.returncode, "Bridge and more" in shown.stdout) == (0, True)


def test_a_setting_that_does_not_fit_is_told(bare):
    done = bare("page", "https://tarn.example/", ONRECORD_ALLOW="http://a/b")
    assert (done.returncode, "ONRECORD_ALLOW" in done.stderr) == (1, True)


def test_a_feed_comes_in_is_kept_and_can_be_checked(alone, served, tmp_path, lines):
    folder, place = served
    env = {"ONRECORD_ALLOW": place, "ONRECORD_DELAY": "0"}
    archive = tmp_path / "out.warc.gz"
    done = alone("ingest", "--json", f"http://{place}/feed.xml", "--warc", str(archive), **env)
    told = lines(done)
    assert [outcome["state"] for outcome in told] == ["added", "failed", "added"]
    assert "404" in told[1]["error"]["title"]
    assert alone("verify").returncode == 0

    watched = alone("watch", f"http://{place}/feed.xml", "--once", **env)
    assert watched.returncode == 1
    assert "unchanged" in watched.stdout
    (folder / "feed.xml").write_text((folder / "feed.xml").read_text().replace("gone", "lorries"))
    (folder / "lorries.html").write_bytes(page("Lorries are cleared"))
    again = alone("watch", f"http://{place}/feed.xml", "--once", **env)
    assert (again.returncode, again.stdout) == (0, "")

    reread = lines(alone("extract", "--json", str(archive)))
    assert {graph["article"]["id"] for graph in reread} == {outcome["article"] for outcome in told} - {None}
    for raw in (tmp_path / "data" / "evidence" / "raw").rglob("*.gz"):
        raw.write_bytes(raw.read_bytes()[:-20])
    damaged = alone("verify")
    assert damaged.returncode == 1
    assert "cannot be unpacked" in damaged.stdout or "do not have" in damaged.stdout


def test_two_watches_of_one_folder_are_refused(alone, tmp_path):
    from filelock import FileLock

    folder = tmp_path / "data" / "watch"
    folder.mkdir(parents=True)
    with FileLock(folder / "lock"):
        done = alone("watch", str(tmp_path), "--once")
    assert (done.returncode, "another onrecord watch" in done.stderr) == (1, True)
