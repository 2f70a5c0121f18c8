"""How the process that reads text is started, and what of the environment it may see."""

from collections.abc import Mapping

from core.child_process import command_of, plain_environment, tuned

READER_SWITCH = "--recollect-reader-process"
READER_MODULE = "capture.reader_child"

# Large pages (glibc's allocator asks for them): a tenth less processor time, a third less memory.
_LARGE_PAGES = "glibc.malloc.hugetlb=1"
# numpy multiplies on one thread, as the networks do: its others spin while they wait.
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}


def reader_command() -> tuple[str, ...]:
    """The command line of the reader process, for this program as it runs now."""
    return command_of(READER_MODULE, READER_SWITCH)


def reader_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment of the reader process: no passphrases and tokens, and our code to import."""
    kept = plain_environment(environ) | _ONE_THREAD
    return tuned(kept, _LARGE_PAGES)
