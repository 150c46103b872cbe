"""A watch takes what is new, remembers it, and asks again later what failed."""

import os

import pytest

from ingest.inputs import Broken
from ingest.watch import Found, Told, Watch
from kg.errors import BadInput
from tests.ingest.sites import page

HOME = "https://tarn.example"
FEED = f"{HOME}/feed"


def feed(*names: str) -> bytes:
    items = "".join(f"<item><link>/{name}</link></item>" for name in names)
    return f'<rss version="2.0"><channel>{items}</channel></rss>'.encode()


class Desk:
    """A watch over places, at a time that is told; ``round`` says what came and settles it."""

    def __init__(self, site, apart, folder, *places, **about):
        self.now, self.make = 1000.0, lambda: Watch(places, site.intake(apart), folder, every=900, **about)
        self.restart()

    def restart(self):
        self.watch = self.make()
        self.watch.clock = lambda: self.now

    def round(self):
        came = []
        for found in self.watch.due():
            if isinstance(found, Told):
                came.append(("told", found.what))
                continue
            assert isinstance(found, Found)
            broken = isinstance(found.item, Broken)
            came.append((found.key.removeprefix(f"{HOME}/"), found.item.error.type if broken else "in"))
            self.watch.settle(found, found.item.error if broken else None)
        return came


@pytest.fixture
def desk(site, apart, tmp_path):
    """A watch over one feed of one page."""
    site.put(FEED, feed("a"), ETag="one")
    for name in "abcd":
        site.put(f"{HOME}/{name}", page(f"Story {name}"))
    return Desk(site, apart, tmp_path, FEED)


def test_only_what_is_new_is_taken_and_only_when_due(site, desk):
    assert desk.round() == [("a", "in")]
    site.put(FEED, feed("b", "a"), ETag="two")
    assert desk.round() == []
    assert desk.watch.wait() == 900
    desk.now += 900
    assert desk.round() == [("b", "in")]


def test_a_feed_that_has_not_changed_is_not_sent_again(site, desk):
    desk.round()
    desk.now += 900
    asked = len(site.asked)
    assert desk.round() == []
    assert site.asked[asked:] == [FEED]
    site.put(FEED, feed("c", "a"), ETag="two")
    desk.now += 900
    assert desk.round() == [("c", "in")]


def test_a_restart_goes_on_where_it_was(site, desk):
    site.put(FEED, feed("a", "b", "c"), ETag="two")
    coming = desk.watch.due()
    first = next(coming)
    desk.watch.settle(first)
    coming.close()
    desk.restart()
    assert desk.round() == [("b", "in"), ("c", "in")]
    desk.restart()
    assert desk.round() == []


def test_memory_that_is_damaged_starts_afresh(site, desk, tmp_path):
    desk.round()
    for file in tmp_path.glob("wa-*.json"):
        file.write_text('{"place": ')
    desk.restart()
    assert desk.round() == [("a", "in")]


def test_a_place_that_fails_is_asked_later_and_later_and_comes_back(site, desk):
    site.down = True
    waits = []
    for _ in range(7):
        ((kind, words),) = desk.round()
        assert kind == "told"
        assert "nobody answers" in words
        waits.append(desk.watch.wait())
        desk.now += waits[-1]
        desk.restart()
    assert waits == [900, 1800, 3600, 7200, 14400, 21600, 21600]
    site.down = False
    desk.now += 24 * 3600
    assert desk.round() == [("a", "in")]
    assert desk.watch.wait() == 900


def test_a_site_that_says_when_is_asked_then(site, desk):
    site.put(FEED, b"", status=429, Retry_After="7000")
    ((_, words),) = desk.round()
    assert "429" in words
    assert desk.watch.wait() == 7000


def test_a_page_that_fails_for_a_passing_reason_is_tried_again_and_another_is_not(site, desk):
    site.put(FEED, feed("a", "x", "y"), ETag="two")
    site.put(f"{HOME}/x", b"", status=503)
    site.put(f"{HOME}/y", b"", status=404)
    assert desk.round() == [("a", "in"), ("x", "http_status"), ("y", "http_status")]
    tries = 1
    for _ in range(12):
        desk.now += 24 * 3600
        tries += len(desk.round())
    assert tries == 5
    site.put(FEED, feed("a", "x", "y", "z"), ETag="three")
    site.put(f"{HOME}/z", b"", status=503)
    desk.now += 24 * 3600
    assert desk.round() == [("z", "http_status")]
    site.put(f"{HOME}/z", page("Story z"))
    desk.now += 24 * 3600
    assert desk.round() == [("z", "in")]


def test_of_a_place_that_is_new_the_newest_pages_are_taken(site, apart, tmp_path):
    dated = "".join(
        f"<url><loc>{HOME}/{name}</loc><publication_date>2031-03-0{day}</publication_date></url>"
        for day, name in enumerate("abcd", 1)
    )
    site.put(FEED, f"<urlset>{dated}</urlset>".encode())
    for name in "abcd":
        site.put(f"{HOME}/{name}", page(f"Story {name}"))
    desk = Desk(site, apart, tmp_path, FEED, most=2)
    told, *came = desk.round()
    assert "newest 2 of 4" in told[1]
    assert came == [("d", "in"), ("c", "in")]
    desk.now += 900
    assert desk.round() == []


def test_what_is_no_feed_is_told(site, apart, tmp_path):
    site.put(FEED, page("A page"))
    ((_, words),) = Desk(site, apart, tmp_path, FEED).round()
    assert "address of its feed" in words


def test_a_folder_gives_new_and_changed_files_when_they_are_written(site, apart, tmp_path):
    folder = tmp_path / "in"
    desk = Desk(site, apart, tmp_path / "state", str(folder))
    ((_, words),) = desk.round()
    assert "no folder" in words
    folder.mkdir()

    def put(name, text, at):
        (folder / name).write_text(text)
        os.utime(folder / name, (at, at))

    desk.now += 900
    put("a.txt", "He said no.", desk.now - 100)
    put("b.jsonl", '{"text": "He said no."}\n{broken\n', desk.now - 100)
    put("late.txt", "He said", desk.now)
    put(".hidden.txt", "He said", desk.now - 100)
    came = [(key.split()[0], state) for key, state in desk.round()]
    assert came == [("a.txt", "in"), ("b.jsonl", "in"), ("b.jsonl", "bad_json")]
    assert desk.watch.wait() == 10
    desk.now += 10
    put("a.txt", "He said yes.", desk.now - 5)
    assert [key.split()[0] for key, _ in desk.round()] == ["a.txt", "late.txt"]
    desk.now += 10
    assert desk.round() == []


def test_settling_an_unforeseen_error_is_for_good(desk):
    (found,) = desk.watch.due()
    desk.watch.settle(found, BadInput("not_english", "not English", "it is German"))
    assert desk.watch.memories[FEED].known[found.key].again_at is None
