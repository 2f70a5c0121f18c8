"""The llama.cpp library, loaded when a model is first used and told to keep quiet."""

import logging
from typing import Any

from core.errors import ModelUnavailable


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
    return llama_cpp
