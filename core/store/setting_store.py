"""The user's settings and exclusion rules, kept inside the encrypted file."""

import json

from core.privacy.exclusion_rules import ExclusionRules
from core.privacy.rules_document import rules_document, rules_from
from core.settings import SETTINGS_BY_KEY, SettingValue, setting_named
from core.store.database import Database

_RULES_KEY = "exclusion_rules"


class SettingStore:
    """Reads and writes table `setting`. What was never set has its default."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def get(self, key: str) -> SettingValue:
        """Raises: InvalidSetting for an unknown key."""
        setting = setting_named(key)
        row = self._db.row("SELECT value FROM setting WHERE key = ?", (key,))
        if row is None:
            return setting.default
        return setting.parse(str(json.loads(row[0])))

    def set(self, key: str, value: SettingValue) -> None:
        """Raises: InvalidSetting for an unknown key or a value that makes no sense."""
        self._put(key, json.dumps(setting_named(key).parse(str(value))))

    def all(self) -> dict[str, SettingValue]:
        return {key: self.get(key) for key in SETTINGS_BY_KEY}

    def exclusion_rules(self) -> ExclusionRules:
        row = self._db.row("SELECT value FROM setting WHERE key = ?", (_RULES_KEY,))
        if row is None:
            return ExclusionRules()
        return rules_from(json.loads(row[0]))

    def set_exclusion_rules(self, rules: ExclusionRules) -> None:
        self._put(_RULES_KEY, json.dumps(rules_document(rules)))

    def note(self, key: str) -> str | None:
        """What the program wrote down for itself under a key that is no setting."""
        row = self._db.row("SELECT value FROM setting WHERE key = ?", (key,))
        return None if row is None else str(row[0])

    def set_note(self, key: str, value: str) -> None:
        """Write something down for the program itself."""
        self._put(key, value)

    def _put(self, key: str, value: str) -> None:
        self._db.run(
            "INSERT INTO setting(key, value) VALUES(?, ?)"
            " ON CONFLICT(key) DO UPDATE SET value = excluded.value",
            (key, value),
        )
