"""The rules about windows that are never remembered, to be seen and changed: groups and lists."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.theme.theme import Theme
from app.theme.tokens import MEASURES
from app.windows.building_blocks import column, hairline
from app.windows.folding_row import FoldingRow
from app.windows.group_choices import GroupChoices
from app.windows.group_switches import GroupSwitches
from app.windows.rule_list import RuleList
from core.privacy.exclusion_rules import ExclusionRules, Rule, RuleKind


class RuleEditor(QWidget):
    """`changed` tells the rules as the user has them now; times of day stay as they were shown.

    Brief, for the first steps, groups are on or off, and lists are low.
    """

    changed = Signal(object)  # ExclusionRules
    refused = Signal(object)  # RecollectError

    def __init__(self, theme: Theme, *, is_brief: bool = False) -> None:
        super().__init__()
        self.groups = GroupSwitches(theme) if is_brief else GroupChoices(theme)
        self.apps = RuleList(
            theme,
            RuleKind.APP,
            self.tr("Apps"),
            self.tr("Part of the program's name"),
            self.tr("ledger"),
            is_brief=is_brief,
        )
        self.titles = RuleList(
            theme,
            RuleKind.TITLE,
            self.tr("Window titles"),
            self.tr("* stands for any text"),
            self.tr("*Payroll*"),
            is_brief=is_brief,
        )
        self.sites = RuleList(
            theme,
            RuleKind.SITE,
            self.tr("Sites"),
            self.tr("With everything below them"),
            self.tr("bank.example"),
            is_brief=is_brief,
        )
        self._shown = ExclusionRules()
        self._lists = {
            RuleKind.APP: self.apps,
            RuleKind.TITLE: self.titles,
            RuleKind.SITE: self.sites,
        }
        layout = column(self, gap=MEASURES.space_3)
        layout.addWidget(self.groups)
        layout.addWidget(hairline())
        lists = tuple(self._lists.values())
        layout.addWidget(FoldingRow(lists, (1,) * len(lists), MEASURES.space_4))
        for rules in self._lists.values():
            rules.changed.connect(self._tell)
            rules.refused.connect(self.refused)
        self.groups.changed.connect(self._tell)

    def show_rules(self, rules: ExclusionRules) -> None:
        self.groups.show_rules(rules)
        for kind, patterns in (
            (RuleKind.APP, rules.apps),
            (RuleKind.TITLE, rules.titles),
            (RuleKind.SITE, rules.sites),
        ):
            pausing = {rule.pattern for rule in rules.pausing if rule.kind is kind}
            self._lists[kind].show_rules(patterns, pausing)
        self._shown = rules

    def settled(self) -> ExclusionRules:
        """The rules as they stand, with what is typed and not added yet."""
        for rules in self._lists.values():
            rules.add()
        return self.rules()

    def _tell(self) -> None:
        self.changed.emit(self.rules())

    def rules(self) -> ExclusionRules:
        """Everything as it is shown."""
        rules = ExclusionRules(
            apps=self.apps.rules(),
            titles=self.titles.rules(),
            sites=self.sites.rules(),
            hours=self._shown.hours,
            pausing=tuple(
                Rule(kind, pattern)
                for kind, listed in self._lists.items()
                for pattern in listed.pausing()
            )
            + tuple(rule for rule in self._shown.pausing if rule.kind is RuleKind.GROUP),
        )
        return self.groups.applied_to(rules)
