"""The command line answers at once: what is heavy is imported by the command that needs it."""

import subprocess
import sys

HEAVY = ("spacy", "neo4j", "onnxruntime", "numpy", "fastapi", "pydantic", "trafilatura", "networkx", "rich")


def test_help_imports_nothing_heavy():
    code = (
        "import sys\n"
        "from click.testing import CliRunner\n"
        "from api.cli import cli\n"
        "assert CliRunner().invoke(cli, ['--help']).exit_code == 0\n"
        "print(','.join(sorted({name.split('.')[0] for name in sys.modules})))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not set(HEAVY) & set(done.stdout.strip().split(","))
