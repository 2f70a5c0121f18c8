"""Schema steps of what a model that sees says of frames."""

import apsw


def m017_described_frames(connection: apsw.Connection) -> None:
    """Which frames were looked at, so that each is once; what was said of them is a memory."""
    connection.execute(
        """CREATE TABLE frame_description(
            observation_id INTEGER PRIMARY KEY REFERENCES observation(id) ON DELETE CASCADE,
            made_by TEXT NOT NULL,  -- empty: it says enough in words, and was passed over
            failure TEXT NOT NULL,  -- why the answer was of no use; empty if it was of use
            at_us INTEGER NOT NULL
        ) STRICT"""
    )
