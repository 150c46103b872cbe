"""The graph: records, the store, identity, comparison and answers. Imports neither ``ingest`` nor ``api``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.store.bolt import Store as Store
    from kg.store.bolt import open_store as open_store

__all__ = ["Store", "open_store"]


def __getattr__(name: str) -> Any:
    # The driver takes a tenth of a second to import, and most imports of kg do not need it.
    if name in __all__:
        from kg.store import bolt

        return getattr(bolt, name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
