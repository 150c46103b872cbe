"""Files, folders, lines and standard input are taken up; what cannot be is reported in its place."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from ingest.inputs import Broken, Input, article_of_input, inputs, pasted
from ingest.inputs.lines import lines
from ingest.page.decode import MAX_BYTES
from kg.errors import BadInput

TEXT = "The mayor said on Monday that the bridge would stay closed."
PARAGRAPHS = f"<p>{TEXT} He gave no reason for it.</p><p>{TEXT[:-1]} all year.</p>"
HTML = f"<!doctype html><html><body><article><h1>Bridge</h1>{PARAGRAPHS}</article></body></html>"


def outcome(item: Input | Broken) -> str:
    """Return the text that an input gives, or the type of the error."""
    if isinstance(item, Broken):
        return item.error.type
    try:
        return article_of_input(item).text
    except BadInput as error:
        return error.type


def of_file(folder: Path, name: str, data: bytes) -> str:
    (folder / name).write_bytes(data)
    (item,) = inputs([folder / name])
    assert item.name == name
    return outcome(item)


@pytest.mark.parametrize(
    ("name", "data", "result"),
    [
        ("plain.txt", TEXT.encode(), TEXT),
        ("mark.txt", b"\xef\xbb\xbf" + TEXT.encode(), TEXT),
        ("wide.txt", TEXT.encode("utf-16"), TEXT),
        ("wide-without-mark.txt", TEXT.encode("utf-16-le"), TEXT),
        ("latin.txt", "The café’s owner said “no”.".encode("cp1252"), "The café’s owner said “no”."),
        ("no-suffix", TEXT.encode(), TEXT),
        ("quotes.txt", "“He said “no and left".encode(), "“He said “no and left"),
        ("long-paragraph.txt", b"word " * 10_000, "word " * 10_000),
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t ", "empty"),
        ("empty.html", b"", "empty"),
        ("empty.jsonl", b"", "empty"),
        ("numbers.txt", b"1 2 3", "too_little_text"),
        ("bare.html", b"<html><body></body></html>", "too_little_text"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0", "binary"),
        ("zeros.txt", b"abc\0\0\0def" * 40, "binary"),
        ("controls.txt", bytes(range(1, 32)) * 9 + b"\xff", "binary"),
        ("paper.txt", b"%PDF-1.7 ...", "unsupported"),
        ("five-megabytes.txt", b"He said so. " * 420_000, "too_long"),
        ("book.html", b"<article>" + b"<p>He said so.</p>" * 60_000 + b"</article>", "too_long"),
        ("huge.txt", b"a" * (MAX_BYTES + 1), "too_long"),
    ],
)
def test_a_file(tmp_path: Path, name: str, data: bytes, result: str) -> None:
    assert of_file(tmp_path, name, data) == result


def test_a_page_is_told_without_its_suffix(tmp_path: Path) -> None:
    assert TEXT in of_file(tmp_path, "page", HTML.encode())
    assert TEXT in outcome(pasted(HTML))
    assert outcome(pasted(TEXT)) == TEXT


def test_a_broken_line_is_reported_with_its_number_and_the_others_go_in(tmp_path: Path) -> None:
    rows = [
        '{"id": "a", "text": "He said no."}',
        '{"id": "b", "te',
        "",
        '{"id": "c"}',
        '["x"]',
        '{"id": 7, "text": "She said yes."}',
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(rows), "utf-8")
    found = list(inputs([tmp_path / "in.jsonl"]))
    assert [(item.name, outcome(item)) for item in found] == [
        ("a", "He said no."),
        ("in.jsonl:2", "bad_json"),
        ("c", "missing_text"),
        ("in.jsonl:5", "bad_json"),
        ("7", "She said yes."),
    ]
    assert isinstance(found[1], Broken)
    assert "line 2" in found[1].error.detail


@pytest.mark.parametrize(
    ("given", "result"),
    [
        ({"text": 5}, "bad_json"),
        ({"text": TEXT, "title": ["x"]}, "bad_json"),
        ({"text": TEXT, "authors": [1]}, "bad_json"),
        ({"text": TEXT, "published_at": "whenever"}, "bad_date"),
        ({"text": TEXT, "url": "no address"}, "bad_url"),
        ({"text": ""}, "empty"),
        ({"html": ""}, "empty"),
        ({"text": TEXT, "title": None, "authors": None}, TEXT),
    ],
)
def test_a_line(given: dict[str, object], result: str) -> None:
    (item,) = inputs(["-"], io.BytesIO(json.dumps(given).encode()))
    assert outcome(item) == result


def test_what_a_line_gives_stands_before_what_its_page_says() -> None:
    row = {
        "html": HTML,
        "url": "https://www.crier.example/b",
        "title": "T",
        "outlet": "Crier",
        "authors": ["A B"],
        "published_at": "2025-05-08",
    }
    (item,) = inputs(["-"], io.BytesIO(json.dumps(row).encode()))
    assert isinstance(item, Input)
    article = article_of_input(item)
    assert (article.title, article.outlet.id, article.outlet.name) == ("T", "crier.example", "Crier")
    assert (article.authors, article.published_at, article.published_from) == (("A B",), "2025-05-08", "given")


@pytest.mark.parametrize("data", [TEXT.encode(), HTML.encode(), json.dumps({"text": TEXT}).encode()])
def test_standard_input_is_sniffed(data: bytes) -> None:
    (item,) = inputs(["-"], io.BytesIO(data))
    assert TEXT in outcome(item)


def test_a_folder_is_walked_in_order_and_other_files_are_left_alone(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "style.css", ".hidden.txt", "sub/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    assert [item.name for item in inputs([tmp_path])] == ["a.txt", "b.txt", "sub/c.txt"]


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    missing, folder = inputs([tmp_path / "none.txt", tmp_path])
    assert (outcome(missing), outcome(folder)) == ("no_such_file", "no_such_file")


def test_lines_cross_chunks_and_one_too_long_is_left_out() -> None:
    assert list(lines([b"a\nb", b"c\n", b"d"])) == [(1, b"a"), (2, b"bc"), (3, b"d")]
    chunk = b"x" * 1_000_000
    assert list(lines([*[chunk] * (MAX_BYTES // 1_000_000 + 1), b"\nok\n"])) == [(1, None), (2, b"ok")]
