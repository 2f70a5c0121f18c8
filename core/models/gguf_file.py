"""What a GGUF file of the user's own says about itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from core.errors import ModelUnavailable
from core.models.catalogue import ModelRole
from core.models.gguf_header import FieldValue, read_gguf_header
from core.models.installation import is_gguf

_EMBEDDERS = ("bert", "t5encoder")
"""Parts of the names of architectures that read and do not write."""

_PROJECTOR = "clip"


@dataclass(frozen=True, slots=True)
class GgufFile:
    """A model file, with its role as far as the file tells; `context` is in tokens, or unknown."""

    path: Path
    name: str
    architecture: str
    role: ModelRole
    size_bytes: int
    context: int | None


def describe_gguf(path: Path) -> GgufFile:
    """Read a file's own description; takes up to a second, as vocabularies are long.

    Raises: ModelUnavailable if it cannot be read, is no GGUF file, is not whole, or holds only
    the part of a model that sees.
    """
    try:
        size_bytes = path.stat().st_size
    except OSError as error:
        raise ModelUnavailable(
            f"{path} cannot be read ({error.strerror or error}); choose another file."
        ) from error
    if not is_gguf(path):
        raise ModelUnavailable(f"{path.name} is no GGUF file; choose another one.")
    fields = _fields(path, size_bytes)
    architecture = str(fields.get("general.architecture", ""))
    if architecture == _PROJECTOR:
        raise ModelUnavailable(
            f"{path.name} is the part of a model that reads pictures; choose the model itself."
        )
    context = fields.get(f"{architecture}.context_length")
    return GgufFile(
        path=path,
        name=str(fields.get("general.name") or path.stem),
        architecture=architecture,
        role=_role(fields, architecture),
        size_bytes=size_bytes,
        context=int(context) if isinstance(context, int) else None,
    )


def _fields(path: Path, size_bytes: int) -> Mapping[str, FieldValue]:
    try:
        header = read_gguf_header(path)
    except (ValueError, OSError) as error:
        raise _not_whole(path) from error
    if header.whole_bytes > size_bytes:
        raise _not_whole(path)
    return header.fields


def _not_whole(path: Path) -> ModelUnavailable:
    return ModelUnavailable(
        f"{path.name} is damaged or was not fetched to its end; fetch it again."
    )


def _role(fields: Mapping[str, FieldValue], architecture: str) -> ModelRole:
    """A file that says how its tokens become one vector is an embedder, whatever its family."""
    is_embedder = f"{architecture}.pooling_type" in fields or any(
        part in architecture for part in _EMBEDDERS
    )
    return ModelRole.EMBEDDER if is_embedder else ModelRole.CHAT
