"""Which of two versions of one page is the older."""

import pytest

from kg.versions import in_order

NOTE = "The fund sold 4,000 flats.\n\nCorrection: an earlier version of this article gave the number as 40,000."


def row(
    id: str,
    published: str | None = "2031-02-04T06:00:00Z",
    fetched: str | None = None,
    text: str = "x",
    modified: str | None = None,
) -> dict:
    return {"id": id, "published_at": published, "modified_at": modified, "fetched_at": fetched, "text": text}


@pytest.mark.parametrize(
    ("rows", "ids"),
    [
        ([row("b"), row("a", "2031-02-05")], ["b", "a"]),
        ([row("a", fetched="2031-02-06"), row("b", fetched="2031-02-05")], ["b", "a"]),
        ([row("a", None, "2031-02-04"), row("b", "2031-02-03")], ["b", "a"]),
        ([row("a", text=NOTE), row("b")], ["b", "a"]),
        ([row("b"), row("a")], ["a", "b"]),
        ([row("a", fetched="2031-02-05", text=NOTE), row("b", fetched="2031-02-06")], ["a", "b"]),
        ([row("a", modified="2031-02-04T08:30:00+02:00"), row("b")], ["b", "a"]),
        ([row("a", modified="2031-02-06"), row("b", fetched="2031-02-07", modified="2031-02-05")], ["b", "a"]),
        ([row("b", modified="2031-02-03"), row("a")], ["a", "b"]),
    ],
    ids=[
        "published",
        "fetched",
        "published or fetched",
        "the corrected one is later",
        "else by id",
        "fetched before notes",
        "changed",
        "changed before fetched",
        "a change before the publication is none",
    ],
)
def test_versions_stand_in_order(rows: list[dict], ids: list[str]) -> None:
    assert in_order(rows) == ids
    assert in_order(list(reversed(rows))) == ids
