"""`recollect vault`: secrets that the user chose to keep."""

import os
import re
import sys
from getpass import getpass
from typing import Annotated

import typer

from app.command_line.browse_memory import memory_json
from app.command_line.context import (
    JsonOption,
    known_errors,
    memory_name,
    observation_name,
    session_of,
)
from app.command_line.memory_commands import memory_id_of
from app.command_line.output import Json, Output
from app.open_memory import Access
from core.answer.wording import moment_words
from core.clock import SYSTEM_CLOCK
from core.errors import InvalidSetting, VaultClosed
from core.ids import OfferId
from core.memory.vault import (
    KeptKind,
    accept_offer,
    add_to_vault,
    change_vault_passphrase,
    create_vault,
    dismiss_offer,
    expire_offers,
    remove_from_vault,
    reveal,
    vault_items,
    vault_offers,
)
from core.memory_record import Memory
from core.store.vault_store import NO_VAULT, VaultOffer

PASSPHRASE_VARIABLE = "RECOLLECT_VAULT_PASSPHRASE"
NEW_PASSPHRASE_VARIABLE = "RECOLLECT_NEW_VAULT_PASSPHRASE"
_LONGEST_ID = 15

vault_app = typer.Typer(
    help="Secrets you chose to keep, behind a passphrase of their own.", no_args_is_help=True
)

OfferArgument = Annotated[
    str, typer.Argument(metavar="ID", help="An offer's id (v3), as `recollect vault offers` says.")
]
ItemArgument = Annotated[
    str, typer.Argument(metavar="ID", help="An item's id (m5), as `recollect vault list` says.")
]


@vault_app.command("create")
@known_errors
def create_command(context: typer.Context, as_json: JsonOption = False) -> None:
    """Make the vault; from then on secrets caught on the screen are offered to you."""
    with session_of(context).open(Access.WRITE) as memory:
        if memory.store.vault.exists():
            raise VaultClosed("There is a vault already; `recollect vault list` shows it.")
        create_vault(memory.store, _new_passphrase(PASSPHRASE_VARIABLE))
    Output(as_json).data(
        {"exists": True},
        "The vault is made. Caught secrets are offered from now on: `recollect vault offers`. "
        "Without its passphrase nobody, you included, can open it.",
    )


@vault_app.command("offers")
@known_errors
def offers_command(context: typer.Context, as_json: JsonOption = False) -> None:
    """List the secrets that were caught and that you may keep."""
    now = SYSTEM_CLOCK.now()
    with session_of(context).open(Access.READ) as memory:
        exists = memory.store.vault.exists()
        found = vault_offers(memory.store, now)
        days = memory.store.settings.get("vault.offer_days")
    told = "\n".join(
        f"{_offer_name(one.id):>6}  {moment_words(one.offered_at)}  {one.kind:<14} {one.caption}"
        for one in found
    )
    nothing = f"Nothing is on offer; what nobody accepts in {days} days is dropped."
    Output(as_json).data(
        {"exists": exists, "offers": [_offer_json(one) for one in found]},
        told or (nothing if exists else NO_VAULT),
    )


@vault_app.command("accept")
@known_errors
def accept_command(
    context: typer.Context, name: OfferArgument, as_json: JsonOption = False
) -> None:
    """Keep what was offered."""
    offer_id = _offer_id_of(name)
    now = SYSTEM_CLOCK.now()
    with session_of(context).open(Access.WRITE) as memory:
        expire_offers(memory.store, now)
        kept = memory.store.memories.get(accept_offer(memory.store, offer_id, now))
    Output(as_json).data(memory_json(kept), _item_line(kept))


@vault_app.command("dismiss")
@known_errors
def dismiss_command(
    context: typer.Context, name: OfferArgument, as_json: JsonOption = False
) -> None:
    """Let an offer go; the same is not offered again."""
    offer_id = _offer_id_of(name)
    with session_of(context).open(Access.WRITE) as memory:
        dismiss_offer(memory.store, offer_id)
    Output(as_json).data({"id": name, "dismissed": True}, f"{name} is dismissed.")


@vault_app.command("list")
@known_errors
def list_command(context: typer.Context, as_json: JsonOption = False) -> None:
    """List what the vault keeps, by caption; values stay closed."""
    with session_of(context).open(Access.READ) as memory:
        exists = memory.store.vault.exists()
        found = vault_items(memory.store)
    told = "\n".join(_item_line(one) for one in found)
    Output(as_json).data(
        {"exists": exists, "items": [memory_json(one) for one in found]},
        told or ("The vault is empty." if exists else NO_VAULT),
    )


@vault_app.command("add")
@known_errors
def add_command(
    context: typer.Context,
    caption: Annotated[str, typer.Argument(help="What it is; searchable, so never the secret.")],
    kind: Annotated[KeptKind, typer.Option(help="What sort of thing it is.")] = KeptKind.OTHER,
    as_json: JsonOption = False,
) -> None:
    """Keep a secret or contact that you type; with a pipe, it is read from stdin."""
    with session_of(context).open(Access.WRITE) as memory:
        store = memory.store
        if not store.vault.exists():
            raise VaultClosed(NO_VAULT)
        value = _typed_value()
        kept = store.memories.get(add_to_vault(store, kind, caption, value, SYSTEM_CLOCK.now()))
    Output(as_json).data(memory_json(kept), _item_line(kept))


@vault_app.command("reveal")
@known_errors
def reveal_command(context: typer.Context, name: ItemArgument, as_json: JsonOption = False) -> None:
    """Open one item with the vault's passphrase and print it."""
    memory_id = memory_id_of(name)
    with session_of(context).open(Access.READ) as memory:
        value = reveal(memory.store, memory_id, _passphrase())
    if as_json:
        Output(as_json).json_line({"id": name, "value": value})
    else:
        # As it is: what a terminal would steer by belongs to the secret, too.
        sys.stdout.write(value + "\n")


@vault_app.command("remove")
@known_errors
def remove_command(context: typer.Context, name: ItemArgument, as_json: JsonOption = False) -> None:
    """Take an item out for good."""
    memory_id = memory_id_of(name)
    with session_of(context).open(Access.WRITE) as memory:
        remove_from_vault(memory.store, memory_id, SYSTEM_CLOCK.now())
    Output(as_json).data({"id": name, "removed": True}, f"{name} is removed.")


@vault_app.command("passphrase")
@known_errors
def passphrase_command(context: typer.Context, as_json: JsonOption = False) -> None:
    """Change the vault's passphrase; what it keeps stays as it is."""
    with session_of(context).open(Access.WRITE) as memory:
        if not memory.store.vault.exists():
            raise VaultClosed(NO_VAULT)
        old = _passphrase()
        change_vault_passphrase(memory.store, old, _new_passphrase(NEW_PASSPHRASE_VARIABLE))
    Output(as_json).data({"changed": True}, "The vault has a new passphrase.")


def _passphrase() -> str:
    """The vault's passphrase: from the environment or the terminal. Raises: VaultClosed."""
    named = os.environ.get(PASSPHRASE_VARIABLE)
    if named is not None:
        return named
    if not sys.stdin.isatty():
        raise VaultClosed(
            f"The vault is behind a passphrase; set {PASSPHRASE_VARIABLE} or run this in a "
            "terminal."
        )
    return _hidden("Passphrase of the vault: ")


def _new_passphrase(variable: str) -> str:
    """A passphrase typed twice, or the variable's. Raises: InvalidSetting, VaultClosed."""
    named = os.environ.get(variable)
    if named is not None:
        return named
    if not sys.stdin.isatty():
        raise VaultClosed(f"A passphrase is typed by hand; set {variable} or use a terminal.")
    first = _hidden("New passphrase of the vault: ")
    if not first or first != _hidden("Once more: "):
        raise InvalidSetting("The two passphrases differ or are empty; nothing changed.")
    return first


def _typed_value() -> str:
    """The secret: typed unseen, or all of stdin without its last line end."""
    if sys.stdin.isatty():
        return _hidden("Value: ")
    return sys.stdin.read().removesuffix("\n")


def _hidden(question: str) -> str:
    try:
        return getpass(question)
    except EOFError:
        raise InvalidSetting("Nothing was typed; nothing changed.") from None


def _offer_name(offer_id: OfferId) -> str:
    return f"v{offer_id}"


def _offer_id_of(name: str) -> OfferId:
    found = re.fullmatch(r"v([0-9]+)", name)
    if not found or len(found[1]) > _LONGEST_ID:
        raise InvalidSetting(
            f"{name!r} is not an offer; offers look like v3, see `recollect vault offers`."
        )
    return OfferId(int(found[1]))


def _offer_json(offer: VaultOffer) -> Json:
    return {
        "id": _offer_name(offer.id),
        "secret_kind": offer.kind.value,
        "caption": offer.caption,
        "frame": observation_name(offer.observation_id),
        "line": offer.line_number,
        "offered_at": offer.offered_at.isoformat(),
    }


def _item_line(item: Memory) -> str:
    kind = str(item.details.get("secret_kind", ""))
    return f"{memory_name(item.id):>6}  {item.since:%Y-%m-%d %H:%M}  {kind:<14} {item.title}"
