"""Titles of facts as a person would say them."""

import pytest

from core.memory.facts.found import Finding, Pattern
from core.memory.facts.wording import title_of


@pytest.mark.parametrize(
    ("pattern", "fact", "title"),
    [
        (
            Pattern.REFERENCE,
            ("Hotel Linde", "booking code", "K7-QXM"),
            "Booking code of Hotel Linde: K7-QXM",
        ),
        (Pattern.EVENT, ("Harvest fair", "when", "Friday 6 March 2026"), None),
        (
            Pattern.EVENT,
            ("Stand-up on Monday 2 March 2026", "when", "Monday 2 March 2026, 09:15"),
            "Stand-up on Monday 2 March 2026: 09:15",
        ),
        (Pattern.SENTENCE, ("KL 78", "departs", "06:20"), "KL 78 departs at 06:20"),
        (
            Pattern.SENTENCE,
            ("Permit", "expires", "Sunday 30 August 2026"),
            "Permit expires on Sunday 30 August 2026",
        ),
        (
            Pattern.SENTENCE,
            ("Quote, slides", "due", "Friday 6 March 2026"),
            "Quote, slides are due on Friday 6 March 2026",
        ),
        (
            Pattern.REFERENCE,
            ("Invoice 12-A", "due", "within 14 days"),
            "Invoice 12-A is due within 14 days",
        ),
        (Pattern.PREFERENCE, ("Bo Berg", "allergic to", "nuts"), "Bo Berg is allergic to nuts"),
        (
            Pattern.PREFERENCE,
            ("Bo Berg", "prefers", "on paper, not PDF"),
            "Bo Berg prefers it on paper, not PDF",
        ),
        (Pattern.AGREEMENT, ("Bo", "task", "orders the seeds"), "Bo orders the seeds"),
        (
            Pattern.AGREEMENT,
            ("Bo", "presenting", "on Friday 6 March 2026"),
            "Bo is presenting on Friday 6 March 2026",
        ),
        (Pattern.AGREEMENT, ("ABC-12", "taken on by", "Bo Berg"), "ABC-12, taken on by Bo Berg"),
        (
            Pattern.SENTENCE,
            ("Spare key", "place", "under the blue pot"),
            "Spare key: under the blue pot",
        ),
        (Pattern.EVENT, ("Planning", "place", "room Oak 4"), "Place of Planning: room Oak 4"),
        (Pattern.ROW, ("SF 217", "row", "Gate: B4; Deck: 6"), "SF 217 – Gate: B4; Deck: 6"),
        (
            Pattern.ROLE,
            ("Bridge opens a month late", "author", "Bo Berg"),
            "Author of “Bridge opens a month late”: Bo Berg",
        ),
        (
            Pattern.LABEL,
            ("Shed notes", "Bin day", "every second Thursday"),
            "Shed notes – bin day: every second Thursday",
        ),
        (
            Pattern.EVENT,
            ("Harvest fair poster", "when", "Friday 6 March 2026"),
            "Harvest fair poster – when: Friday 6 March 2026",
        ),
        (
            Pattern.TABLE,
            ("Comparison of roofs for old barns, slate tiles", "Cost per metre", "low"),
            "Comparison of roofs for old barns, slate tiles – cost per metre: low",
        ),
        (
            Pattern.SENTENCE,
            ("Guest day", "contact on site", "Bo Berg"),
            "Guest day, contact on site: Bo Berg",
        ),
        (
            Pattern.LABEL,
            ("Roof", "Budget approved by Bo", "€ 90"),
            "Roof, Budget approved by Bo: € 90",
        ),
    ],
)
def test_titles(pattern: Pattern, fact: tuple[str, str, str], title: str | None) -> None:
    subject, _, value = fact
    said = title_of(Finding(pattern, *fact, quote="", line_numbers=()))
    assert said == (title or f"{subject}: {value}")
