"""One person, project, place or thing in full: its names, what is known, where it was seen."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.memory_account import EntityAccount
from app.theme.tokens import MEASURES
from app.windows.building_blocks import button, column, hairline, label, row
from app.windows.flow_layout import FlowLayout
from app.windows.memories.detail_parts import (
    Facts,
    ProofStrip,
    WayTo,
    name_chip,
    part,
    selectable,
    way_to,
)
from app.windows.memories.memory_words import entity_change_words, entity_kind_words, name_of
from app.windows.words import counted, day_name, moment_words
from app.windows.workplace import Workplace
from core.store.memory_outlines import Headline

_NAMES_AT_MOST = 30


class EntityView(QWidget):
    """`split_wanted` carries the name that is somebody else's."""

    way_taken = Signal(object)  # Item
    proof_opened = Signal(object)  # Citation
    split_wanted = Signal(str)

    def __init__(self, account: EntityAccount, workplace: Workplace) -> None:
        super().__init__()
        self.account = account
        self._work = workplace
        self._today = workplace.clock.now().date()
        self.ways: list[WayTo] = []
        layout = column(self, gap=MEASURES.space_4)
        layout.addWidget(self._head())
        layout.addWidget(self._fields())
        if len(account.entity.aliases) > 1:
            layout.addWidget(self._aliases())
        if account.known:
            layout.addWidget(self._known(account.known))
        if account.seen_with:
            layout.addWidget(self._seen_with())
        if account.proofs:
            holder, place = part(self.tr("Seen on"))
            place.setSpacing(MEASURES.space_2)
            place.addWidget(ProofStrip(account.proofs, workplace, self.proof_opened.emit))
            layout.addWidget(holder)
        if account.history:
            layout.addWidget(hairline())
            layout.addWidget(self._history())
        layout.addStretch(1)

    def _head(self) -> QWidget:
        holder = QWidget()
        layout = column(holder, gap=MEASURES.space_1)
        words = entity_kind_words(self.account.entity.kind)
        if self.account.entity.is_the_users:
            words = self.tr("{kind} · sorted by you").format(kind=words)
        layout.addWidget(label(words, "caption"))
        self.title = selectable(name_of(self.account.headline), "heading")
        layout.addWidget(self.title)
        return holder

    def _fields(self) -> QWidget:
        shown = self.account.headline
        seen = counted(shown.frames, self.tr("moment"), self.tr("moments"))
        span = self.tr("{first} to {last}").format(
            first=moment_words(shown.first, self._today),
            last=moment_words(shown.last, self._today),
        )
        return Facts([(self.tr("Seen on"), selectable(seen)), (self.tr("When"), selectable(span))])

    def _aliases(self) -> QWidget:
        holder, layout = part(self.tr("Names"))
        layout.setSpacing(2)
        for alias in self.account.entity.aliases[:_NAMES_AT_MOST]:
            line = row(gap=MEASURES.space_2)
            line.addWidget(selectable(alias.name), 1)
            seen = counted(alias.frames, self.tr("moment"), self.tr("moments"))
            line.addWidget(label(seen, "caption"))
            split = button(
                self.tr("Somebody else"), partial(self.split_wanted.emit, alias.name), "link"
            )
            split.setAccessibleName(
                self.tr("{name} is somebody or something else").format(name=alias.name)
            )
            line.addWidget(split)
            layout.addLayout(line)
        return holder

    def _known(self, known: Sequence[Headline]) -> QWidget:
        holder, layout = part(self.tr("Known of it"))
        layout.setSpacing(0)
        for one in known:
            when = day_name(one.since.date(), self._today)
            made = way_to(one, self._work, self.way_taken.emit, note=when)
            self.ways.append(made)
            layout.addWidget(made)
        return holder

    def _seen_with(self) -> QWidget:
        holder, layout = part(self.tr("Seen with"))
        place = QWidget()
        flow = FlowLayout(place, gap=MEASURES.space_1)
        for name in self.account.seen_with:
            flow.addWidget(name_chip(name, self._work, self.way_taken.emit))
        layout.addWidget(place)
        return holder

    def _history(self) -> QWidget:
        holder, layout = part(self.tr("History"))
        for change in self.account.history:
            when = moment_words(change.at, self._today)
            layout.addWidget(selectable(f"{when}: {entity_change_words(change)}", "caption"))
        return holder
