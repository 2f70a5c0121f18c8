"""`recollect models`: what can be installed, and what is."""

from typing import Annotated

import typer

from app.command_line.care_commands import megabytes
from app.command_line.context import JsonOption, known_errors
from app.command_line.output import Output
from app.open_memory import models_folder

models_app = typer.Typer(help="The models that run on this computer.", no_args_is_help=True)

ModelId = Annotated[str, typer.Argument(metavar="ID", help="As `recollect models list` says.")]


@models_app.command("list")
@known_errors
def list_command(as_json: JsonOption = False) -> None:
    """List the catalogue, and what is installed."""
    folder = models_folder()
    entries = [
        {
            "id": entry.id,
            "title": entry.title,
            "role": entry.role.value,
            "licence": entry.licence,
            "size_bytes": entry.size_bytes,
            "memory_bytes": entry.memory_bytes,
            "installed": folder.is_installed(entry.id),
        }
        for entry in folder.catalogue.values()
    ]
    told = "\n".join(
        f"{'installed' if folder.is_installed(entry.id) else '':<10} {entry.id:<24} "
        f"{entry.role.value:<9} {megabytes(entry.size_bytes):>10}  {entry.licence}"
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
