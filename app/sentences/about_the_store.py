"""What is said of the memory as a file: its key, its health, its copies."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

LISTED: tuple[object, ...] = (
    # the memory and its key
    QT_TRANSLATE_NOOP(
        "sentences",
        "This system has no keyring, so the key of your memory is in a file that only your "
        "account can read; set a passphrase to protect it further.",
    ),
    QT_TRANSLATE_NOOP("sentences", "The passphrase is not right; nothing was opened. Try again."),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The key of this memory is in the system's keyring, which cannot be opened now; unlock "
        "the keyring and try again.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The key found in the {place} does not open the memory in {folder}; restore the key or "
        "choose another folder with --home.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The key file {file} is missing from {folder}, so this memory cannot be opened; put it "
        "back from a backup.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "Recollect is already running on {folder}; use its window, or quit it first.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences", "{folder} cannot be written to ({error}); choose another folder with --home."
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The memory in {folder} was written by a newer Recollect (schema {found}, this one knows "
        "{known}); update Recollect. Nothing was changed.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences", "Another program is busy with the memory; try again in a moment."
    ),
    QT_TRANSLATE_NOOP(
        "sentences", "The disk that holds {folder} is full; free some space, nothing was lost."
    ),
    QT_TRANSLATE_NOOP(
        "sentences", "{path} is damaged; run `recollect doctor`, or restore a backup."
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "{path} is damaged: it is not a database any more; restore a backup. Nothing was changed.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "{path} is missing or empty, though there was a memory in {folder}; restore a backup. "
        "Nothing was changed.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "{path} could not be read or written (disk error); check the disk and run "
        "`recollect doctor`.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "{path} does not open with this key; nothing was changed. Check --home and the key, or "
        "restore a backup.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The data folder {folder} cannot be made ({error}); choose another with --home.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences", "The pictures in {path} are damaged; restore a backup. Their text is kept."
    ),
    QT_TRANSLATE_NOOP(
        "sentences", "A picture in {path} is damaged; restore a backup. Its text is kept."
    ),
    QT_TRANSLATE_NOOP("sentences", "{path} is a folder; name a file for the backup."),
    QT_TRANSLATE_NOOP(
        "sentences",
        "{path} cannot be written ({error}); free some space or choose another place. Nothing "
        "was changed.",
    ),
    QT_TRANSLATE_NOOP("sentences", "Restore the latest backup."),
    # what a check of it finds
    QT_TRANSLATE_NOOP("sentences", "Restore a backup."),
    QT_TRANSLATE_NOOP(
        "sentences", "The word index does not match the passages, so searches miss some."
    ),
    QT_TRANSLATE_NOOP(
        "sentences", "Run `recollect doctor --repair`, or choose Repair on the health page."
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "Traces of what was forgotten are still in the files, because another program "
        "was reading the memory or the disk was full.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences", "Close whatever else reads the memory, then start Recollect once more."
    ),
    QT_TRANSLATE_NOOP("sentences", "{number} pictures are missing; their text is kept."),
    QT_TRANSLATE_NOOP("sentences", "Recollect ended while it learned from this frame."),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The memory in {folder} has to be copied before it is brought up to date, and that failed; "
        "free {megabytes} MB on its disk and start Recollect again. Nothing was changed.",
    ),
    # the folder
    QT_TRANSLATE_NOOP(
        "sentences", "{path} cannot be written ({error}); choose another folder with --home."
    ),
    QT_TRANSLATE_NOOP(
        "sentences", "{path} is read-only; make it writable or choose another folder with --home."
    ),
    QT_TRANSLATE_NOOP(
        "sentences", "{path} cannot be opened; check that the folder exists and is yours."
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The data folder {folder} cannot be looked into ({error}); choose another with --home.",
    ),
    QT_TRANSLATE_NOOP("sentences", "{path} is in the home of a user that is not known here."),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The pictures' folder {folder} cannot be made ({error}); choose another data folder with "
        "--home.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The memory in {folder} was last used by an older Recollect; start Recollect once, so "
        "that it can be brought up to date.",
    ),
    QT_TRANSLATE_NOOP("sentences", "There is no room beside {path}."),
    QT_TRANSLATE_NOOP(
        "sentences",
        "{path} cannot be removed ({error}); close whatever reads it and start Recollect again.",
    ),
    # its key
    QT_TRANSLATE_NOOP("sentences", "No passphrase was given; nothing was opened."),
    QT_TRANSLATE_NOOP(
        "sentences", "The key file {path} cannot be understood; put it back from a backup."
    ),
    QT_TRANSLATE_NOOP(
        "sentences", "The key file {path} cannot be read ({error}); check its permissions."
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The key cannot be written to {folder} ({error}); choose a folder that you may write to.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "This memory is protected by a passphrase; set RECOLLECT_PASSPHRASE or start Recollect "
        "where it can ask for it.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "The passphrase is set, but the old key could not be taken out of the system's keyring; "
        "remove the entry named recollect there by hand.",
    ),
    # what a check of it finds
    QT_TRANSLATE_NOOP("sentences", "There are {number} sightings of frames that are gone."),
    QT_TRANSLATE_NOOP(
        "sentences", "There are {number} frames whose lines are told by a frame that is gone."
    ),
    QT_TRANSLATE_NOOP("sentences", "There are {number} passages whose text is gone."),
    QT_TRANSLATE_NOOP("sentences", "There are {number} passages that stand on no frame."),
    QT_TRANSLATE_NOOP("sentences", "There are {number} statements whose evidence is gone."),
    QT_TRANSLATE_NOOP("sentences", "There are {number} statements that rest on nothing."),
    QT_TRANSLATE_NOOP("sentences", "There are {number} memories without a title."),
    QT_TRANSLATE_NOOP(
        "sentences", "There are {number} passages with neither a vector nor a place in the queue."
    ),
    QT_TRANSLATE_NOOP("sentences", "A fault of Recollect: {name}."),
    # backup, export and import
    QT_TRANSLATE_NOOP(
        "sentences",
        "There is a memory in {folder} already; choose an empty folder with --home, or say "
        "--replace, which moves it aside.",
    ),
    QT_TRANSLATE_NOOP("sentences", "{source} is no whole backup of Recollect; use another one."),
    QT_TRANSLATE_NOOP(
        "sentences", "{source} cannot be read ({error}); check the file and the disk."
    ),
    QT_TRANSLATE_NOOP("sentences", "{source} was made by a newer Recollect; update Recollect."),
    QT_TRANSLATE_NOOP("sentences", "{folder} is not empty; name a new folder for the export."),
    QT_TRANSLATE_NOOP(
        "sentences",
        "{folder} cannot be written ({error}); free some space or choose another folder.",
    ),
    QT_TRANSLATE_NOOP(
        "sentences", "{folder} is no whole export of Recollect; name the exported folder."
    ),
    QT_TRANSLATE_NOOP(
        "sentences",
        "This memory is not empty, and an export goes into a new one: choose an empty folder with "
        "--home.",
    ),
    QT_TRANSLATE_NOOP("sentences", "{folder} was exported by a newer Recollect; update Recollect."),
    QT_TRANSLATE_NOOP("sentences", "{name} lies outside of {folder}; nothing was taken in."),
    QT_TRANSLATE_NOOP("sentences", "{path} cannot be understood; export anew."),
    QT_TRANSLATE_NOOP(
        "sentences", "The picture {path} cannot be read ({error}); nothing was taken in."
    ),
    QT_TRANSLATE_NOOP("sentences", "{path} cannot be read; nothing was taken in."),
    QT_TRANSLATE_NOOP(
        "sentences", "{path}.jsonl is damaged ({error}); use another export. Nothing was taken in."
    ),
)
