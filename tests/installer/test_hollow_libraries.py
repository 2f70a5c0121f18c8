"""A hollow library can be linked and loaded; what is called in it ends the process loudly."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from installer.bundle.hollow_libraries import hollow_out

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="OpenCV links these on Linux.")

FULL = "int av_length(void) { return 7; }\nint av_unused(void) { return 8; }\n"
USER = """
int av_length(void);
int scaled(void) { return 21; }
int length(void) { return av_length(); }
"""


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A folder like the real one: one library that links another, which links a third."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    assert compiler is not None, "make setup needs a compiler, too"
    folder = tmp_path / "opencv_python_headless.libs"
    user = tmp_path / "cv2" / "cv2.abi3.so"
    folder.mkdir()
    user.parent.mkdir()

    def build(target: Path, code: str, *words: str) -> None:
        source = tmp_path / "code.c"
        source.write_text(code, encoding="ascii")
        command = [compiler, "-shared", "-fPIC", f"-Wl,-soname,{target.name}", "-Wl,--no-as-needed"]
        command.append(f"-Wl,-rpath,{folder}")
        subprocess.run([*command, "-o", target, source, *words], check=True)

    third, codec = folder / "libaom-1.so", folder / "libavcodec-1.so.62"
    versions = tmp_path / "versions"
    versions.write_text("LIBAVCODEC_62 { global: av_length; av_unused; };\n", encoding="ascii")
    build(third, "int aom(void) { return 1; }\n")
    build(codec, FULL, f"-Wl,--version-script={versions}", str(third))
    build(user, USER, str(codec), "-Wl,-z,lazy")
    return tmp_path


def _call(bundle: Path, name: str) -> "subprocess.CompletedProcess[str]":
    code = f"import ctypes; print(ctypes.CDLL({str(bundle / 'cv2' / 'cv2.abi3.so')!r}).{name}())"
    command = [sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_what_is_used_works_and_what_is_hollow_says_so(bundle: Path) -> None:
    assert _call(bundle, "length").stdout == "7\n"
    assert hollow_out(bundle) == ["libavcodec-1.so.62", "libaom-1.so"]
    assert [path.name for path in (bundle / "opencv_python_headless.libs").iterdir()] == [
        "libavcodec-1.so.62"
    ]
    assert _call(bundle, "scaled").stdout == "21\n"
    broken = _call(bundle, "length")
    assert broken.returncode < 0
    assert "leaves out" in broken.stderr
