"""What the kinds of secrets and their sensitivity are called."""

from app.translation import tr
from app.windows.memories.memory_words import sensitivity_words
from core.memory.vault import KeptKind, Sensitivity


def kept_kind_words(kind: KeptKind) -> str:
    return {
        KeptKind.PASSWORD: tr("Password"),
        KeptKind.API_KEY: tr("API key"),
        KeptKind.CARD_NUMBER: tr("Card number"),
        KeptKind.IBAN: "IBAN",
        KeptKind.ONE_TIME_CODE: tr("One-time code"),
        KeptKind.PRIVATE_KEY: tr("Private key"),
        KeptKind.CONTACT: tr("Contact"),
        KeptKind.OTHER: tr("Something else"),
    }[kind]


def sensitivities() -> list[tuple[str, Sensitivity]]:
    """Every sensitivity with its name, the highest first."""
    return [(sensitivity_words(one.value), one) for one in reversed(Sensitivity)]
