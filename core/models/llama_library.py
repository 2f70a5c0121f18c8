"""The llama.cpp library, loaded when a model is first used and told to keep quiet."""

import atexit
import logging
from functools import cache
from typing import Any

from core.errors import ModelUnavailable


@cache
def quiet_llama_cpp() -> Any:
    """The llama_cpp module, told to write nothing to stderr.

    Raises: ModelUnavailable if it is not installed or does not run on this processor.
    """
    try:
        import llama_cpp  # noqa: PLC0415 - loading it takes time that only users of models pay
    except (ImportError, OSError, RuntimeError) as error:
        raise ModelUnavailable(
            f"llama.cpp cannot be loaded ({error}); install llama-cpp-python again."
        ) from error
    logging.getLogger("llama-cpp-python").setLevel(logging.CRITICAL + 1)
    llama_cpp.llama_backend_init()
    _close_null_device_at_exit(llama_cpp)
    return llama_cpp


def _close_null_device_at_exit(llama_cpp: Any) -> None:
    """WORKAROUND(llama-cpp-python 0.3.36): it opens the null device twice on import and leaves it
    to the end of the process, which Python warns of; remove when it closes what it opens."""
    for name in ("outnull_file", "errnull_file"):
        file = getattr(llama_cpp._utils, name, None)
        if file is not None:
            atexit.register(file.close)
