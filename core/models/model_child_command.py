"""How the process that runs a model is started, and what of the environment it may see.

Not through `multiprocessing`: that pickles, imports the program's main module again in the child
and keeps a process of its own beside it. A program frozen by PyInstaller has no `-m`; there the
program starts itself with a switch that its first lines look for, before anything else is loaded.
"""

from collections.abc import Mapping

from core.child_process import command_of, plain_environment

CHILD_SWITCH = "--recollect-model-process"
CHILD_MODULE = "core.models.model_child"


def child_command() -> tuple[str, ...]:
    """The command line of the child, for this program as it runs now."""
    return command_of(CHILD_MODULE, CHILD_SWITCH)


def child_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment of the child: no passphrases and tokens, and our code to import."""
    # Without GGML_NO_BACKTRACE llama.cpp starts a debugger on itself when an assertion fails.
    return {**plain_environment(environ), "GGML_NO_BACKTRACE": "1"}
