"""`recollect exclude` and `recollect settings`."""

import math
from enum import StrEnum
from typing import Annotated

import typer

from app.command_line.context import JsonOption, known_errors, session_of
from app.command_line.output import Json, Output
from app.open_memory import Access
from core.errors import InvalidSetting
from core.models.server_choice import URL_KEY, confirm_host, word_needed
from core.privacy.exclusion_rules import RuleKind
from core.privacy.rule_changes import typed_rule, with_rules, without_rules
from core.privacy.rules_document import rules_document
from core.settings import SETTINGS, SettingValue, setting_named
from core.store.setting_store import SettingStore


class SettingsAct(StrEnum):
    """What to do with settings."""

    GET = "get"
    SET = "set"


@known_errors
def exclude_command(
    context: typer.Context,
    app: Annotated[
        list[str] | None, typer.Option("--app", help="A program, by part of its name.")
    ] = None,
    title: Annotated[
        list[str] | None, typer.Option(help="A window title; * stands for anything.")
    ] = None,
    site: Annotated[
        list[str] | None, typer.Option(help="A site with its subdomains, such as bank.example.")
    ] = None,
    hours: Annotated[
        list[str] | None,
        typer.Option(help="A time of day, such as 20:00-07:00 or mon-fri 12:00-13:00."),
    ] = None,
    group: Annotated[
        list[str] | None, typer.Option(help="A group that comes with Recollect, by its name.")
    ] = None,
    pause: Annotated[
        bool, typer.Option("--pause", help="Record nothing at all while such a window is open.")
    ] = False,
    remove: Annotated[bool, typer.Option("--remove", help="Take the rule away again.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Keep apps, titles, sites or hours out of memory; without options, list the rules."""
    named = [
        typed_rule(kind, text)
        for kind, texts in (
            (RuleKind.APP, app),
            (RuleKind.TITLE, title),
            (RuleKind.SITE, site),
            (RuleKind.HOURS, hours),
            (RuleKind.GROUP, group),
        )
        for text in texts or ()
    ]
    if (remove or pause) and not named:
        raise typer.BadParameter("Say which rule: --app, --title, --site, --hours or --group.")
    with session_of(context).open(Access.WRITE if named else Access.READ) as memory:
        rules = memory.store.settings.exclusion_rules()
        if named:
            rules = without_rules(rules, named) if remove else with_rules(rules, named, pause=pause)
            memory.store.settings.set_exclusion_rules(rules)
    document = rules_document(rules)
    told = "\n".join(f"{name}: {', '.join(values) or 'none'}" for name, values in document.items())
    Output(as_json).data(dict(document), told)


@known_errors
def settings_command(
    context: typer.Context,
    act: Annotated[SettingsAct, typer.Argument(help="get or set.")] = SettingsAct.GET,
    key: Annotated[str | None, typer.Argument(help="The setting's name.")] = None,
    value: Annotated[str | None, typer.Argument(help="Its new value.")] = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Agree to what a setting has to ask first.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Show or change settings."""
    is_change = act is SettingsAct.SET
    if is_change and (key is None or value is None):
        raise typer.BadParameter("Say which setting and its value: settings set KEY VALUE.")
    if not is_change and value is not None:
        raise typer.BadParameter("To change a setting, use: settings set KEY VALUE.")
    if key is not None:
        setting_named(key)
    with session_of(context).open(Access.WRITE if is_change else Access.READ) as memory:
        if key is not None and value is not None:
            _set(memory.store.settings, key, value, is_agreed=yes)
        found = memory.store.settings.all()
    if key is not None:
        found = {key: found[key]}
    helps = {setting.key: setting for setting in SETTINGS}
    told = "\n".join(
        f"{name} = {current} {helps[name].unit}".rstrip() + f"   {helps[name].help}"
        for name, current in found.items()
    )
    document: Json = dict(found)
    Output(as_json).data(document, told)


def _set(settings: SettingStore, key: str, value: str, *, is_agreed: bool) -> None:
    """Raises: InvalidSetting; also where the user must agree first and has not."""
    parsed = _finite(key, setting_named(key).parse(value))
    asked = word_needed(key, value)
    if asked and not is_agreed:
        raise InvalidSetting(f"{asked} If that is what you want, repeat the command with --yes.")
    settings.set(key, parsed)
    if key == URL_KEY and value.strip():
        confirm_host(settings, value)


def _finite(key: str, value: SettingValue) -> SettingValue:
    if isinstance(value, float) and not math.isfinite(value):
        raise InvalidSetting(f"{key} needs a number that can be counted to.")
    return value
