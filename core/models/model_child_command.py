"""How the process that runs a model is started, and what of the environment it may see.

Not through `multiprocessing`: that pickles, imports the program's main module again in the child
and keeps a process of its own beside it. A program frozen by PyInstaller has no `-m`; there the
program starts itself with a switch that its first lines look for, before anything else is loaded.
"""

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

CHILD_SWITCH = "--recollect-model-process"
CHILD_MODULE = "core.models.model_child"

_CODE_FOLDER = Path(__file__).resolve().parents[2]
_SECRET_NAME = re.compile(r"PASSPHRASE|PASSWORD|SECRET|TOKEN|API_?KEY|CREDENTIAL", re.IGNORECASE)


def child_command() -> tuple[str, ...]:
    """The command line of the child, for this program as it runs now."""
    if getattr(sys, "frozen", False):
        return (sys.executable, CHILD_SWITCH)
    # -P: a folder called `core` where the user happens to stand is not ours.
    return (sys.executable, "-P", "-m", CHILD_MODULE)


def child_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment of the child: no passphrases and tokens, and our code to import."""
    kept = {name: value for name, value in environ.items() if not _SECRET_NAME.search(name)}
    if not getattr(sys, "frozen", False):
        paths = (str(_CODE_FOLDER), kept.get("PYTHONPATH", ""))
        kept["PYTHONPATH"] = os.pathsep.join(path for path in paths if path)
    # Without it llama.cpp starts a debugger on itself when an assertion fails.
    kept["GGML_NO_BACKTRACE"] = "1"
    return kept
