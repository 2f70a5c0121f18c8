"""One memory in full: what it says, on what proof, what it is tied to, what became of it."""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.known_sentences import in_app_language
from app.memory_account import Happened, MemoryAccount, Said
from app.theme.tokens import MEASURES
from app.windows.building_blocks import column, hairline, label, row
from app.windows.flow_layout import FlowLayout
from app.windows.memories.detail_parts import (
    Facts,
    ProofStrip,
    WayTo,
    name_chip,
    part,
    proof_button,
    selectable,
    way_to,
)
from app.windows.memories.memory_words import (
    change_words,
    kind_words,
    link_words,
    resource_words,
    role_words,
    sensitivity_words,
    standing_line,
    standing_words,
    state_words,
)
from app.windows.words import counted, day_name, duration, moment_words
from app.windows.workplace import Workplace
from core.memory.facts.said import NOTE_PREDICATE
from core.memory_record import Memory, MemoryKind, Role, Status
from core.store.memory_outlines import Headline

_OWN_FIELDS = (Role.SUBJECT, Role.PREDICATE, Role.OBJECT, Role.AUTHOR, Role.ADDRESS)
_BELOW = (Role.LINE, Role.STEP, Role.OUTCOME)
_LINKS_AT_FIRST = 8
_UNSPOKEN = frozenset({"row", NOTE_PREDICATE})  # predicates that are a form, and say nothing
_NUMBERED = re.compile(r"\d{1,3}[.)]\s")


class MemoryView(QWidget):
    """Built anew for every memory; `way_taken` carries an `Item`, `proof_opened` a `Citation`."""

    way_taken = Signal(object)
    proof_opened = Signal(object)

    def __init__(self, account: MemoryAccount, workplace: Workplace) -> None:
        super().__init__()
        self.account = account
        self._work = workplace
        self._today = workplace.clock.now().date()
        self.ways: list[WayTo] = []
        layout = column(self, gap=MEASURES.space_4)
        layout.addWidget(self._head())
        self.own_place = column()
        layout.addLayout(self.own_place)
        layout.addWidget(self._fields())
        for made in self._parts():
            layout.addWidget(made)
        layout.addStretch(1)

    # what stands where

    def _head(self) -> QWidget:
        memory = self.account.memory
        holder = QWidget()
        layout = column(holder, gap=MEASURES.space_1)
        words = [kind_words(memory.kind, memory.level)]
        if memory.status is not Status.ACTIVE:
            words.append(standing_words(memory.status))
        if memory.is_pinned:
            words.append(self.tr("pinned"))
        layout.addWidget(label(" · ".join(words), "caption"))
        self.title = selectable(memory.title, "heading")
        layout.addWidget(self.title)
        layout.addWidget(selectable(standing_line(memory), "caption"))
        return holder

    def _fields(self) -> QWidget:
        memory = self.account.memory
        rows: list[tuple[str, QWidget]] = [
            (role_words(said.role, memory.kind), self._with_proof(said))
            for said in self._own_fields()
        ]
        rows += [(name, selectable(value)) for name, value in self._kind_fields()]
        rows.append((self._span_name(), selectable(self._span())))
        return Facts(rows)

    def _own_fields(self) -> Iterator[Said]:
        """The statements that are fields, in their order; an episode's subjects are its title."""
        kind = self.account.memory.kind
        for role in _OWN_FIELDS:
            for said in self.account.said:
                is_field = kind is not MemoryKind.EPISODIC or role is not Role.SUBJECT
                is_unspoken = role is Role.PREDICATE and said.text in _UNSPOKEN
                if said.role is role and is_field and not is_unspoken:
                    yield said

    def _kind_fields(self) -> Iterator[tuple[str, str]]:
        memory = self.account.memory
        details = memory.details
        if state := state_words(details):
            yield self.tr("Status"), state
        if memory.kind is MemoryKind.PROCEDURAL:
            times = int(details.get("times_used", 0))
            yield self.tr("Used"), counted(times, self.tr("time"), self.tr("times"))
        if memory.kind is MemoryKind.RESOURCE:
            yield from self._reading_fields(memory)
        if memory.kind is MemoryKind.VAULT:
            yield self.tr("Sensitivity"), sensitivity_words(str(details.get("sensitivity", "")))

    def _reading_fields(self, memory: Memory) -> Iterator[tuple[str, str]]:
        kind = str(memory.details.get("resource_kind", ""))
        if kind:
            yield self.tr("Kind"), resource_words(kind)
        times = int(memory.details.get("times_seen", 0))
        seen = counted(times, self.tr("time"), self.tr("times"))
        dwell = float(memory.details.get("dwell_s", 0))
        if dwell:
            seen = self.tr("{times}, {long} in all").format(times=seen, long=duration(dwell))
        yield self.tr("Seen"), seen
        if pages := str(memory.details.get("pages_read", "")):
            yield self.tr("Pages read"), pages

    def _span_name(self) -> str:
        names = {
            MemoryKind.SEMANTIC: self.tr("Holds"),
            MemoryKind.EPISODIC: self.tr("When"),
        }
        return names.get(self.account.memory.kind, self.tr("Known"))

    def _span(self) -> str:
        memory = self.account.memory
        since = moment_words(memory.since, self._today)
        if memory.kind is MemoryKind.SEMANTIC:
            if memory.valid_until is None:
                return self.tr("since {since}").format(since=since)
            ended = moment_words(memory.valid_until, self._today)
            return self.tr("from {since} to {until}").format(since=since, until=ended)
        until = moment_words(memory.until, self._today)
        if since == until:
            return since
        return self.tr("{since} to {until}").format(since=since, until=until)

    def _parts(self) -> Iterator[QWidget]:
        account = self.account
        if below := [said for said in account.said if said.role in _BELOW]:
            yield self._said_below(below)
        if account.proofs:
            yield self._proof()
        if account.whole is not None:
            yield self._ways(self.tr("Part of"), [account.whole])
        if account.parts:
            yield self._ways(self.tr("Made of"), account.parts)
        if account.successor is not None:
            yield self._ways(self.tr("Replaced by"), [account.successor])
        if account.earlier:
            yield self._ways(self.tr("Before that"), account.earlier)
        if account.names:
            yield self._names()
        if account.linked:
            yield self._linked()
        yield hairline()
        yield self._history()

    def _said_below(self, below: Sequence[Said]) -> QWidget:
        is_how_to = self.account.memory.kind is MemoryKind.PROCEDURAL
        holder, layout = part(self.tr("Steps") if is_how_to else self.tr("As it was read"))
        if self.account.memory.kind in {MemoryKind.EPISODIC, MemoryKind.RESOURCE}:
            holder, layout = part(self.tr("Summary"))
        layout.setSpacing(6)
        steps = 0
        for said in below:
            steps += said.role is Role.STEP
            if said.role is Role.OUTCOME:
                layout.addWidget(label(role_words(Role.OUTCOME, MemoryKind.PROCEDURAL), "caption"))
            number = steps if said.role is Role.STEP and not _NUMBERED.match(said.text) else 0
            layout.addWidget(self._with_proof(said, number))
        return holder

    def _proof(self) -> QWidget:
        heading = self.tr("Proof")
        left = self.account.frames - len({one.observation_id for one in self.account.proofs})
        holder, layout = part(heading)
        layout.setSpacing(MEASURES.space_2)
        self.proofs = ProofStrip(self.account.proofs, self._work, self.proof_opened.emit)
        layout.addWidget(self.proofs)
        if left > 0:
            words = counted(left, self.tr("more moment says so"), self.tr("more moments say so"))
            layout.addWidget(label(words, "caption"))
        return holder

    def _ways(self, heading: str, others: Sequence[Headline]) -> QWidget:
        holder, layout = part(heading)
        layout.setSpacing(0)
        for other in others:
            when = day_name(other.since.date(), self._today)
            self._add_way(layout, way_to(other, self._work, self.way_taken.emit, note=when))
        return holder

    def _names(self) -> QWidget:
        holder, layout = part(self.tr("Names in it"))
        place = QWidget()
        flow = FlowLayout(place, gap=MEASURES.space_1)
        for name in self.account.names:
            flow.addWidget(name_chip(name, self._work, self.way_taken.emit))
        layout.addWidget(place)
        return holder

    def _linked(self) -> QWidget:
        holder, layout = part(self.tr("Linked with"))
        layout.setSpacing(0)
        for linked in self.account.linked[:_LINKS_AT_FIRST]:
            note = link_words(linked.type)
            made = way_to(linked.other, self._work, self.way_taken.emit, note=note)
            self._add_way(layout, made)
        return holder

    def _history(self) -> QWidget:
        holder, layout = part(self.tr("History"))
        for happened in self.account.history:
            layout.addWidget(self._happened(happened))
        return holder

    def _happened(self, happened: Happened) -> QLabel:
        change = happened.change
        words = self.tr("{when}: {what} (version {version}; {reason})").format(
            when=moment_words(change.at, self._today),
            what=change_words(change),
            version=change.version,
            reason=in_app_language(change.reason),
        )
        if happened.before:
            words = self.tr("{words}. Before: “{before}”").format(
                words=words, before=happened.before
            )
        return selectable(words, "caption")

    # pieces

    def _add_way(self, layout: QVBoxLayout, made: WayTo) -> None:
        self.ways.append(made)
        layout.addWidget(made)

    def _with_proof(self, said: Said, step: int = 0) -> QWidget:
        """The words, and the numbers of the cards that show where they stand.

        `step` is the place of a step that does not say its own number; 0 for all else.
        """
        holder = QWidget()
        line = row(holder, gap=MEASURES.space_1)
        line.addWidget(selectable(f"{step}. {said.text}" if step else said.text), 1)
        by_number = {one.number: one for one in self.account.proofs}
        for number in said.proofs:
            citation = by_number[number]
            name = self.tr("Proof {number}: {quote}").format(number=number, quote=citation.quote)
            made = proof_button(number, name, partial(self.proof_opened.emit, citation))
            line.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        return holder
