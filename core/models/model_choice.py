"""Which model does what: the settings that say so, and what may be put into them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from core.errors import ModelUnavailable
from core.models.catalogue import DEFAULT_EMBEDDER_ID, ModelRole
from core.models.embedder_choice import EMBEDDER_KEY
from core.models.gguf_file import describe_gguf
from core.models.installation import ModelsFolder
from core.models.server_choice import (
    MODEL_KEY,
    NO_SERVER,
    SERVER,
    URL_KEY,
    ServerChoice,
    SettingWriter,
    confirm_host,
    require_allowed,
)
from core.models.vision_model import VISION_KEY
from core.settings import SettingValue

SETTING_OF_ROLE: Mapping[ModelRole, str] = {
    ModelRole.CHAT: "models.chat",
    ModelRole.EMBEDDER: EMBEDDER_KEY,
    ModelRole.VISION: VISION_KEY,
}
"""The roles that Recollect has work for. Models of the others can be fetched, and wait."""

NONE = "none"
"""What a user types to have no model in a role, or for an embedder the usual one."""

_GGUF = ".gguf"


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """A model for a role: `value` is what its setting becomes, `title` what a person calls it."""

    role: ModelRole
    value: str
    title: str

    @property
    def setting(self) -> str:
        return SETTING_OF_ROLE[self.role]


def choose_model(
    folder: ModelsFolder,
    wanted: str,
    role: ModelRole | None = None,
    server: ServerChoice = NO_SERVER,
) -> ModelChoice:
    """A model by its name in the catalogue, by the path of a GGUF file, or that of the server.

    `role` is needed where none of them tells it, and wins over what a file says.
    Raises: ModelUnavailable if it is not there, may not be used, or is not for such work.
    """
    if wanted == NONE:
        return _nothing(role)
    if wanted == SERVER:
        where = require_allowed(server).shown
        return ModelChoice(ModelRole.CHAT, SERVER, f"{server.model or 'a model'} at {where}")
    if is_path(wanted):
        return _own_file(Path(wanted), role)
    entry = folder.catalogue.entry(wanted)
    if role is not None and role is not entry.role:
        raise ModelUnavailable(f"{wanted} is a model of another kind ({entry.role.value}).")
    _require_work_for(entry.role)
    if not folder.is_installed(wanted):
        raise ModelUnavailable(
            f"{wanted} is not installed; fetch it with `recollect models install {wanted}`."
        )
    return ModelChoice(entry.role, wanted, entry.title)


def models_in_use(setting: Callable[[str], SettingValue]) -> Mapping[ModelRole, str]:
    """The model of each role, as its setting has it; an empty one is no model."""
    chosen = {role: str(setting(key)).strip() for role, key in SETTING_OF_ROLE.items()}
    chosen[ModelRole.EMBEDDER] = chosen[ModelRole.EMBEDDER] or DEFAULT_EMBEDDER_ID
    return chosen


def use_server(settings: SettingWriter, url: str, model: str) -> None:
    """Let a server's model write; whoever calls this has asked the user, if need be.

    Raises: InvalidSetting for an address that is none; ModelUnavailable without a model's name.
    """
    if not model.strip():
        raise ModelUnavailable("Say which of the server's models to use.")
    confirm_host(settings, url)
    settings.set(URL_KEY, url.strip())
    settings.set(MODEL_KEY, model.strip())
    settings.set(SETTING_OF_ROLE[ModelRole.CHAT], SERVER)


def is_path(wanted: str) -> bool:
    """Whether this names a file rather than a model of the catalogue, as a person writes either."""
    return wanted.casefold().endswith(_GGUF) or "/" in wanted or "\\" in wanted


def _own_file(path: Path, role: ModelRole | None) -> ModelChoice:
    try:
        whole = path.expanduser().absolute()
    except RuntimeError:
        whole = path.absolute()
    found = describe_gguf(whole)
    wanted = role or found.role
    _require_work_for(wanted)
    if wanted is ModelRole.VISION:
        raise ModelUnavailable(
            "A model that sees needs its projector beside it; install one of the list."
        )
    if wanted is ModelRole.CHAT and found.role is ModelRole.EMBEDDER:
        raise ModelUnavailable(f"{path.name} is an embedder, which writes no text.")
    return ModelChoice(wanted, str(whole), found.name)


def _nothing(role: ModelRole | None) -> ModelChoice:
    if role is None:
        raise ModelUnavailable("Say which kind of model shall not be used: --role chat.")
    _require_work_for(role)
    return ModelChoice(role, "", NONE)


def _require_work_for(role: ModelRole) -> None:
    if role not in SETTING_OF_ROLE:
        raise ModelUnavailable(
            f"Recollect has no work yet for models of this kind ({role.value}); "
            "choose one that writes (chat), that sees (vision), or an embedder."
        )
