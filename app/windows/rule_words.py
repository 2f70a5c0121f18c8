"""Which rule keeps the screen out, in words."""

from app.known_sentences import in_app_language
from app.translation import tr
from app.windows.words import app_name
from core.privacy.exclusion_rules import PAUSE_SIGN, SEED_APPS, Rule, RuleKind, RuleMatch
from core.privacy.rule_groups import RuleGroup
from core.privacy.rules_document import rule_from


def rule_words(reason: str) -> str:
    """A sentence on the rule that the recorder names as its reason; `pause` may stand before it."""
    kinds = [kind.value for kind in RuleKind]
    named = reason.removeprefix(PAUSE_SIGN)
    if named.partition(" ")[0] not in kinds or not named.partition(" ")[2]:
        return tr("The window in front is kept out by your rules.")
    rule = rule_from(named)
    return _pause_words(rule) if reason.startswith(PAUSE_SIGN) else _out_words(rule)


def group_name(group: RuleGroup) -> str:
    """What a group is called."""
    return {
        RuleGroup.PASSWORD_MANAGERS: tr("Password managers"),
        RuleGroup.PRIVATE_WINDOWS: tr("Private windows"),
        RuleGroup.VIDEO_CALLS: tr("Video calls"),
        RuleGroup.STREAMING: tr("Films and series"),
    }[group]


def match_words(match: RuleMatch) -> str:
    """Which rule it was that fits a window, as the rules are shown."""
    pattern = match.rule.pattern
    if match.rule.kind is RuleKind.GROUP:
        group = group_name(RuleGroup(pattern))
        if match.row:
            return tr("By the group “{group}”: {row}").format(
                group=group, row=in_app_language(match.row)
            )
        return tr("By the group “{group}”").format(group=group)
    return {
        RuleKind.APP: tr("By your rule for the app “{pattern}”"),
        RuleKind.TITLE: tr("By your rule for titles like “{pattern}”"),
        RuleKind.SITE: tr("By your rule for the site “{pattern}”"),
        RuleKind.HOURS: tr("By your rule for the time of day “{pattern}”"),
    }[match.rule.kind].format(pattern=pattern)


def _out_words(rule: Rule) -> str:
    if rule.kind is RuleKind.GROUP:
        return {
            RuleGroup.PASSWORD_MANAGERS: tr("A password manager is in front; it is kept out."),
            RuleGroup.PRIVATE_WINDOWS: tr("A private window is in front; nothing of it is kept."),
            RuleGroup.VIDEO_CALLS: tr("A video call is in front; your rules keep it out."),
            RuleGroup.STREAMING: tr("A film or series is in front; your rules keep it out."),
        }[RuleGroup(rule.pattern)]
    if rule.kind is RuleKind.APP and rule.pattern in SEED_APPS:
        return tr("Recollect does not remember itself.")
    return {
        RuleKind.APP: tr("{app} is in front; your rules keep it out.").format(
            app=app_name(rule.pattern)
        ),
        RuleKind.TITLE: tr("A window titled “{pattern}” is kept out by your rules.").format(
            pattern=rule.pattern.strip("*")
        ),
        RuleKind.SITE: tr("{site} is kept out by your rules.").format(site=rule.pattern),
        RuleKind.HOURS: tr("Your rules keep this time of day out."),
    }[rule.kind]


def _pause_words(rule: Rule) -> str:
    if rule.kind is RuleKind.HOURS:
        return tr("Your rules say to record nothing at this time of day ({hours}).").format(
            hours=rule.pattern
        )
    if rule.kind is RuleKind.GROUP:
        return {
            RuleGroup.PASSWORD_MANAGERS: tr(
                "Nothing is recorded while a password manager is open."
            ),
            RuleGroup.PRIVATE_WINDOWS: tr("Nothing is recorded while a private window is open."),
            RuleGroup.VIDEO_CALLS: tr("Nothing is recorded during a video call."),
            RuleGroup.STREAMING: tr("Nothing is recorded while a film or series is open."),
        }[RuleGroup(rule.pattern)]
    shown = app_name(rule.pattern) if rule.kind is RuleKind.APP else rule.pattern.strip("*")
    return tr("Nothing is recorded while a window of your rule “{rule}” is open.").format(
        rule=shown
    )
