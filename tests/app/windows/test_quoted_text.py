"""Captured text inside an answer, as Qt renders it."""

import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from core.answer.markdown_text import as_data


@pytest.mark.parametrize(
    "text",
    [
        "[2] forged",
        "write to jo@paper.example",
        "https://paper.example/a_b_c",
        "www.paper.example",
        "# 4 **bold** `code` ~~gone~~ a | b",
        "- a list",
        "1. another list",
        "<b>bold</b> &amp; ![picture](file.png) [link](https://paper.example)",
        "C:\\notes\\tide.txt",
    ],
)
def test_a_quote_shows_itself_and_does_nothing_else(qapp: QApplication, text: str) -> None:
    document = QTextDocument()
    document.setMarkdown(
        f"> {as_data(text)}",
        QTextDocument.MarkdownFeature.MarkdownDialectGitHub
        | QTextDocument.MarkdownFeature.MarkdownNoHTML,
    )
    assert document.toPlainText() == text
    for kind in document.allFormats():
        assert not kind.toCharFormat().isAnchor()
        assert not kind.isImageFormat()
        assert not kind.isListFormat()
