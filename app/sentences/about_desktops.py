"""What is said of the desktops that Recollect records on."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

LISTED: tuple[object, ...] = (
    # Linux with Wayland
    QT_TRANSLATE_NOOP(
        "sentences",
        "{desktop} does not tell its windows ({error}): log in anew, and start Recollect inside "
        "that session.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "{desktop} does not tell which site a browser shows, so rules about sites work from the "
        "address bar as read on the screen; menus and lock screens are not listed either.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "This Wayland desktop gives pictures of the screen only as files, which lie on the disk "
        "for a moment before anything private is left out, so nothing is recorded; to record all "
        "the same, run `recollect settings set {key} on`.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "This Wayland desktop gives pictures of the screen only as files: each lies on the disk "
        "for a moment, then it is removed; the screen is looked at every {seconds} seconds at "
        "most.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences", "Monitor {monitor} could not be captured: it may have been unplugged."
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "This Wayland desktop takes no pictures for programs (it has no portal for screenshots): "
        "install its xdg-desktop-portal, or log in with the X11 (Xorg) session to record the "
        "screen.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "Your desktop did not let Recollect see the screen: allow screenshots for Recollect in "
        "its settings, then resume recording.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "Your desktop asks whether Recollect may see the screen and got no answer, so nothing is "
        "recorded: allow it when it asks again.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "Your desktop gave a picture of the screen that cannot be read: update its "
        "xdg-desktop-portal.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "Your desktop left a picture of the screen at {path}, and it could not be removed: remove "
        "it yourself, and make that folder writable.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "Your desktop did not let Recollect see the screen, so nothing is recorded: it is asked "
        "again in half an hour, or as soon as Recollect is started again.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "Your desktop could not begin to show its screen to Recollect: it is tried again; if that "
        "does not help, log in anew.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "Your desktop no longer shows its screen to Recollect, so nothing is recorded: it asks you "
        "again in five minutes, or as soon as Recollect is started again.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "Your desktop has sent no picture of the screen yet: it does so as soon as something on it "
        "changes.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "Your desktop does not tell which monitor it shows to Recollect, so private windows cannot "
        "be kept out and nothing is recorded: choose a whole monitor when it asks again.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The pictures that your desktop streams broke off (their process {what}); they are asked "
        "for again at the next look.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "Which monitors your desktop shows is known only to the part of Recollect that records.",
    ),
    # Windows and macOS
    QT_TRANSLATE_NOOP(
        "sentences",
        "Windows does not tell which site a browser shows, so rules about sites work from the "
        "address bar as read on the screen: full-screen pages without an address bar are not "
        "recognised.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The windows of this desktop cannot be listed: start Recollect inside your own session, "
        "not as a service.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The windows of this Mac cannot be listed: log in at its own screen and start Recollect "
        "there.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "macOS does not tell Recollect which site a browser shows, so rules about sites work from "
        "the address bar as read on the screen: full-screen pages without one are not recognised.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "macOS does not let Recollect see the screen: switch it on under System Settings, Privacy "
        "& Security, Screen Recording, then start it again.",
    ),
    # Text from programs
    QT_TRANSLATE_NOOP(
        "sentences",
        "No accessibility bus runs, so programs tell no text and all of it is read off the "
        "picture: if you want them to, switch accessibility on in your desktop's settings and log "
        "in anew.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "On this system programs are not asked for their text; it is read off the picture.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "Under Wayland programs do not know where on the screen their text stands, so it is read "
        "off the picture.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "Windows lets Recollect ask no program for its text, so all of it is read off the picture: "
        "UI Automation does not start here.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "macOS lets Recollect ask no program for its text, so all of it is read off the picture: "
        "if you want programs asked, switch it on under System Settings, Privacy & Security, "
        "Accessibility.",
    ),
)
