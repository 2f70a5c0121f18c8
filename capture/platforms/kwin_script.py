"""The script that KWin runs for us: what is open, as JSON, to whoever asked over D-Bus.

Source: develop.kde.org, “KWin scripting API” (KWin 6): `workspace.stackingOrder` (lowest first),
`screens`, `Window`, `callDBus`. It changes nothing on the desktop.
"""

import json

# Wallpaper and panels never stand for what the user is looking at. What is not surely hidden
# counts as seen, so that rules hide it.
_SCRIPT = """
function isHere(w) {
    var desktop = workspace.currentDesktop;
    if (workspace.currentDesktopForScreen && w.output) {
        desktop = workspace.currentDesktopForScreen(w.output);
    }
    var isOnDesktop = w.onAllDesktops || !w.desktops || w.desktops.length === 0
        || w.desktops.indexOf(desktop) >= 0;
    var isInActivity = !w.activities || w.activities.length === 0
        || w.activities.indexOf(workspace.currentActivity) >= 0;
    return isOnDesktop && isInActivity;
}
function named(w) {
    return { app: String(w.resourceClass), title: String(w.caption) };
}
function told(w) {
    var g = w.frameGeometry, one = named(w);
    one.x = g.x; one.y = g.y; one.width = g.width; one.height = g.height;
    one.pid = w.pid;
    one.isFocused = w === workspace.activeWindow;
    one.isVisible = !w.minimized && isHere(w);
    one.isFullScreen = Boolean(w.fullScreen);
    one.isPopup = Boolean(w.popupWindow || w.tooltip || w.notification || w.onScreenDisplay
        || w.comboBox);
    one.owner = w.transientFor ? named(w.transientFor) : null;
    return one;
}
var answer = {
    outputs: workspace.screens.map(function (s) {
        return {
            x: s.geometry.x, y: s.geometry.y, width: s.geometry.width, height: s.geometry.height,
            scale: s.devicePixelRatio
        };
    }),
    windows: workspace.stackingOrder.filter(function (w) {
        return !w.desktopWindow && !w.dock && !w.deleted;
    }).map(told)
};
callDBus(SERVICE, PATH, INTERFACE, METHOD, JSON.stringify(answer));
"""


def script_telling(service: str, path: str, interface: str, method: str) -> str:
    """The script, with whom it tells."""
    names = {"SERVICE": service, "PATH": path, "INTERFACE": interface, "METHOD": method}
    lines = [f"var {name} = {json.dumps(value)};" for name, value in names.items()]
    return "\n".join(lines) + _SCRIPT
