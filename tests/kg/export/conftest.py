"""The affair of the answers' tests, to write out and to check."""

from __future__ import annotations

from tests.kg.answers.conftest import affair, embedded_affair

__all__ = ["affair", "embedded_affair"]
