"""A line icon that stands alone and keeps up with the colours."""

from PySide6.QtWidgets import QLabel

from app.theme.theme import Theme


class IconSign(QLabel):
    """Tinted anew whenever light and dark change."""

    def __init__(self, theme: Theme, icon: str, size: int, role: str = "ink_quiet") -> None:
        super().__init__()
        self._theme, self._icon, self._size, self._role = theme, icon, size, role
        theme.changed.connect(self._tint)
        self._tint()

    def _tint(self) -> None:
        picture = self._theme.icon(self._icon, self._role, self._size)
        self.setPixmap(picture.pixmap(self._size, self._size))
