"""The app's words in the user's language, for code that is no widget.

The words stand in English in the code. A widget says `self.tr("…")` and everything else `tr("…")`;
`make translations` collects both, and `resources/translations` holds the other languages.
"""

from PySide6.QtCore import QCoreApplication


def tr(text: str, meaning: str = "") -> str:
    """The text in the app's language.

    `meaning` tells two equal texts apart where they need two translations.
    """
    return QCoreApplication.translate("", text, meaning or None)
