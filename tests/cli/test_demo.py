"""The tour: what a fact-checker wants to see."""

import pytest


def test_the_demo_shows_a_chain_contradictions_and_one_root(onrecord):
    shown = onrecord.demo
    for title in ("WHAT WAS READ", "WHERE ONE CLAIM COMES FROM", "WHO CONTRADICTS WHOM", "articles, 1 root", "serve"):
        assert title in shown
    assert "because" in shown


def test_a_second_run_changes_nothing(onrecord, tmp_path):
    before, after = tmp_path / "before", tmp_path / "after"
    onrecord("export", "--format", "jsonl", "-o", str(before))
    assert onrecord("demo").returncode == 0
    onrecord("export", "--format", "jsonl", "-o", str(after))
    assert before.read_bytes() == after.read_bytes()


@pytest.mark.slow
def test_linking_anew_gives_the_same_whatever_came_first(onrecord, pages, tmp_path):
    """Six articles in one order here, in another there."""
    exports = []
    for number, order in enumerate((pages[:6], pages[5::-1])):
        run = onrecord.elsewhere(tmp_path / str(number))
        run("ingest", *order)
        assert run("relink").returncode == 0
        exports.append(run("export", "--format", "jsonl").stdout)
        run("db", "stop")
    assert "proposition" in exports[0]
    assert exports[0] == exports[1]


def test_the_demo_reads_a_users_own_article(bare, tmp_path):
    file = tmp_path / "own.txt"
    file.write_text(
        '"We paid 3 million euros for it," said Ada Brink, head of Vell Motors, on Monday.', encoding="utf-8"
    )
    done = bare("demo", str(file))
    assert done.returncode == 0
    assert "Ada Brink" in done.stdout


def test_the_demo_can_be_taken_out_again(bare, pages):
    assert bare("ingest", pages[0]).returncode == 0
    assert bare("demo", "--remove").returncode == 0
    assert bare("articles").stdout == ""
    assert bare("entities").stdout == ""
