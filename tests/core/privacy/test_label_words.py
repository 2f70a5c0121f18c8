"""Each language's labels unmask what stands behind them, and nothing else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.privacy.label_words import LABEL_WORDS, may_label_code, may_label_password
from core.privacy.redaction import redact_text

PASSWORD, CODE = "Brine!Otter72", "482913"
PASSWORDS = [(row.language, text) for row in LABEL_WORDS for text in row.with_password]
CODES = [(row.language, text) for row in LABEL_WORDS for text in row.with_code]
HARMLESS = [(row.language, text) for row in LABEL_WORDS for text in row.harmless]


@pytest.mark.parametrize(("language", "text"), PASSWORDS)
@pytest.mark.parametrize("frame", ["{}", "  {}", "Router\n{}\nOK"])
def test_a_password_is_taken_out(language: str, text: str, frame: str) -> None:
    shown = frame.format(text)
    assert redact_text(shown.format(PASSWORD)) == shown.format("[password]"), language


@pytest.mark.parametrize(("language", "text"), CODES)
def test_a_code_is_taken_out(language: str, text: str) -> None:
    assert redact_text(text.format(CODE)) == text.format("[one-time code]"), language


@pytest.mark.parametrize(("language", "text"), PASSWORDS)
def test_a_hidden_password_stays_as_it_is(language: str, text: str) -> None:
    shown = text.format("••••••••")
    assert redact_text(shown) == shown, language


@pytest.mark.parametrize(("language", "text"), HARMLESS)
def test_what_only_speaks_of_them_stays(language: str, text: str) -> None:
    assert redact_text(text) == text, language


def test_every_language_has_both_ways() -> None:
    for row in LABEL_WORDS:
        assert len(row.harmless) >= 3
        assert row.with_password
        assert row.with_code


@given(st.data())
def test_the_quick_look_overlooks_no_label(data: st.DataObject) -> None:
    row = data.draw(st.sampled_from([row for row in LABEL_WORDS if not row.is_attached]))
    parts, finds = data.draw(
        st.sampled_from([(row.passwords, may_label_password), (row.codes, may_label_code)])
    )
    shape = re.compile(data.draw(st.sampled_from(parts)).replace(r"(?<!\w)", ""), re.IGNORECASE)
    assert finds(data.draw(st.from_regex(shape, fullmatch=True)))
