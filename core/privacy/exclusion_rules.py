"""What must never be remembered: the user's rules, the groups that come with Recollect, and hours.

One matcher tells which rule keeps a window or a moment out; every door asks it.
"""

import fnmatch
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.observation import WindowContext
from core.privacy.hosts import host_of, is_host_covered
from core.privacy.quiet_hours import QuietHours
from core.privacy.rule_groups import GROUPS_AT_FIRST, RuleGroup, row_of

SEED_APPS = ("recollect",)
"""The user's own list at first: this program does not read itself."""

PAUSE_SIGN = "pause "
"""What the words of a rule that pauses recording begin with."""


class RuleKind(StrEnum):
    """What a rule looks at; the value begins the rule's words."""

    APP = "app"
    TITLE = "title"
    SITE = "site"
    GROUP = "group"
    HOURS = "hours"


class RuleAction(StrEnum):
    """What becomes of a window that a rule fits."""

    LEAVE_OUT = "leave out"
    PAUSE = "pause"  # nothing at all is recorded while such a window is open


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: part of a program's name, a title pattern, a host, a group or hours."""

    kind: RuleKind
    pattern: str

    def __str__(self) -> str:
        return f"{self.kind.value} {self.pattern}"


@dataclass(frozen=True, slots=True)
class RuleMatch:
    """The rule that keeps something out, and how. `row` names what of a group it was."""

    rule: Rule
    action: RuleAction = RuleAction.LEAVE_OUT
    row: str = ""

    @property
    def words(self) -> str:
        """As gaps and states name it: never the window's own title or address."""
        return f"{PAUSE_SIGN if self.action is RuleAction.PAUSE else ''}{self.rule}"


@dataclass(frozen=True, slots=True)
class ExclusionRules:
    """Apps (part of the program's name), title patterns (`*` and `?`), site hosts, groups, hours.

    All matching ignores case. A host covers its subdomains. Rules in `pausing` do not only leave
    their window out: while it is open, nothing is recorded.
    """

    apps: tuple[str, ...] = SEED_APPS
    titles: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    groups: tuple[RuleGroup, ...] = GROUPS_AT_FIRST
    hours: tuple[QuietHours, ...] = ()
    pausing: tuple[Rule, ...] = ()

    def match(self, window: WindowContext, *, is_private: bool = False) -> RuleMatch | None:
        """The rule that keeps this window out; None if it may be remembered.

        `is_private` says that the system knows it for a browser's private window. Where several
        rules fit, one that pauses comes first.
        """
        matches = self._matches(window, is_private)
        pausing = (match for match in matches if match.action is RuleAction.PAUSE)
        return next(pausing, matches[0] if matches else None)

    def match_time(self, at: datetime) -> RuleMatch | None:
        """The hours in which a moment lies; None if it may be remembered."""
        for hours in self.hours:
            if hours.covers(at):
                return RuleMatch(Rule(RuleKind.HOURS, str(hours)), RuleAction.PAUSE)
        return None

    def why_excluded(self, window: WindowContext) -> str | None:
        """The rule that keeps this window out, in words; None if it may be remembered."""
        match = self.match(window)
        return match.words if match else None

    def _matches(self, window: WindowContext, is_private: bool) -> list[RuleMatch]:
        app, title = window.app.casefold(), window.title.casefold()
        host = host_of(window.url)
        fitting = [
            *(Rule(RuleKind.APP, name) for name in self.apps if name.casefold() in app),
            *(
                Rule(RuleKind.TITLE, pattern)
                for pattern in self.titles
                if fnmatch.fnmatchcase(title, pattern.casefold())
            ),
            *(Rule(RuleKind.SITE, site) for site in self.sites if is_host_covered(host, site)),
        ]
        matches = [RuleMatch(rule, self.action_of(rule)) for rule in fitting]
        for group in self.groups:
            row = row_of(group, window)
            if row is not None or (is_private and group is RuleGroup.PRIVATE_WINDOWS):
                rule = Rule(RuleKind.GROUP, group.value)
                matches.append(RuleMatch(rule, self.action_of(rule), row.name if row else ""))
        return matches

    def action_of(self, rule: Rule) -> RuleAction:
        """What a rule does to the windows it fits."""
        return RuleAction.PAUSE if rule in self.pausing else RuleAction.LEAVE_OUT
