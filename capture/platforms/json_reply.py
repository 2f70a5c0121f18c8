"""Takes values out of a compositor's JSON, whose parts may be missing in older versions."""

import json
from collections.abc import Mapping
from math import isnan, nan
from typing import cast

from core.observation import Box

Told = Mapping[str, object]
"""One JSON object."""


def objects_in(reply: bytes) -> list[Told]:
    """The objects of a JSON array. Raises: ValueError if the reply is something else."""
    parsed = json.loads(reply)
    if not isinstance(parsed, list):
        raise ValueError("the answer is no list")
    return [one for one in parsed if isinstance(one, dict)]


def object_in(reply: bytes) -> Told:
    """A JSON object. Raises: ValueError if the reply is something else."""
    parsed = json.loads(reply)
    if not isinstance(parsed, dict):
        raise ValueError("the answer is no object")
    return parsed


def part(told: Told, key: str) -> Told:
    """An object inside; empty if it is missing."""
    value = told.get(key)
    return cast(Told, value) if isinstance(value, dict) else {}


def parts(told: Told, key: str) -> list[Told]:
    """The objects of an array inside; empty if it is missing."""
    value = told.get(key)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def number(told: Told, key: str, otherwise: float = 0) -> float:
    """A number; a switch or a missing value counts as `otherwise`."""
    value = told.get(key)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(cast(float, value)) if is_number else otherwise


def words(told: Told, key: str) -> str:
    """A text; empty if it is missing."""
    value = told.get(key)
    return value if isinstance(value, str) else ""


def box(told: Told) -> Box:
    """A rectangle written as x, y, width and height.

    Raises: ValueError if it is not whole, since a window without its place cannot be hidden.
    """
    left, top, width, height = (number(told, key, nan) for key in ("x", "y", "width", "height"))
    if isnan(left + top + width + height):
        raise ValueError("a rectangle without its numbers")
    return Box(round(left), round(top), round(width), round(height))
