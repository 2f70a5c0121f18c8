"""Schema steps of the turns of conversations."""

import apsw


def m018_turns(connection: apsw.Connection) -> None:
    """Who said what and when in the conversations that were on screens, and which frames show it.

    Frames that were learned from before wait to have their turns read.
    """
    for statement in (
        """CREATE TABLE turn(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            app TEXT NOT NULL,
            conversation TEXT NOT NULL,
            speaker TEXT NOT NULL,  -- empty: the user, or unknown
            is_own INTEGER NOT NULL,
            clock_min INTEGER,  -- of the day, as it is shown
            said_us INTEGER,  -- NULL: its day is not known
            is_day_shown INTEGER NOT NULL,
            text TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX turn_conversation ON turn(app, conversation, clock_min)",
        "CREATE INDEX turn_said ON turn(said_us)",
        "CREATE INDEX turn_speaker ON turn(speaker)",
        """CREATE TABLE turn_sighting(
            turn_id INTEGER NOT NULL REFERENCES turn(id) ON DELETE CASCADE,
            observation_id INTEGER NOT NULL REFERENCES observation(id),
            line_numbers TEXT NOT NULL,  -- JSON list, of the words
            head_numbers TEXT NOT NULL,  -- JSON list, of who and when
            said_us INTEGER,  -- as this frame tells it
            is_day_shown INTEGER NOT NULL,
            speaker TEXT,  -- this and the next: as this frame reads them, if it does otherwise
            text TEXT,
            PRIMARY KEY(turn_id, observation_id)
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX turn_sighting_observation ON turn_sighting(observation_id)",
        """CREATE TABLE waiting_for_turns(
            observation_id INTEGER PRIMARY KEY REFERENCES observation(id) ON DELETE CASCADE
        ) STRICT""",
        "INSERT INTO waiting_for_turns(observation_id) SELECT id FROM observation"
        " WHERE source = 'screen' AND id NOT IN (SELECT observation_id FROM waiting_for_memory)",
    ):
        connection.execute(statement)
