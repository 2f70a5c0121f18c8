"""`recollect models`: what can be installed, what is, and which of them does what."""

from collections.abc import Mapping
from typing import Annotated

import typer

from app.command_line.care_commands import megabytes
from app.command_line.context import (
    JsonOption,
    Session,
    known_errors,
    session_of,
    told_when_stopped,
)
from app.command_line.output import Json, Output
from app.open_memory import Access, models_folder
from core.errors import HomeError, ModelUnavailable, StoreUnavailable
from core.models.catalogue import ModelEntry, ModelRole
from core.models.chat_model import ChatModelFile, find_chat_model
from core.models.hardware_fit import hardware_fit, suggested_model
from core.models.installation import ModelsFolder
from core.models.machine_memory import all_memory_bytes
from core.models.model_choice import (
    NONE,
    SETTING_OF_ROLE,
    choose_model,
    is_path,
    models_in_use,
)
from core.models.model_process import open_generator
from core.models.model_trial import try_model
from core.models.server_choice import server_choice
from core.settings import setting_named

models_app = typer.Typer(help="The models that run on this computer.", no_args_is_help=True)

ModelId = Annotated[str, typer.Argument(metavar="ID", help="As `recollect models list` says.")]
ModelOrFile = Annotated[
    str,
    typer.Argument(metavar="ID|FILE", help="As `recollect models list` says, or a GGUF file."),
]
RoleOption = Annotated[
    ModelRole | None, typer.Option("--role", help="What it is for, where the file does not tell.")
]
AlsoInUseOption = Annotated[
    bool, typer.Option("--also-in-use", help="Also when it is in use; its work is then not done.")
]


@models_app.command("list")
@known_errors
def list_command(context: typer.Context, as_json: JsonOption = False) -> None:
    """List the catalogue, what is installed and in use, and what suits this computer."""
    output, folder, memory = Output(as_json), models_folder(), all_memory_bytes()
    in_use = _in_use(session_of(context), output)
    suggested = suggested_model(folder.catalogue.with_role(ModelRole.CHAT), memory)
    rows = [
        _row(folder, entry, memory, in_use) | {"suggested": entry is suggested}
        for entry in folder.catalogue.values()
    ]
    told = "\n".join(
        line
        for role in ModelRole
        for line in (
            f"{role.value}{_own_file_in(folder, in_use, role)}",
            *(_line(row) for row in rows if row["role"] == role.value),
        )
    )
    chosen = None if in_use is None else {role.value: model for role, model in in_use.items()}
    output.data({"models": rows, "in_use": chosen}, told)


@models_app.command("use")
@known_errors
def use_command(
    context: typer.Context, model: ModelOrFile, role: RoleOption = None, as_json: JsonOption = False
) -> None:
    """Choose the model for a kind of work: an installed one, a GGUF file, server, or none."""
    with session_of(context).open(Access.WRITE) as memory:
        settings = memory.store.settings
        choice = choose_model(models_folder(), model, role, server_choice(settings))
        settings.set(choice.setting, choice.value)
    told = f"In use for {choice.role.value}: {choice.title}."
    Output(as_json).data({"role": choice.role.value, "model": choice.value}, told)


@models_app.command("install")
@known_errors
def install_command(model_id: ModelId, as_json: JsonOption = False) -> None:
    """Fetch and check a model; this is the one command that uses the network."""
    output, folder = Output(as_json), models_folder()
    kept = folder.fetched_bytes(model_id) if not folder.is_installed(model_id) else 0
    if not folder.catalogue.entry(model_id).has_known_checksums:
        output.notice(
            "Nobody recorded this model's checksum; it is checked by the hub's word only."
        )
    if kept:
        output.notice(f"Going on after {megabytes(kept)} that were fetched earlier.")
    goes_on = (
        "Stopped; what came so far is kept, and "
        f"`recollect models install {model_id}` goes on from there."
    )
    with told_when_stopped(goes_on), output.progress_in_bytes(f"Fetching {model_id}") as show:
        path = folder.install(model_id, on_progress=show, allow_network=True)
    output.data({"id": model_id, "file": path.name}, f"{model_id} is installed.")


@models_app.command("remove")
@known_errors
def remove_command(
    context: typer.Context,
    model_id: ModelId,
    also_in_use: AlsoInUseOption = False,
    as_json: JsonOption = False,
) -> None:
    """Delete an installed model, and what is left of a download; not one that is in use."""
    output, folder, session = Output(as_json), models_folder(), session_of(context)
    role = folder.catalogue.entry(model_id).role
    in_use = _in_use(session, output) or {}
    if in_use.get(role) == model_id and folder.is_installed(model_id):
        if not also_in_use:
            raise ModelUnavailable(
                f"{model_id} is in use; choose another with `recollect models use`, or remove "
                "it all the same with --also-in-use."
            )
        key = SETTING_OF_ROLE[role]
        with session.open(Access.WRITE) as memory:
            memory.store.settings.set(key, setting_named(key).default)
    folder.remove(model_id)
    output.data({"id": model_id, "removed": True}, f"{model_id} is removed.")


@models_app.command("test")
@known_errors
def try_command(model: ModelOrFile, as_json: JsonOption = False) -> None:
    """Have a model answer a question about the sample day, and tell how fast it is."""
    file = _chat_file(models_folder(), model)
    process = open_generator(file.path, name=file.name)
    try:
        trial = try_model(process)
    finally:
        process.close()
    verdict = "right" if trial.is_right else "wrong"
    Output(as_json).data(
        {
            "id": model,
            "answer": trial.answer,
            "right": trial.is_right,
            "first_s": round(trial.first_s, 3),
            "tokens_per_s": round(trial.tokens_per_s, 2),
        },
        f"{trial.answer}\n{file.name}: {verdict}, first word after {trial.first_s:.1f} s, "
        f"{trial.tokens_per_s:.1f} tokens a second.",
    )


def _in_use(session: Session, output: Output) -> Mapping[ModelRole, str] | None:
    """The model of each role; None where the memory, which knows it, is not there or not open."""
    try:
        if not session.home.database.exists():
            return models_in_use(lambda key: setting_named(key).default)
        with session.open(Access.READ) as memory:
            return models_in_use(memory.store.settings.get)
    except (HomeError, StoreUnavailable, OSError) as error:
        output.notice(f"Which models are in use is not known: {error}")
        return None


def _row(
    folder: ModelsFolder,
    entry: ModelEntry,
    memory: int | None,
    in_use: Mapping[ModelRole, str] | None,
) -> Json:
    return {
        "id": entry.id,
        "title": entry.title,
        "role": entry.role.value,
        "licence": entry.licence,
        "languages": list(entry.languages),
        "context": entry.context,
        "size_bytes": entry.size_bytes,
        "download_bytes": entry.download_bytes,
        "fetched_bytes": folder.fetched_bytes(entry.id),
        "memory_bytes": entry.memory_bytes,
        "checksum_known": entry.has_known_checksums,
        "fit": hardware_fit(entry.memory_bytes, memory).value,
        "installed": folder.is_installed(entry.id),
        "in_use": None if in_use is None else in_use.get(entry.role) == entry.id,
    }


def _line(row: Json) -> str:
    state = "in use" if row["in_use"] else "installed" if row["installed"] else ""
    if row["in_use"] and not row["installed"]:
        state = "missing"
    elif not state and row["fetched_bytes"]:
        state = f"{100 * row['fetched_bytes'] // row['download_bytes']} % here"
    languages = row["languages"]
    tongues = languages[0] if len(languages) == 1 else f"{len(languages)} languages"
    unknown = "" if row["checksum_known"] else ", checked by the hub's word only"
    begin = ", suggested" if row["suggested"] else ""
    return (
        f"  {state:<10} {row['id']:<42} {megabytes(row['size_bytes']):>10}  "
        f"{row['licence']:<11} {row['fit']:<10} {tongues}{unknown}{begin}"
    )


def _own_file_in(
    folder: ModelsFolder, in_use: Mapping[ModelRole, str] | None, role: ModelRole
) -> str:
    """What is in use where it is none of the catalogue; or that there is no use for it yet."""
    if role not in SETTING_OF_ROLE:
        return " (Recollect has no work for these yet)"
    model = (in_use or {}).get(role, "")
    return f" (in use: {model})" if model and model not in folder.catalogue else ""


def _chat_file(folder: ModelsFolder, model: str) -> ChatModelFile:
    """The file to try. Raises: ModelUnavailable if it is not there, or writes no text."""
    if is_path(model):
        choice = choose_model(folder, model, ModelRole.CHAT)
        found = find_chat_model(folder, choice.value)
    else:
        if folder.catalogue.entry(model).role is not ModelRole.CHAT:
            raise ModelUnavailable(f"{model} writes no text; test a model whose role is chat.")
        found = find_chat_model(folder, model)
    if not isinstance(found, ChatModelFile):
        raise ModelUnavailable(f"There is no model called {model or NONE}.")
    return found
