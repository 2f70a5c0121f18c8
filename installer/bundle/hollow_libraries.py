"""Puts hollow libraries in the place of those that OpenCV links and never calls here.

OpenCV's wheel for Linux is one library that links video codecs and linear algebra: 85 MB. What is
used of it (scaling, outlines, morphology) calls neither. A hollow library has the names that are
linked, so that OpenCV itself stays as it was published and loads; whoever calls one of them ends
the process with a sentence.
"""

import re
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

HOLLOW = re.compile(r"lib(openblasp?|avif|avcodec|avformat|avutil|swscale)-")
_PREAMBLE = """
#include <stdlib.h>
#include <unistd.h>
void recollect_is_hollow(void) {
    static const char sentence[] = "A part of OpenCV that Recollect leaves out was called.\\n";
    if (write(2, sentence, sizeof sentence - 1) < 0) { abort(); }
    abort();
}
"""


def hollow_out(bundle: Path) -> list[str]:
    """Replace the libraries and remove those that only they needed; returns their names."""
    (user,) = bundle.rglob("cv2.abi3.so")
    folder = next(bundle.rglob("opencv_python_headless.libs"))
    hollow = [path for path in sorted(folder.iterdir()) if HOLLOW.match(path.name)]
    wanted = _undefined(user)
    for library in hollow:
        _make_hollow(library, wanted & _defined(library))
    return [path.name for path in hollow] + _remove_unneeded(folder, user)


def source_of(names: Iterable[str]) -> str:
    """C in which each name is the function that ends the process."""
    lines = (
        f'void {name}(void) __attribute__((alias("recollect_is_hollow")));'
        for name in sorted(names)
    )
    return _PREAMBLE + "\n".join(lines) + "\n"


def versions_of(names: Mapping[str, Sequence[str]]) -> str:
    """The linker's script that gives names their versions; nothing else is exported."""
    parts = [
        f"{version} {{ global: {' '.join(f'{name};' for name in sorted(members))} }};"
        for version, members in sorted(names.items())
    ]
    return "\n".join(parts) + "\n"


def _make_hollow(library: Path, symbols: set[tuple[str, str]]) -> None:
    by_version: dict[str, list[str]] = defaultdict(list)
    for name, version in symbols:
        by_version[version].append(name)
    code = library.with_suffix(".c")
    script = library.with_suffix(".map")
    code.write_text(source_of(name for name, _ in symbols), encoding="ascii")
    script.write_text(versions_of({k: v for k, v in by_version.items() if k}), encoding="ascii")
    command = ["cc", "-shared", "-fPIC", "-Os", "-s", f"-Wl,-soname,{library.name}"]
    command += ["-Wl,--build-id=none"]
    if any(by_version):
        command.append(f"-Wl,--version-script={script}")
    subprocess.run([*command, "-o", str(library), str(code)], check=True)
    code.unlink()
    script.unlink()


def _undefined(library: Path) -> set[tuple[str, str]]:
    return _symbols(library, "--undefined-only")


def _defined(library: Path) -> set[tuple[str, str]]:
    return _symbols(library, "--defined-only")


def _symbols(library: Path, which: str) -> set[tuple[str, str]]:
    """Names with their versions, which may be empty."""
    listed = _told(["nm", "-D", which, "--with-symbol-versions", str(library)])
    words = [line.split()[-1] for line in listed.splitlines() if line.strip()]
    return {(name, version.lstrip("@")) for name, _, version in (w.partition("@") for w in words)}


def _remove_unneeded(folder: Path, user: Path) -> list[str]:
    here = {path.name: path for path in folder.iterdir()}
    reached: set[str] = set()
    todo = _needed(user)
    while todo:
        name = todo.pop()
        if name in here and name not in reached:
            reached.add(name)
            todo |= _needed(here[name])
    removed = sorted(here.keys() - reached)
    for name in removed:
        here[name].unlink()
    return removed


def _needed(library: Path) -> set[str]:
    return set(re.findall(r"NEEDED.*\[(.+)\]", _told(["readelf", "-d", str(library)])))


def _told(command: Sequence[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
