"""``python -m api.cli`` is the command ``onrecord``."""

from api.cli import main

main()
