"""Evidence is kept once, whole, under its digest, in a folder or elsewhere; and damage is found."""

import errno
import gzip
import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from fsspec.implementations.local import LocalFileSystem

from ingest.batch import extract_each
from ingest.evidence import Evidence, open_evidence, origin_of_bytes, verify_evidence
from ingest.inputs import Broken, inputs
from ingest.pipeline import load_reader
from kg.errors import BadInput, DiskFull, StoreError
from tests.ingest.sites import page

HOME = "https://tarn.example"
BODY = page("Bridge stays closed")


@pytest.mark.parametrize("where", ["folder", "memory://evidence/here"])
def test_bytes_are_kept_once_under_their_digest(tmp_path, where):
    evidence = Evidence(str(tmp_path / "kept") if where == "folder" else where)
    origin = origin_of_bytes(BODY, "page", "a.html")
    id = evidence.keep(origin, BODY)
    assert evidence.keep(origin, BODY) == id == evidence.origin(id).id
    evidence.link("ar-1", id)
    evidence.link("ar-1", id)
    assert evidence.origins("ar-1") == [origin]
    assert evidence.origins("ar-2") == []
    assert evidence.body(origin) == BODY


def test_what_is_being_written_is_not_there_yet(tmp_path):
    evidence = Evidence(str(tmp_path))
    origin = origin_of_bytes(BODY, "page", "a.html")
    evidence.link("ar-1", evidence.keep(origin, BODY))
    (tmp_path / "articles" / "ar-1" / "fe-07e563abb1c9d703983a7126.e159ba97.part").touch()
    assert evidence.origins("ar-1") == [origin]


def test_how_a_page_came_is_kept_beside_it(site, apart, tmp_path):
    site.put(f"{HOME}/old", b"", status=301, Location="/a")
    site.put(f"{HOME}/a", BODY, Content_Type="text/html", ETag="one", X_Robots_Tag="noai")
    evidence = Evidence(str(tmp_path))
    (item,) = site.intake(apart, evidence=evidence).inputs(inputs([f"{HOME}/old"]))
    origin = evidence.origin(item.kept)
    assert (origin.how, origin.url, origin.at, origin.size) == ("fetched", f"{HOME}/a", item.fetched_at, len(BODY))
    assert [(hop.url, hop.status) for hop in origin.hops] == [(f"{HOME}/old", 301), (f"{HOME}/a", 200)]
    assert ("ETag", "one") in origin.hops[-1].headers
    assert dict(origin.hops[-1].sent)["User-Agent"].startswith("onrecord/")
    assert origin.reserved == ("the header X-Robots-Tag says noai",)
    (raw,) = (tmp_path / "raw").rglob("*.gz")
    assert raw.stem == hashlib.sha256(gzip.decompress(raw.read_bytes())).hexdigest() == origin.sha256


def test_where_it_is_kept_is_a_setting(tmp_path):
    assert open_evidence("none", tmp_path) is None
    assert open_evidence(None, tmp_path).place == str(tmp_path / "evidence")
    assert open_evidence("memory://x", tmp_path).place == "memory://x"
    with pytest.raises(BadInput, match="ONRECORD_EVIDENCE"):
        open_evidence("no-such-protocol://x", tmp_path).origins("ar-1")


def test_a_place_that_takes_nothing_is_told(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError, match="cannot be written") as told:
        Evidence(str(tmp_path / "file")).keep(origin_of_bytes(BODY, "page", "a"), BODY)
    assert not isinstance(told.value, DiskFull)


def test_a_full_place_is_told(tmp_path, monkeypatch):
    def full(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(LocalFileSystem, "pipe_file", full)
    with pytest.raises(DiskFull, match="no room left for the evidence under"):
        Evidence(str(tmp_path / "kept")).keep(origin_of_bytes(BODY, "page", "a"), BODY)


@pytest.fixture(scope="module")
def reader():
    """The reader that ships."""
    return load_reader()


@pytest.fixture
def kept(site, apart, reader, tmp_path):
    """An article with its evidence."""
    site.put(f"{HOME}/a", BODY, Content_Type="text/html")
    evidence = Evidence(str(tmp_path))
    (item,) = site.intake(apart, evidence=evidence).inputs(inputs([f"{HOME}/a"]))
    assert not isinstance(item, Broken)
    ((_, graph),) = extract_each([item], reader)
    evidence.link(graph.article.id, item.kept)
    return evidence, graph


def what(kept, apart):
    evidence, graph = kept
    return [problem.what for problem in verify_evidence(graph, evidence, apart)]


def only(folder: Path) -> Path:
    (file,) = (path for path in folder.rglob("*") if path.is_file())
    return file


def test_what_is_whole_has_no_problem(kept, apart):
    assert kept[1].attributions
    assert what(kept, apart) == []


def test_an_article_whose_page_reads_otherwise_today_still_needs_its_words_in_it(kept, apart):
    evidence, graph = kept
    other = replace(graph.article, text=graph.article.text + " ")
    assert what((evidence, replace(graph, article=other)), apart) == []
    forged = replace(graph.article, text=graph.article.text.replace("denied", "agreed"))
    problems = what((evidence, replace(graph, article=forged)), apart)
    assert problems
    assert all("is not in the bytes" in one for one in problems)


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda folder: only(folder / "raw").unlink(), "is not there"),
        (lambda folder: only(folder / "raw").write_bytes(gzip.compress(b"other")), "do not have the sha256"),
        (lambda folder: only(folder / "raw").write_bytes(b"rubbish"), "cannot be unpacked"),
        (lambda folder: only(folder / "origins").unlink(), "is not there"),
        (lambda folder: only(folder / "origins").write_bytes(b"{}"), "cannot be read"),
    ],
)
def test_damage_is_found(kept, apart, tmp_path, damage, words):
    damage(tmp_path)
    (problem,) = what(kept, apart)
    assert words in problem
