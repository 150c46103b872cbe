"""What goes wrong is said in a sentence, with an exit status that tells, and nothing is lost."""

import pytest

GOOD = 'Vell Motors said on Monday that it had sold 1,200 cars in May. "We are proud," said Ada Brink, its head.'


@pytest.mark.parametrize(
    ("args", "status", "words"),
    [
        (("provenance", "cl-12ab"), 1, "24 hex digits"),
        (("provenance", "cl-" + "0" * 24), 1, "cl-000"),
        (("articles", "--id", "ar-" + "1" * 24), 1, "ar-111"),
        (("claims", "--cursor", "rubbish"), 1, "cursor"),
        (("ingest", "no-such-file.txt"), 1, "no-such-file.txt"),
        (("ingest",), 2, "FILE"),
        (("compare", "only one.txt"), 1, "only one.txt"),
        (("export", "--format", "parquet"), 2, "graphml"),
        (("frobnicate",), 2, "frobnicate"),
        (("db", "shell", "MATCH (n"), 3, "yntax"),
    ],
)
def test_a_wrong_use_is_told(onrecord, args, status, words):
    done = onrecord(*args)
    assert "Traceback" not in done.stderr
    assert (done.returncode, words in done.stderr + done.stdout) == (status, True), done.stderr


def test_one_that_cannot_be_read_does_not_stop_the_others(bare, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(GOOD, encoding="utf-8")
    (folder / "b.txt").write_bytes(b"\x00\x01\x02" * 400)
    (folder / "c.txt").write_text("", encoding="utf-8")
    (folder / "d.jsonl").write_text(
        f'{{"id": "x", "text": "{GOOD[:62]}"}}\n{{broken\n{{"id": "y"}}\n', encoding="utf-8"
    )
    done = bare("ingest", str(folder))
    assert done.returncode == 1
    assert "2 added, 0 unchanged, 4 failed" in done.stderr
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == ["added      a.txt", "added      x"]
    again = bare("ingest", str(folder))
    assert "0 added, 2 unchanged, 4 failed" in again.stderr


def test_a_database_that_is_down_is_told(onrecord, tmp_path):
    file = tmp_path / "a.txt"
    file.write_text(GOOD, encoding="utf-8")
    done = onrecord("ingest", str(file), NEO4J_URI="bolt://127.0.0.1:1")
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert "127.0.0.1:1" in done.stderr


@pytest.mark.slow
def test_verify_backup_and_restore(bare, pages, tmp_path):
    kept, other = tmp_path / "b.gz", bare.elsewhere(tmp_path / "other")
    assert bare("ingest", *pages[:3]).returncode == 0
    assert bare("verify").returncode == 0
    assert bare("backup", str(kept)).returncode == 0
    assert other("restore", str(kept)).returncode == 0
    bare("relink")
    assert bare("export", "--format", "jsonl").stdout == other("export", "--format", "jsonl").stdout
    other("db", "stop")


def test_a_file_that_is_no_backup_is_told(bare, tmp_path):
    file = tmp_path / "b.gz"
    file.write_bytes(b"rubbish")
    done = bare("restore", str(file))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
