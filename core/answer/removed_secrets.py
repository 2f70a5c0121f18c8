"""Says when what is asked for was a secret that was taken out before anything was stored.

Where it stood is a marker, such as `[card number]`. To read that out as the answer would help
nobody, and “not in memory” would be half the truth.
"""

from core.answer.content_answer import ContentAnswer
from core.privacy.secret_span import MARKERS, SecretKind
from core.recall.query import Query
from core.recall.words import stem, words_of

_NAMES: dict[SecretKind, str] = {
    SecretKind.API_KEY: "key token secret credential schlüssel clave",
    SecretKind.PASSWORD: "password passphrase passcode pin login credential kennwort passwort"
    " zugangsdaten contraseña clave",
    SecretKind.CARD_NUMBER: "card kreditkarte kartennummer karte tarjeta",
    SecretKind.IBAN: "iban account konto kontonummer bankverbindung cuenta",
    SecretKind.ONE_TIME_CODE: "code pin otp tan código",
    SecretKind.PRIVATE_KEY: "key schlüssel clave",
}
_STEMS = {kind: frozenset(map(stem, words_of(names))) for kind, names in _NAMES.items()}


def is_removed_secret(query: Query, found: ContentAnswer) -> bool:
    """Whether what would answer only shows where a secret stood which is asked for."""
    return shows_removed_secret(query, f"{found.best.unit.text}\n{found.short}")


def shows_removed_secret(query: Query, text: str) -> bool:
    """Whether a text holds the marker of a secret of the kind that is asked for."""
    asked = frozenset(query.stems)
    return any(
        marker in text and not asked.isdisjoint(_STEMS[kind]) for kind, marker in MARKERS.items()
    )
