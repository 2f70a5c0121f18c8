"""The groups of rules that come with Recollect, each on or off: what the first steps ask."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.theme.theme import Theme
from app.theme.tokens import MEASURES
from app.windows.building_blocks import label, row
from app.windows.rule_words import group_name
from app.windows.switch import Switch
from core.privacy.exclusion_rules import ExclusionRules, Rule, RuleKind
from core.privacy.rule_groups import RuleGroup


class GroupSwitches(QWidget):
    """`changed` tells that the user switched; `applied_to` gives rules with what is on here."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.switches: dict[RuleGroup, Switch] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(MEASURES.space_5)
        for place, group in enumerate(RuleGroup):
            switch = Switch(theme)
            switch.setAccessibleName(self.tr("Leave out: {name}").format(name=group_name(group)))
            switch.clicked.connect(lambda _is_on: self.changed.emit())
            self.switches[group] = switch
            line = row(gap=MEASURES.space_2)
            line.addWidget(switch)
            line.addWidget(label(group_name(group)), 1)
            grid.addLayout(line, place // 2, place % 2)

    def show_rules(self, rules: ExclusionRules) -> None:
        for group, switch in self.switches.items():
            switch.setChecked(group in rules.groups)

    def applied_to(self, rules: ExclusionRules) -> ExclusionRules:
        """The rules with the groups that are on here; one that pauses goes on pausing."""
        groups = tuple(group for group, switch in self.switches.items() if switch.isChecked())
        off = {Rule(RuleKind.GROUP, group.value) for group in RuleGroup if group not in groups}
        pausing = tuple(rule for rule in rules.pausing if rule not in off)
        return replace(rules, groups=groups, pausing=pausing)
