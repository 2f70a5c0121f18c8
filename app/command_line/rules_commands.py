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
from core.privacy.exclusion_rules import ExclusionRules, host_of
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
    remove: Annotated[bool, typer.Option("--remove", help="Take the rule away again.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Keep apps, titles or sites out of memory; without options, list the rules."""
    if any(not one.strip(" *?") for one in (*(app or ()), *(title or ()), *(site or ()))):
        raise InvalidSetting("An empty rule would keep everything out; name something.")
    hosts = [host_of(one) or one.casefold() for one in site or ()]
    patterns = [one if any(mark in one for mark in "*?") else f"*{one}*" for one in title or ()]
    is_change = bool(app or patterns or hosts)
    if remove and not is_change:
        raise typer.BadParameter("Say which rule to remove: --app, --title or --site.")
    with session_of(context).open(Access.WRITE if is_change else Access.READ) as memory:
        rules = memory.store.settings.exclusion_rules()
        if is_change:
            rules = ExclusionRules(
                apps=_changed(rules.apps, app or [], remove),
                titles=_changed(rules.titles, patterns, remove),
                sites=_changed(rules.sites, hosts, remove),
            )
            memory.store.settings.set_exclusion_rules(rules)
    told = "\n".join(
        f"{name}: {', '.join(values) or 'none'}"
        for name, values in (
            ("apps", rules.apps),
            ("titles", rules.titles),
            ("sites", rules.sites),
        )
    )
    Output(as_json).data({"apps": rules.apps, "titles": rules.titles, "sites": rules.sites}, told)


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


def _changed(rules: tuple[str, ...], named: list[str], remove: bool) -> tuple[str, ...]:
    if remove:
        unwanted = {one.casefold() for one in named}
        if unknown := unwanted - {rule.casefold() for rule in rules}:
            raise InvalidSetting(
                f"There is no rule {', '.join(sorted(unknown))}; `recollect exclude` lists them."
            )
        return tuple(rule for rule in rules if rule.casefold() not in unwanted)
    return tuple(dict.fromkeys((*rules, *named)))
