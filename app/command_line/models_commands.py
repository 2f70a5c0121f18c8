"""`recollect models`: what can be installed, and what is."""

from typing import Annotated

import typer

from app.command_line.care_commands import megabytes
from app.command_line.context import JsonOption, known_errors
from app.command_line.output import Output
from app.open_memory import models_folder
from core.errors import ModelUnavailable
from core.models.catalogue import ModelRole
from core.models.hardware_fit import hardware_fit
from core.models.machine_memory import all_memory_bytes
from core.models.model_process import open_generator
from core.models.model_trial import try_model

models_app = typer.Typer(help="The models that run on this computer.", no_args_is_help=True)

ModelId = Annotated[str, typer.Argument(metavar="ID", help="As `recollect models list` says.")]


@models_app.command("list")
@known_errors
def list_command(as_json: JsonOption = False) -> None:
    """List the catalogue, what is installed, and what suits this computer."""
    folder, memory = models_folder(), all_memory_bytes()
    entries = [
        {
            "id": entry.id,
            "title": entry.title,
            "role": entry.role.value,
            "licence": entry.licence,
            "size_bytes": entry.size_bytes,
            "memory_bytes": entry.memory_bytes,
            "fit": hardware_fit(entry.memory_bytes, memory).value,
            "installed": folder.is_installed(entry.id),
        }
        for entry in folder.catalogue.values()
    ]
    told = "\n".join(
        f"{'installed' if folder.is_installed(entry.id) else '':<10} {entry.id:<24} "
        f"{entry.role.value:<9} {megabytes(entry.size_bytes):>10}  "
        f"{entry.licence:<11} {hardware_fit(entry.memory_bytes, memory).value}"
        for entry in folder.catalogue.values()
    )
    Output(as_json).data({"models": entries}, told)


@models_app.command("install")
@known_errors
def install_command(model_id: ModelId, as_json: JsonOption = False) -> None:
    """Fetch and check a model; this is the one command that uses the network."""
    output = Output(as_json)
    with output.progress(f"Fetching {model_id}") as show:
        path = models_folder().install(model_id, on_progress=show, allow_network=True)
    output.data({"id": model_id, "file": path.name}, f"{model_id} is installed.")


@models_app.command("remove")
@known_errors
def remove_command(model_id: ModelId, as_json: JsonOption = False) -> None:
    """Delete an installed model."""
    models_folder().remove(model_id)
    Output(as_json).data({"id": model_id, "removed": True}, f"{model_id} is removed.")


@models_app.command("test")
@known_errors
def try_command(model_id: ModelId, as_json: JsonOption = False) -> None:
    """Have an installed model answer a small question, and tell how fast it is."""
    folder = models_folder()
    entry = folder.catalogue.entry(model_id)
    if entry.role is not ModelRole.CHAT:
        raise ModelUnavailable(f"{model_id} writes no text; test a model whose role is chat.")
    if not folder.is_installed(model_id):
        raise ModelUnavailable(
            f"{model_id} is not installed; fetch it with `recollect models install {model_id}`."
        )
    process = open_generator(folder.path_of(model_id), name=entry.title)
    try:
        trial = try_model(process)
    finally:
        process.close()
    verdict = "right" if trial.is_right else "wrong"
    Output(as_json).data(
        {
            "id": model_id,
            "answer": trial.answer,
            "right": trial.is_right,
            "first_s": round(trial.first_s, 3),
            "tokens_per_s": round(trial.tokens_per_s, 2),
        },
        f"{trial.answer}\n{entry.title}: {verdict}, first word after {trial.first_s:.1f} s, "
        f"{trial.tokens_per_s:.1f} tokens a second.",
    )
