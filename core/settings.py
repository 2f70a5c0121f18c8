"""Every setting, declared once: name, type, default, unit and help.

The command line, the documentation and the settings page are made from this table.
"""

import re
from dataclasses import dataclass
from math import isfinite

from core.errors import InvalidSetting

SettingValue = bool | int | float | str

# A key alone would be taken from everything that is typed, so only a function key may stand alone.
_HELD = "(?:Ctrl|Alt|Shift|Meta)"
_KEYS = re.compile(
    rf"(?:Shift\+)?F[1-9][0-9]?|(?=.*(?:Ctrl|Alt|Meta)\+)(?:{_HELD}\+)+(?!{_HELD}(?:\+|$))\S+"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing the user can choose. `choices` limits text settings; keys are written in English
    and joined by plus signs, whatever the keyboard."""

    key: str
    default: SettingValue
    help: str
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[str, ...] = ()
    is_keys: bool = False

    def parse(self, text: str) -> SettingValue:
        """Turn what the user typed into a value. Raises InvalidSetting if it cannot be one."""
        value = self._convert(text)
        if isinstance(value, int | float) and not isinstance(value, bool):
            if not isfinite(value):
                raise InvalidSetting(f"{self.key} needs a number, not {text!r}.")
            if self.minimum is not None and value < self.minimum:
                raise InvalidSetting(f"{self.key} must be at least {self.minimum} {self.unit}.")
            if self.maximum is not None and value > self.maximum:
                raise InvalidSetting(f"{self.key} must be at most {self.maximum} {self.unit}.")
        if self.choices and value not in self.choices:
            raise InvalidSetting(f"{self.key} must be one of: {', '.join(self.choices)}.")
        if self.is_keys and value and not _KEYS.fullmatch(str(value)):
            raise InvalidSetting(
                f"{self.key} needs keys such as Ctrl+Alt+R or F9, not {value!r}; empty for none."
            )
        return value

    def _convert(self, text: str) -> SettingValue:
        kind = type(self.default)
        if kind is bool:
            lowered = text.strip().casefold()
            if lowered in {"true", "yes", "on", "1"}:
                return True
            if lowered in {"false", "no", "off", "0"}:
                return False
            raise InvalidSetting(f"{self.key} is a switch: use on or off.")
        try:
            return kind(text)
        except ValueError as error:
            raise InvalidSetting(f"{self.key} needs a number, not {text!r}.") from error


SETTINGS: tuple[Setting, ...] = (
    Setting("capture.consent", False, "You have agreed that your screen is remembered."),
    Setting(
        "capture.interval_s", 2.0, "How often to look at the screen.", "s", minimum=0.5, maximum=600
    ),
    Setting("capture.start_with_app", True, "Start recording when the app starts (after consent)."),
    Setting(
        "capture.without_window_names",
        False,
        "Record even where windows cannot be named, so that rules cannot keep private ones out.",
    ),
    Setting(
        "capture.through_picture_files",
        False,
        "Record under Wayland through pictures that the desktop writes to disk for a moment, where "
        "it streams none.",
    ),
    Setting(
        "capture.text_from_programs",
        False,
        "Ask programs for the text that they show, where they tell it (accessibility), and read "
        "only the rest off the picture.",
    ),
    Setting(
        "capture.idle_min",
        15.0,
        "Look no more when nobody has touched keyboard or mouse for this long, unless a window "
        "fills the screen; 0: always look.",
        "min",
        minimum=0.0,
        maximum=1_440.0,
    ),
    Setting(
        "capture.wait_when_busy",
        True,
        "Look less often, and learn later, while the computer is busy, shows a film or a game, or "
        "runs on its battery.",
    ),
    Setting(
        "appearance.theme",
        "system",
        "Colours of the app.",
        choices=("system", "light", "dark", "high-contrast"),
    ),
    Setting(
        "appearance.language",
        "system",
        "Language of the app's windows, from its next start on.",
        choices=("system", "en", "de"),
    ),
    Setting(
        "shortcuts.search",
        "",
        "Keys that open the search from everywhere, such as Ctrl+Alt+F; empty: none.",
        is_keys=True,
    ),
    Setting(
        "shortcuts.chat",
        "",
        "Keys that open the chat from everywhere, such as Ctrl+Alt+R; empty: none.",
        is_keys=True,
    ),
    Setting(
        "shortcuts.pause",
        "",
        "Keys that pause recording and resume it from everywhere, such as Ctrl+Alt+P; empty: none.",
        is_keys=True,
    ),
    Setting(
        "vault.offer_days",
        7,
        "How long a caught secret stays on offer to the vault.",
        "days",
        minimum=1,
        maximum=365,
    ),
    Setting(
        "models.unload_after_min",
        10.0,
        "Give back a language model's memory when it was not used for this long.",
        "min",
        minimum=0.5,
        maximum=1_440.0,
    ),
    Setting(
        "retention.pixels_days",
        0,
        "Let go of the pictures of unimportant frames older than this; 0 keeps them.",
        "days",
        minimum=0,
        maximum=36_500,
    ),
    Setting(
        "retention.detail_days",
        0,
        "Let go of the text of unimportant frames older than this; 0 keeps it.",
        "days",
        minimum=0,
        maximum=36_500,
    ),
    Setting(
        "retention.disk_gb",
        0.0,
        "Let go of the least important frames beyond this size; 0 sets no limit.",
        "GB",
        minimum=0.0,
        maximum=100_000.0,
    ),
    Setting(
        "models.chat",
        "",
        "The language model: an installed one's name, the path of a GGUF file, or server for the "
        "one at models.server_url; empty: none.",
    ),
    Setting(
        "models.server_url",
        "",
        "Where a server such as Ollama, LM Studio or llama-server answers, such as "
        "http://localhost:11434/v1; another computer's needs your word (--yes).",
    ),
    Setting("models.server_model", "", "Which of that server's models to ask."),
    Setting(
        "models.server_context",
        4_096,
        "How much that server's model reads at once, as the server is set.",
        "tokens",
        minimum=1_024,
        maximum=1_000_000,
    ),
    Setting(
        "models.server_confirmed_host",
        "",
        "The one other computer that may be sent what a question is answered from; empty: none.",
    ),
    Setting(
        "models.embedder",
        "",
        "The model behind search by meaning: an installed one's name, or the path of a GGUF file; "
        "empty: all-minilm-l6-v2.",
    ),
    Setting(
        "models.vision",
        "",
        "The model that looks at pictures: an installed one's name; empty: none.",
    ),
    Setting(
        "models.describe_frames",
        False,
        "Let that model describe frames with little text when nobody waits.",
    ),
    Setting(
        "models.form_memories",
        True,
        "Let the language model, if there is one, form memories when nobody waits.",
    ),
    Setting(
        "answer.abstain_below",
        0.45,
        "Say “not in memory” when an answer's confidence is below this.",
        minimum=0.0,
        maximum=1.0,
    ),
    Setting(
        "answer.model_below",
        0.75,
        "Ask the language model, if there is one, when a quoted answer is less sure than this.",
        minimum=0.0,
        maximum=1.0,
    ),
    Setting(
        "updates.check",
        False,
        "Ask once a day whether there is a newer version, and say so; nothing is ever installed.",
    ),
    Setting(
        "updates.address",
        "",
        "Where your publisher's signed list of versions is (https); empty: nobody is asked.",
    ),
)

SETTINGS_BY_KEY = {setting.key: setting for setting in SETTINGS}


def setting_named(key: str) -> Setting:
    """Look a setting up. Raises InvalidSetting naming the known keys."""
    try:
        return SETTINGS_BY_KEY[key]
    except KeyError:
        known = ", ".join(SETTINGS_BY_KEY)
        raise InvalidSetting(f"There is no setting {key!r}; the settings are: {known}.") from None
