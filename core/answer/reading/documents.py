"""The document that a question asks for, by the name that its window shows."""

import re

from core.answer.reading.asked import Asked
from core.answer.value_patterns import Value, values_in
from core.answer.wanted import Wanted
from core.ingest.window_titles import clean_title

_BY_TITLE = re.compile(
    r"\b(?:document|article|note|notes|page|mail|e-mail|sheet|spreadsheet|paper)\b", re.IGNORECASE
)
_FILE_NAME = re.compile(r"\bfile ?name\b|\bname of the .*file\b|\b(?:which|what) .*file\b", re.I)
_PROGRAM_BEHIND = re.compile(r"\s[-–—|]\s[^-–—|]*$")
_PARTS = re.compile(r"\s[-–—|·•]\s")
_ADDRESS_BEHIND = re.compile(r"\s\S+://\S*$")


def paper_named(title: str, app: str) -> str:
    """The name of the paper or site behind the page's in a title: “Otters seen - *Quay Post*”.

    Empty where the title has one part.
    """
    parts = _PARTS.split(clean_title(title, app))
    return parts[-1].strip() if len(parts) > 1 else ""


def document_named(asked: Asked, title: str) -> tuple[Value, ...]:
    """The file that a window's title names, or else the title where a document is asked for.

    `title` may end in the page's address, which is left out: people know a page by its title.
    """
    shown = _ADDRESS_BEHIND.sub("", title).strip()
    files = values_in(shown, Wanted.FILE)
    if files:
        return (Value(0, 0, files[0].text, Wanted.FILE),)
    if not _BY_TITLE.search(asked.text) or _FILE_NAME.search(asked.text) or not shown:
        return ()
    return (Value(0, 0, _PROGRAM_BEHIND.sub("", shown) or shown, Wanted.FILE),)
