"""Papers and documents by the names that windows show."""

import pytest

from core.answer.reading.documents import paper_named


@pytest.mark.parametrize(
    ("title", "paper"),
    [
        ("Otters seen at the weir - Quay Post — Mozilla Firefox", "Quay Post"),
        ("Otters seen at the weir | The Heron", "The Heron"),
        ("Otters seen at the weir", ""),
    ],
)
def test_the_paper_stands_behind_the_page(title: str, paper: str) -> None:
    assert paper_named(title, "firefox") == paper
