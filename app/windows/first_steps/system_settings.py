"""Where a system keeps its own permission to look at the screen."""

_MACOS_SCREEN_RECORDING = (
    "x-apple.systempreferences:com.apple.preference.security?Privacy_ScreenCapture"
)


def screen_permission_address(platform: str) -> str:
    """The address that opens the system's page for it; empty where there is no such permission.

    `platform` is Python's `sys.platform`. Windows asks desktop programs for none, X11 has none,
    and a Wayland desktop asks in a window of its own each time.
    """
    return _MACOS_SCREEN_RECORDING if platform == "darwin" else ""
