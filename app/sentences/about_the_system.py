"""What is said of starting at login, newer versions, settings and rules."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

LISTED: tuple[object, ...] = (
    # starting at login
    QT_TRANSLATE_NOOP("sentences", "The entry names no program."),
    QT_TRANSLATE_NOOP(
        "sentences", "The program {path} that the entry names is not there any more."
    ),
    QT_TRANSLATE_NOOP("sentences", "The entry is marked as hidden."),
    QT_TRANSLATE_NOOP("sentences", "The entry was turned off in the desktop's own settings."),
    QT_TRANSLATE_NOOP("sentences", "The entry is for other desktops than this one."),
    QT_TRANSLATE_NOOP("sentences", "The entry's command cannot be read."),
    QT_TRANSLATE_NOOP("sentences", "The file is no desktop entry."),
    QT_TRANSLATE_NOOP("sentences", "It was turned off in the settings of Windows."),
    QT_TRANSLATE_NOOP("sentences", "{path} cannot be read; remove it and turn autostart on again."),
    QT_TRANSLATE_NOOP(
        "sentences",
        "{path} cannot be changed ({error}); check whose the folder is. Nothing was changed.",
    ),
    # newer versions and links
    QT_TRANSLATE_NOOP(
        "sentences",
        "No address is set to ask for newer versions; set updates.address to your publisher's.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "This build of Recollect has no publisher's key, so it can believe no list of versions.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The list of versions is not signed by Recollect's publisher, so it was not believed.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The list of versions is out of date, so it may hide a newer one; try again later.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "{host} cannot be asked for newer versions ({error}); try again later.",
    ),
    QT_TRANSLATE_NOOP("sentences", "The address for newer versions must begin with https://."),
    # more of the system's entries
    QT_TRANSLATE_NOOP("sentences", "The agent's command cannot be read."),
    QT_TRANSLATE_NOOP("sentences", "The file is not Recollect's launch agent."),
    QT_TRANSLATE_NOOP("sentences", "The agent is marked as disabled."),
    QT_TRANSLATE_NOOP("sentences", "The agent does not run at login."),
    QT_TRANSLATE_NOOP("sentences", "The file is no property list."),
    QT_TRANSLATE_NOOP("sentences", "The value is no text."),
    QT_TRANSLATE_NOOP(
        "sentences",
        "{path} cannot be {done} ({error}); check whose the folder is. Nothing was changed.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "What starts with Windows cannot be {done} ({error}); look at the settings of Windows, "
        "under Apps, Startup.",
    ),
    QT_TRANSLATE_NOOP("sentences", "read"),
    QT_TRANSLATE_NOOP("sentences", "changed"),
    QT_TRANSLATE_NOOP(
        "sentences",
        "That is no link into a memory; links look like recollect://frame/o12, "
        "recollect://memory/m5 or recollect://ask?q=words.",
    ),
    # newer versions
    QT_TRANSLATE_NOOP(
        "sentences",
        "The address for newer versions does not answer as it should; check it in the settings.",
    ),
    QT_TRANSLATE_NOOP("sentences", "What came is far too long for a list of versions; try later."),
    QT_TRANSLATE_NOOP(
        "sentences", "{file} is not the file that was signed for; it was thrown away."
    ),
    QT_TRANSLATE_NOOP("sentences", "{file} did not come whole; try again later."),
    QT_TRANSLATE_NOOP("sentences", "{file} cannot be stored ({error}); make room and try again."),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The list of versions is written for a newer Recollect; look at its page yourself.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences", "The list of versions cannot be read, although it is signed; try again later."
    ),
    QT_TRANSLATE_NOOP(
        "sentences", "What came is no list of versions; check the address in the settings."
    ),
    # settings and rules
    QT_TRANSLATE_NOOP("sentences", "{key} needs a number, not {text}."),
    QT_TRANSLATE_NOOP("sentences", "{key} must be at least {minimum} {unit}."),
    QT_TRANSLATE_NOOP("sentences", "{key} must be at most {maximum} {unit}."),
    QT_TRANSLATE_NOOP("sentences", "{key} must be one of: {choices}."),
    QT_TRANSLATE_NOOP(
        "sentences", "{key} needs keys such as Ctrl+Alt+R or F9, not {value}; empty for none."
    ),
    QT_TRANSLATE_NOOP("sentences", "{key} is a switch: use on or off."),
    QT_TRANSLATE_NOOP("sentences", "There is no setting {key}; the settings are: {known}."),
    QT_TRANSLATE_NOOP("sentences", "An empty rule would keep everything out; name something."),
    QT_TRANSLATE_NOOP("sentences", "There is no rule {pattern}; `recollect exclude` lists them."),
    QT_TRANSLATE_NOOP("sentences", "There is no group {text}; the groups are: {names}."),
)
