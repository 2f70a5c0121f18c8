"""What is said of recording, and of what is taken in."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

LISTED: tuple[object, ...] = (
    # recording
    QT_TRANSLATE_NOOP(
        "sentences",
        "X11 does not tell which site a browser shows, so rules about sites work from the address "
        "bar as read on the screen: full-screen pages without an address bar are not recognised.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "Recording met an unexpected error and keeps trying; the details are in the log.",
    ),
    QT_TRANSLATE_NOOP("sentences", "No monitor is connected: connect one to record the screen."),
    QT_TRANSLATE_NOOP(
        "sentences",
        "Monitor {monitor} could not be captured: it may have been unplugged, or screen recording "
        "is not permitted for Recollect in the system settings.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The windows of display {display} cannot be listed: check that the desktop session is "
        "running and that DISPLAY is right.",
    ),
    QT_TRANSLATE_NOOP("sentences", "Recollect was updated; quit it and start it again."),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The process that reads text cannot be started ({error}); close other programs and try "
        "again.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "Text on the screen cannot be read, because a part is missing ({error}): install "
        "Recollect again.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "Text on the screen cannot be read, because its model does not load ({error}): install "
        "Recollect again.",
    ),
    # a picture that is shown with a question
    QT_TRANSLATE_NOOP("sentences", "{file} is not a picture that can be read."),
    QT_TRANSLATE_NOOP("sentences", "{file} is too large to be a screenshot."),
    QT_TRANSLATE_NOOP("sentences", "The clipboard holds no picture that can be read."),
    QT_TRANSLATE_NOOP("sentences", "The picture could not be kept; try again."),
    # screens
    QT_TRANSLATE_NOOP(
        "sentences",
        "There is no display to capture: start Recollect inside a desktop session, or set DISPLAY.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "This is a Wayland session without an X display, and Recollect cannot capture those yet: "
        "log in with the X11 (Xorg) session to record the screen.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The screen cannot be captured: permit screen recording for Recollect in the system "
        "settings, then start it again.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The display {name} does not answer: check that it is running and that DISPLAY is right.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "Window titles cannot be read here, so rules about apps and titles have no effect on the "
        "screen recording, and rules about sites only where a browser fills the screen.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "Window titles cannot be read on this system yet, so private windows could not be kept "
        "out and nothing is recorded; to record all the same, run `recollect settings set "
        "capture.without_window_names on`.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The process that reads text {how} each time it looked at this screen; it is started "
        "again for the next one.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The process that reads text {how} before it could begin; start Recollect again, and if "
        "that does not help, install it again.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences", "The process that records the screen ended unasked; it is started again."
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The process that records the screen cannot be started ({error}); close other programs "
        "and try again.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The recorder of an earlier start is still storing a screen; try again in a moment.",
    ),
    # how a process ended, in the middle of a sentence
    QT_TRANSLATE_NOOP("sentences", "was ended by the system, most likely because memory ran out"),
    QT_TRANSLATE_NOOP("sentences", "was ended by the system, most likely because memory ran out,"),
    QT_TRANSLATE_NOOP("sentences", "closed its pipe"),
    QT_TRANSLATE_NOOP("sentences", "stopped answering"),
    QT_TRANSLATE_NOOP("sentences", "began with nonsense"),
    QT_TRANSLATE_NOOP("sentences", "answered nonsense"),
    QT_TRANSLATE_NOOP("sentences", "answered something else"),
    QT_TRANSLATE_NOOP("sentences", "crashed (signal {number})"),
    QT_TRANSLATE_NOOP("sentences", "ended (code {number})"),
    # what is taken in: pictures and chats
    QT_TRANSLATE_NOOP("sentences", "{path} is not there."),
    QT_TRANSLATE_NOOP("sentences", "{path} is damaged: {error}."),
    QT_TRANSLATE_NOOP("sentences", "{path} cannot be read: {error}."),
    QT_TRANSLATE_NOOP(
        "sentences", "{path} is not a folder; name the folder that holds the pictures."
    ),
    QT_TRANSLATE_NOOP("sentences", "{path} is not a chat export of a form that Recollect knows."),
    QT_TRANSLATE_NOOP("sentences", "{path} is not text in UTF-8; export the chat again."),
    QT_TRANSLATE_NOOP(
        "sentences", "{path} is not a chat export: no line names a time and a person."
    ),
    QT_TRANSLATE_NOOP("sentences", "{path} is not valid JSON; export the chat again."),
    QT_TRANSLATE_NOOP("sentences", "{path} holds no chat export; name a .json or .txt file."),
    # what of a group of rules a window is
    QT_TRANSLATE_NOOP("sentences", "KeePass and its kin"),
    QT_TRANSLATE_NOOP("sentences", "Password prompts"),
    QT_TRANSLATE_NOOP("sentences", "Authenticators"),
    QT_TRANSLATE_NOOP("sentences", "Passwords that a browser keeps"),
    QT_TRANSLATE_NOOP("sentences", "Private windows"),
    QT_TRANSLATE_NOOP("sentences", "Browsers that are always private"),
)
