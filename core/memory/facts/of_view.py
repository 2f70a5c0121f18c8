"""Facts of a view, read without a language model from patterns that carry their own proof."""

import re

from core.memory.facts.agreements import facts_in_agreements
from core.memory.facts.bookings import facts_in_bookings
from core.memory.facts.changes import facts_in_changes
from core.memory.facts.contacts import facts_in_contacts
from core.memory.facts.events import facts_in_calendar, facts_in_events
from core.memory.facts.found import Finding, FoundFact, Pattern
from core.memory.facts.labels import facts_in_labels
from core.memory.facts.names import subject_key
from core.memory.facts.page import page_of
from core.memory.facts.preferences import facts_in_preferences
from core.memory.facts.sentences import facts_in_sentences
from core.memory.facts.tables import facts_in_forms, facts_in_tables
from core.memory.facts.wording import title_of
from core.memory.view import View
from core.memory_record import MemoryDraft, MemoryKind, Role, Statement

MADE_BY = "rules v2"
_READERS = (
    facts_in_changes,
    facts_in_preferences,
    facts_in_agreements,
    facts_in_contacts,
    facts_in_bookings,
    facts_in_events,
    facts_in_tables,
    facts_in_forms,
    facts_in_sentences,
    facts_in_labels,
)
_FIELDS = frozenset({Pattern.FORM, Pattern.LABEL, Pattern.TABLE, Pattern.ROW})
_CONFIDENCE = {
    Pattern.CHANGE: 0.85,
    Pattern.CONTACT: 0.85,
    Pattern.PREFERENCE: 0.85,
    Pattern.AGREEMENT: 0.8,
    Pattern.REFERENCE: 0.85,
    Pattern.TABLE: 0.8,
    Pattern.ROW: 0.8,
    Pattern.LABEL: 0.75,
    Pattern.ROLE: 0.75,
    Pattern.SENTENCE: 0.75,
    Pattern.EVENT: 0.75,
    Pattern.FORM: 0.7,
}
_IMPORTANCE = {
    Pattern.PREFERENCE: 0.8,
    Pattern.CHANGE: 0.7,
    Pattern.AGREEMENT: 0.65,
    Pattern.CONTACT: 0.7,
    Pattern.EVENT: 0.6,
    Pattern.REFERENCE: 0.6,
    Pattern.ROLE: 0.55,
    Pattern.SENTENCE: 0.55,
    Pattern.LABEL: 0.5,
    Pattern.FORM: 0.4,
    Pattern.TABLE: 0.4,
    Pattern.ROW: 0.35,
}


def facts_in(view: View) -> list[FoundFact]:
    """The facts that a view states, in the order read; each key and value once.

    A fact is as old as the message or page that says it, where that shows its date, and else as
    the view. Confidence and importance depend on the pattern: what a person said of changes,
    contacts and likings counts for more than a cell of a table.
    """
    return [
        FoundFact(_draft(view, one), one.is_former, one.pattern in _FIELDS)
        for one in findings_in(view)
    ]


def findings_in(view: View) -> list[Finding]:
    """The facts of a view as they were read, before they become drafts."""
    page = page_of(view)
    calendar = facts_in_calendar(page)
    if calendar:
        return [finding for finding in calendar if _is_sound(finding)]
    found: dict[tuple[str, str, bool], Finding] = {}
    told: set[tuple[tuple[int, ...], str]] = set()
    cells: set[int] = set()
    for reader in _READERS:
        fresh = [finding for finding in reader(page) if _is_sound(finding)]
        for finding in fresh:
            place = (finding.line_numbers, finding.object.casefold())
            if place in told or not cells.isdisjoint(finding.line_numbers):
                continue  # another reader has told it, and under a better name
            key = subject_key(finding.subject, finding.predicate)
            found.setdefault((key, finding.object.casefold(), finding.is_former), finding)
        told.update((finding.line_numbers, finding.object.casefold()) for finding in fresh)
        cells.update(
            number
            for finding in fresh
            if finding.pattern in {Pattern.TABLE, Pattern.ROW}
            for number in finding.line_numbers
        )
    return _most_exact(list(found.values()))


def _most_exact(findings: list[Finding]) -> list[Finding]:
    """Without the days that another finding of the same thing gives with their clock."""
    return [
        one
        for one in findings
        if one.pattern is Pattern.CHANGE
        or not any(
            other.object.startswith(f"{one.object},")
            and subject_key(other.subject, other.predicate)
            == subject_key(one.subject, one.predicate)
            for other in findings
        )
    ]


def _draft(view: View, finding: Finding) -> MemoryDraft:
    evidence = view.evidence(tuple(sorted(set(finding.line_numbers))))
    texts = (
        (Role.TITLE, title_of(finding)),
        (Role.SUBJECT, finding.subject),
        (Role.PREDICATE, finding.predicate),
        (Role.OBJECT, finding.object),
        (Role.LINE, " ".join(finding.quote.split())),
    )
    since = view.observation.at
    if finding.said_at is not None and finding.said_at < since:
        since = finding.said_at
    return MemoryDraft(
        kind=MemoryKind.SEMANTIC,
        subject_key=subject_key(finding.subject, finding.predicate),
        statements=tuple(Statement(role, text, evidence) for role, text in texts),
        since=since,
        until=view.observation.until,
        made_by=MADE_BY,
        importance=_IMPORTANCE[finding.pattern],
        confidence=_CONFIDENCE[finding.pattern],
    )


def _is_sound(finding: Finding) -> bool:
    """Whether subject and object are text that a person would keep."""
    subject, value = finding.subject.strip(), finding.object.strip()
    if not subject or not value or subject.casefold() == value.casefold():
        return False
    if len(subject) > 90 or len(value) > (220 if finding.pattern is Pattern.ROW else 140):
        return False
    letters = sum(character.isalpha() for character in subject)
    return letters >= 2 and not value.startswith("[") and re.search(r"\w", value) is not None
