"""All rules about what is never remembered, to be seen and changed: groups, lists, times of day."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.theme.theme import Theme
from app.theme.tokens import MEASURES
from app.windows.building_blocks import column, hairline, row
from app.windows.group_choices import GroupChoices
from app.windows.quiet_hours_list import QuietHoursList
from app.windows.rule_list import RuleList
from core.privacy.exclusion_rules import ExclusionRules, Rule, RuleKind

_BRIEF_LIST_HEIGHT = 92


class RuleEditor(QWidget):
    """`changed` tells the rules as the user has them now.

    Brief, for the first steps, it leaves out explanations and the times of day.
    """

    changed = Signal(object)  # ExclusionRules

    def __init__(self, theme: Theme, *, is_brief: bool = False) -> None:
        super().__init__()
        self.groups = GroupChoices(theme, is_brief=is_brief)
        self.apps = RuleList(
            theme, self.tr("Apps"), self.tr("Part of the program's name"), self.tr("ledger")
        )
        self.titles = RuleList(
            theme, self.tr("Window titles"), self.tr("* stands for any text"), self.tr("*Payroll*")
        )
        self.sites = RuleList(
            theme, self.tr("Sites"), self.tr("With everything below them"), self.tr("bank.example")
        )
        self.hours = QuietHoursList(theme)
        self._lists = {
            RuleKind.APP: self.apps,
            RuleKind.TITLE: self.titles,
            RuleKind.SITE: self.sites,
        }
        layout = column(self, gap=MEASURES.space_3)
        layout.addWidget(self.groups)
        layout.addWidget(hairline())
        lists = row(gap=MEASURES.space_4)
        for rules in self._lists.values():
            lists.addWidget(rules, 1)
        layout.addLayout(lists)
        if is_brief:
            self.hours.hide()
            for rules in self._lists.values():
                rules.list.setFixedHeight(_BRIEF_LIST_HEIGHT)
        else:
            layout.addWidget(hairline())
        layout.addWidget(self.hours)
        for rules in self._lists.values():
            rules.changed.connect(self._tell)
        self.groups.changed.connect(self._tell)
        self.hours.changed.connect(self._tell)

    def show_rules(self, rules: ExclusionRules) -> None:
        self.groups.show_rules(rules)
        for kind, patterns in (
            (RuleKind.APP, rules.apps),
            (RuleKind.TITLE, rules.titles),
            (RuleKind.SITE, rules.sites),
        ):
            pausing = {rule.pattern for rule in rules.pausing if rule.kind is kind}
            self._lists[kind].show_rules(patterns, pausing)
        self.hours.show_hours(rules.hours)

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
            hours=self.hours.hours(),
            pausing=tuple(
                Rule(kind, pattern)
                for kind, listed in self._lists.items()
                for pattern in listed.pausing()
            ),
        )
        return self.groups.applied_to(rules)
