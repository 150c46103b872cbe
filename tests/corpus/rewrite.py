"""Write, beside each recorded page, what is read from it: ``python tests/corpus/rewrite.py``."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from ingest.page import read_page
from kg.errors import BadInput
from kg.forms import as_data

PAGES = Path(__file__).parent / "pages"


def reading(page: Path) -> dict[str, Any]:
    """Return what is read from a recorded page, or the error that says why nothing is."""
    html = page.read_bytes()
    address = re.match(rb"<!-- (\S+) -->", html)
    try:
        data: dict[str, Any] = as_data(read_page(html, address.group(1).decode() if address else None))
    except BadInput as error:
        return {"error": error.type}
    return data


def main() -> None:
    """Rewrite every expected JSON."""
    for page in sorted(PAGES.glob("*.html")):
        text = json.dumps(reading(page), ensure_ascii=False, indent=1)
        page.with_suffix(".json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
