"""The tour: what a fact-checker wants to see."""


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


def test_linking_anew_gives_the_same_whatever_came_first(onrecord, tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    assert onrecord("relink").returncode == 0
    onrecord("export", "--format", "jsonl", "-o", str(first))
    assert onrecord("relink").returncode == 0
    onrecord("export", "--format", "jsonl", "-o", str(second))
    assert first.read_bytes() == second.read_bytes()


def test_the_demo_reads_a_users_own_article(bare, tmp_path):
    file = tmp_path / "own.txt"
    file.write_text(
        '"We paid 3 million euros for it," said Ada Brink, head of Vell Motors, on Monday.', encoding="utf-8"
    )
    done = bare("demo", str(file))
    assert done.returncode == 0
    assert "Ada Brink" in done.stdout


def test_the_demo_can_be_taken_out_again(bare):
    assert bare("demo").returncode == 0
    assert bare("demo", "--remove").returncode == 0
    assert bare("articles").stdout == ""
    assert bare("entities").stdout == ""
