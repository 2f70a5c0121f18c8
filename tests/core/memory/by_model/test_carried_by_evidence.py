"""What passes the check stood there; what did not stand there does not pass."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.memory.by_model.carried_by_evidence import Finding, is_carried
from core.memory.by_model.claim_words import NEGATIONS
from core.memory.by_model.claims import claims_of, forms_in
from core.recall.words import words_of

OFFER = (
    "Piet Harmsen  Tue 10 Mar 2026, 08:03",
    "For the new boiler in the bathroom I can offer:",
    "Boiler Aquaterm 24 kW  1  1,480.00",
    "Total including VAT  EUR 2,394.50",
    "The offer holds until 31 March 2026; the work takes two days.",
    "File number KT-4471, phone 055 0147 288, see https://www.harmsen.example/offers/12",
    "We do not work on Sundays.",
)

CARRIED = (
    "Piet Harmsen offers a new boiler for the bathroom",
    "The total is €2394.50 including VAT",
    "The total is 2.394,50 EUR",
    "Boiler Aquaterm with 24kW for 1480",
    "The offer holds until March 31st, 2026",
    "The work takes 2 days",
    "The file number is KT4471",
    "File number KT 4471",
    "Reviewed the offer for the new boiler on Tuesday",
    "The offer is at harmsen.example",
    "They don't work on Sunday",
    "Piet Harmsen's phone is 055 0147 288",
)

NOT_CARRIED = (
    ("The total is 2,349.50 EUR", "2,349.50"),
    ("The total is 394.50 EUR", "394.50"),
    ("The total is $2,394.50", "$"),
    ("Boiler Aquaterm with 42 kW", "42"),
    ("The work takes two weeks", "weeks"),
    ("The offer holds until 31 May 2026", "May"),
    ("The offer holds until April", "April"),
    ("Sanne Harmsen offers a new boiler for the bathroom", "Sanne"),
    ("The file number is KT-4472", "KT-4472"),
    ("The offer is at harmsen.example.evil.example", "harmsen.example.evil.example"),
    ("Write to piet@harmsen.example", "piet@harmsen.example"),
    ("The offer holds only until 31 March 2026", "only"),
)


@pytest.mark.parametrize("statement", CARRIED)
def test_what_stands_there_is_carried_however_it_is_written(statement: str) -> None:
    verdict = is_carried(statement, OFFER)
    assert verdict.is_carried, verdict


@pytest.mark.parametrize(("statement", "culprit"), NOT_CARRIED)
def test_a_value_or_name_that_is_not_there_is_named(statement: str, culprit: str) -> None:
    verdict = is_carried(statement, OFFER)
    assert verdict.finding is Finding.NOT_THERE
    assert culprit in verdict.missing


@pytest.mark.parametrize(
    "statement",
    ["We work on Sundays", "The offer does not hold until 31 March 2026", "The work takes no days"],
)
def test_a_negation_is_neither_lost_nor_added(statement: str) -> None:
    assert is_carried(statement, OFFER).finding is Finding.NEGATION


@pytest.mark.parametrize(
    ("statement", "line", "is_right"),
    [
        ("Die Lieferung kommt am Freitag", "Die Lieferung kommt nicht am Freitag.", False),
        ("Die Lieferung kommt nicht am Freitag", "Die Lieferung kommt nicht am Freitag.", True),
        ("Es gibt keinen Kuchen", "Es gibt Kuchen in der Küche", False),
        ("Order no. 12 was shipped", "Order 12 was shipped", True),
    ],
)
def test_negations_in_other_words(statement: str, line: str, is_right: bool) -> None:
    assert is_carried(statement, [line]).is_carried is is_right


@pytest.mark.parametrize(
    ("statement", "line", "is_right"),
    [
        ("The meeting is at 8:30", "Meeting 08:30", True),
        ("The meeting is at 8:30", "Meeting 08.30", True),
        ("The meeting is at 8:03", "Meeting 08:30", False),
        ("Due on 24 March 2026", "due 2026-03-24", True),
        ("Due on 24 April 2026", "due 2026-03-24", False),
        ("Due on 24/03/2026", "due 24.03.2026", True),
        ("Version 2.40", "Version 2.4.0", False),
        ("Version v2.40", "Version v2.4.0", False),
        ("Paid 1480 kronor", "Paid 1 480,00 kronor", True),
        ("Brandsma signed the contract", "Brandsrna signed the contract", True),
        ("Martina signed the contract", "Martin signed the contract", False),
        ("Ada paid", "ada paid", True),
        ("the boiler is delivered soon", "the boiIer is deliverred soon", True),
        ("The price is 50 percent", "price: 50%", True),
    ],
)
def test_one_value_in_two_spellings(statement: str, line: str, is_right: bool) -> None:
    assert is_carried(statement, [line]).is_carried is is_right


def test_what_was_redacted_is_not_completed() -> None:
    line = "The password of the guest network in the kitchen is [password]"
    made_up = "The password of the guest network in the kitchen is swordfish"
    assert is_carried(made_up, [line]).finding is Finding.REDACTED
    assert is_carried(line, [line]).is_carried
    with_marker = "Paid with [card number]"
    assert is_carried(with_marker, ["Paid with Visa"]).finding is Finding.REDACTED


def test_other_words_and_no_words_are_not_carried() -> None:
    other = is_carried("somebody danced happily around a bonfire", OFFER)
    assert other.finding is Finding.TOO_LITTLE
    assert is_carried("", OFFER).finding is Finding.SAYS_NOTHING
    assert is_carried("… — !", OFFER).finding is Finding.SAYS_NOTHING
    assert is_carried("A boiler", []).finding is not Finding.CARRIED


# Words as screens have them: plain, capitalised, values, addresses, joined by all sorts of marks.
WORDS = st.one_of(
    st.sampled_from(
        "the a boiler kiln Mara Harmsen invoice paid on Tuesday May will 24 kW 1,480.00 €12 KT-4471"
        " 08:30 2026-03-24 mara@kiln.example src/main.c it's three “quoted” Zürich naïve v2.4.0 |"
        " (soon) 1st 12% A/B count_resets 日本語 7°C before only THE I".split()
    ),
    st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=8),
)
LINES = st.lists(st.lists(WORDS, min_size=1, max_size=9).map(" ".join), min_size=1, max_size=5)


@given(LINES, st.data())
def test_a_quotation_is_carried(lines: list[str], data: st.DataObject) -> None:
    words = " ".join(lines).split()
    # A quotation that cuts a "not" off may be refused.
    assume(NEGATIONS.isdisjoint(words_of(" ".join(words))))
    start = data.draw(st.integers(0, len(words) - 1))
    quote = " ".join(words[start : data.draw(st.integers(start + 1, len(words)))])
    verdict = is_carried(quote, lines)
    # Of marks alone, nothing is said.
    assert verdict.finding in {Finding.CARRIED, Finding.SAYS_NOTHING}, verdict
    if verdict.finding is Finding.SAYS_NOTHING:
        assert not claims_of(quote)


@given(LINES)
def test_the_order_of_the_lines_does_not_matter(lines: list[str]) -> None:
    shuffled = sorted(lines, key=lambda line: (len(line), line))
    statement = f"{lines[0]} {lines[-1][:20]} something else"
    assert is_carried(statement, lines) == is_carried(statement, shuffled)
    assert is_carried(statement, lines) == is_carried(statement, lines[::-1])


NEW_NAMES = st.from_regex(
    r"[A-Z][bcdfgklmnprstvz][aeiou][bcdfgklmnprstvz]{2}[aeiou]", fullmatch=True
)
NEW_NUMBERS = st.one_of(
    st.integers(3, 10**9).map(str),
    st.decimals(3, 10**6, places=2).map(str),
    st.from_regex(r"[A-Z]{2}-[1-9][0-9]{3}", fullmatch=True),
)


@given(LINES, st.one_of(NEW_NAMES, NEW_NUMBERS), st.data())
def test_a_name_or_number_that_is_not_there_is_never_carried(
    lines: list[str], addition: str, data: st.DataObject
) -> None:
    forms = {form for line in lines for form in forms_in(line)}
    claims = claims_of(addition)
    assert claims
    assume(all(claim.forms.isdisjoint(forms) for claim in claims))
    words = lines[0].split()
    words.insert(data.draw(st.integers(0, len(words))), addition)
    verdict = is_carried(" ".join(words), lines)
    assert not verdict.is_carried
