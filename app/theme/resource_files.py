"""Reads the files that ship with Recollect."""

from functools import lru_cache
from importlib.resources import files


@lru_cache
def resource_text(*parts: str) -> str:
    """The text of a file below `resources`."""
    return files("resources").joinpath(*parts).read_text(encoding="utf-8")
