"""Captured text inside an answer's Markdown: data, so no sign of it may mean anything there.

Without this, a screen that shows “[2]” would forge a citation, an address would become a link and
a star would turn the rest of a quote slanted.
"""

import re

_MEANS_SOMETHING = re.compile(r"[\\`*_\[\]<>#@|~&!]|(?<=\w):(?=//)|(?<=www)\.|^[-+](?=\s)", re.I)
_NUMBERED = re.compile(r"^(\d+)([.)])(?=\s)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def as_data(text: str) -> str:
    """Text as Markdown that shows exactly this text; of several lines it makes one."""
    line = _MEANS_SOMETHING.sub(lambda sign: f"\\{sign[0]}", " ".join(text.split()))
    return _NUMBERED.sub(r"\1\\\2", line)


def as_shown(markdown: str) -> str:
    """What `as_data` was given, for where Markdown is not rendered."""
    return _ESCAPED.sub(r"\1", markdown)
