"""An invented affair in four articles: an accusation, a denial, a wire copy, and a figure that moves on."""

from __future__ import annotations

from typing import Any

from kg.records import About, ArticleGraph, Outlet, Quantity
from tests.builders import Builder, article_of

ACCUSED = "Velmar Power dumped acid in the Orlo river"


def _builder(text: str, host: str, name: str, day: str) -> Builder:
    url = f"https://{host}/{day}"
    return Builder(article_of(text, url=url, outlet=Outlet(host, name), published_at=day))


def _divers(build: Builder, many: str, **claim: Any) -> dict[str, Any]:
    start = build.article.text.index(f"employs {many}") + len("employs ")
    quantity = Quantity(float(many), float(many), None, "divers", False, many, start, start + len(many))
    return {"quantities": (quantity,), **claim}


def accusation() -> ArticleGraph:
    """The Herald: Ilse Tann accuses, and counts 40 divers."""
    text = (
        f"{ACCUSED}, Ilse Tann alleged on the steps of the town hall, where thirty people had come in the rain. "
        "Velmar Power employs 40 divers in Orlo, Ilse Tann said, and showed a list of the names that she had kept."
    )
    build = _builder(text, "herald.example", "The Orlo Herald", "2025-01-01")
    ilse, velmar = build.entity("Ilse Tann", "person"), build.entity("Velmar Power")
    about = (About(velmar.id, "subject"),)
    build.says(ilse, "alleged", ACCUSED, act="alleges", claim={"about": about})
    build.says(
        ilse,
        "said",
        "Velmar Power employs 40 divers in Orlo",
        claim=_divers(build, "40", about=about),
        words="Ilse Tann",
    )
    return build.graph()


def denial() -> ArticleGraph:
    """The Post: the firm, under its full name, denies twice; a source gives another figure."""
    text = (
        "Velmar Power Ltd denied that it dumped acid in the Orlo river. A person close to the plant said Velmar "
        "Power Ltd employs 90 divers in Orlo. Velmar Power Ltd rejected the allegations."
    )
    build = _builder(text, "post.example", "Karsk Post", "2025-01-02")
    velmar, source = build.entity("Velmar Power Ltd"), build.unnamed("A person close to the plant")
    about = (About(velmar.id, "subject"),)
    content = "it dumped acid in the Orlo river"
    full = "Velmar Power Ltd dumped acid in the Orlo river"
    build.says(
        velmar, "denied", content, act="denies", claim={"about": about, "polarity": "negated", "full_text": full}
    )
    build.says(source, "said", "Velmar Power Ltd employs 90 divers in Orlo", claim=_divers(build, "90", about=about))
    build.says(velmar, "rejected", "the allegations", act="denies", claim=None)
    return build.graph()


def copy() -> ArticleGraph:
    """The Tarn News prints the Herald's text."""
    original = accusation()
    build = _builder(original.article.text + " Wire.", "tarn.example", "Tarn News", "2025-01-03")
    ilse, velmar = build.entity("Ilse Tann", "person"), build.entity("Velmar Power")
    build.says(ilse, "alleged", ACCUSED, act="alleges", claim={"about": (About(velmar.id, "subject"),)})
    return build.graph()


def update() -> ArticleGraph:
    """The Herald, weeks later: Ilse Tann repeats herself and counts 55."""
    text = f"Velmar Power employs 55 divers in Orlo, Ilse Tann said. {ACCUSED}, Ilse Tann told reporters."
    build = _builder(text, "herald.example", "The Orlo Herald", "2025-02-01")
    ilse, velmar = build.entity("Ilse Tann", "person"), build.entity("Velmar Power")
    about = (About(velmar.id, "subject"),)
    build.says(ilse, "said", "Velmar Power employs 55 divers in Orlo", claim=_divers(build, "55", about=about))
    build.says(ilse, "told", ACCUSED, act="alleges", claim={"about": about}, words="Ilse Tann")
    return build.graph()


def all_articles() -> list[ArticleGraph]:
    """The four, in the order of publication."""
    return [accusation(), denial(), copy(), update()]
