"""What goes into the program's folder beside what its imports name, and what stays out, and why.

Read by recollect.spec, in the environment that is bundled.
"""

import json
import plistlib
import sys
from importlib.metadata import distribution
from pathlib import Path, PurePath

from PyInstaller.utils.hooks import (
    collect_data_files,
    collect_dynamic_libs,
    collect_submodules,
    copy_metadata,
)

Entry = tuple[str, str, str]
"""One file for the folder, as PyInstaller writes it: its name there, its place here, its kind."""

# Of development, of other programs, or of parts of libraries that are never called.
LEFT_OUT_MODULES = [
    "IPython",
    "PIL.AvifImagePlugin",  # pictures are WebP and PNG
    "PIL.ImageQt",
    "_pytest",
    "_tkinter",
    "dateparser",
    "hf_xet",  # our downloads ask for plain files
    "huggingface_hub.cli",
    "huggingface_hub.inference",
    "hypothesis",
    "importlinter",
    "lib2to3",
    "llama_cpp.server",
    "matplotlib",
    "mypy",
    "onnxruntime.datasets",
    "onnxruntime.quantization",
    "onnxruntime.tools",
    "onnxruntime.transformers",
    "pandas",
    "pip",
    "pydoc_data",
    "pytest",
    "readline",
    "ruff",
    "scipy",
    "setuptools",
    "tests",
    "tkinter",
    "torch",
]

# Distributions that are looked up by name at run time, or whose version a crash report names.
NAMED_DISTRIBUTIONS = (
    "recollect",
    "keyring",
    "PySide6-Essentials",
    "apsw-sqlite3mc",
    "sqlite-vec",
    "onnxruntime",
    "llama-cpp-python",
)

# Parts of names in the folder. Each was looked at: the program runs without it.
LEFT_OUT_FILES = (
    "onnxruntime/capi/libonnxruntime.so",  # a second copy, for programs in C
    "rapidocr/models/ch_ppocr_mobile",  # turns crisp lines upside down; never used
    "opencv_videoio_ffmpeg",  # video, on Windows
    "pillow.libs/libavif-",  # a picture format that is never written
    "PySide6/Qt/translations/",  # ours come from resources; Qt's own words are never shown
    "PySide6/Qt/qml/",
    "libQt6EglF",
    "libQt6Pdf",
    "libQt6Qml",
    "libQt6Quick",
    "libQt6VirtualKeyboard",
    "plugins/egldeviceintegrations/",
    "plugins/generic/",
    "plugins/networkinformation/",
    "plugins/tls/",  # the windows fetch nothing
    "plugins/platforms/libqeglfs",
    "plugins/platforms/libqlinuxfb",
    "plugins/platforms/libqminimal",
    "plugins/platforms/libqvkkhrdisplay",
    "plugins/platforms/libqvnc",
    "plugins/platformthemes/libqgtk3",  # draws file dialogs only; brings all of GTK
    "plugins/platforminputcontexts/libqtvirtualkeyboard",
    "plugins/imageformats/libqgif",
    "plugins/imageformats/libqicns",
    "plugins/imageformats/libqpdf",
    "plugins/imageformats/libqtga",
    "plugins/imageformats/libqtiff",
    "plugins/imageformats/libqwbmp",
    "plugins/wayland-graphics-integration-client/libdmabuf",
    "plugins/wayland-graphics-integration-client/libdrm",
    "plugins/wayland-graphics-integration-client/libshm",
    "plugins/wayland-graphics-integration-client/libvulkan",
    "plugins/wayland-shell-integration/libfullscreen",
    "plugins/wayland-shell-integration/libivi",
    "plugins/wayland-shell-integration/libqt-shell",
    "plugins/wayland-shell-integration/libwl-shell",
)

_SYSTEM_FOLDERS = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/")


def data_files(root: Path) -> list[tuple[str, str]]:
    """Files that are no code: ours, the text recogniser's models, and what distributions say of
    themselves."""
    resources = root / "resources"
    ours = [
        (str(path), str(PurePath("resources") / path.relative_to(resources).parent))
        for path in sorted(resources.rglob("*"))
        if path.is_file() and path.suffix not in {".py", ".pyc", ".ts"}
    ]
    told = [entry for name in NAMED_DISTRIBUTIONS for entry in copy_metadata(name)]
    return [*ours, *collect_data_files("rapidocr"), *told]


def libraries() -> list[tuple[str, str]]:
    """Libraries that are loaded by their place rather than by an import."""
    vectors = collect_dynamic_libs("sqlite_vec", search_patterns=["vec0.*"])
    return [*collect_dynamic_libs("llama_cpp"), *vectors]


def hidden_modules() -> list[str]:
    """Modules that are imported by name, or only in the processes that the program starts."""
    own = [name for room in ("app", "core", "capture", "resources") for name in _modules_of(room)]
    by_name = ["rapidocr.ch_ppocr_det.utils", "onnxruntime", "llama_cpp"]
    if sys.platform == "linux":
        by_name += ["xcffib.xproto", "xcffib.render", "keyring.backends.SecretService"]
    if sys.platform == "win32":
        by_name += ["comtypes.persist", "comtypes.stream", "comtypes.typeinfo"]
    return [*own, *by_name, *_modules_of("huggingface_hub")]


def wanted(entries: list[Entry]) -> list[Entry]:
    """The files that stay. What the system has is left to it: it keeps it up to date."""
    return [entry for entry in entries if not _is_left_out(entry) and not _is_of_the_system(entry)]


def write_sources(entries: list[Entry], file: Path) -> None:
    """Note where each file came from, for the list of parts and their licences."""
    places = sorted({place for _, place, _ in entries if place})
    file.write_text(json.dumps(places, indent=0), encoding="utf-8")


def icon(root: Path) -> str | None:
    """The programs' icon, where it is part of the file."""
    name = {"win32": "recollect.ico", "darwin": "recollect.icns"}.get(sys.platform)
    return None if name is None else str(root / "build" / "package" / "icons" / name)


def version() -> str:
    return distribution("recollect").version


def mac_description(root: Path) -> dict[str, object]:
    """What macOS is told of the program."""
    with (root / "installer" / "macos" / "Info.plist").open("rb") as told:
        return dict(plistlib.load(told))


def _modules_of(package: str) -> list[str]:
    return list(collect_submodules(package, filter=_is_wanted_module))


def _is_wanted_module(name: str) -> bool:
    return not any(name == left or name.startswith(f"{left}.") for left in LEFT_OUT_MODULES)


def _is_left_out(entry: Entry) -> bool:
    return any(part in PurePath(entry[0]).as_posix() for part in LEFT_OUT_FILES)


def _is_of_the_system(entry: Entry) -> bool:
    name, place, _ = entry
    file = PurePath(name).name
    is_library = file.startswith("lib") and ".so" in file and not file.startswith("libpython")
    return is_library and place.startswith(_SYSTEM_FOLDERS) and "/python3" not in place
