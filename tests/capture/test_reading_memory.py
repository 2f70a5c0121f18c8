"""Only what is new is read, compared with the frame that is most alike."""

import numpy as np

from capture.reading_memory import ReadingMemory
from core.observation import Box
from tests.fakes.fake_screen import ScriptedReader, line, plain_frame, with_block

WORD = Box(96, 80, 60, 12)
WORD_CELLS = Box(88, 72, 72, 24)  # the cells that see the word's edges


def test_of_the_first_frame_all_ink_is_read() -> None:
    reader = ScriptedReader(line("hello"))
    assert ReadingMemory(reader).read(with_block(plain_frame(), WORD)) == (line("hello"),)
    assert reader.changed == [(WORD_CELLS,)]


def test_an_equal_frame_is_not_read_again() -> None:
    reader = ScriptedReader(line("hello"))
    memory = ReadingMemory(reader)
    memory.read(plain_frame())
    assert memory.read(plain_frame()) == (line("hello"),)
    assert len(reader.frames) == 1


def test_only_the_difference_to_the_most_similar_frame_is_read() -> None:
    reader = ScriptedReader(line("hello"))
    memory = ReadingMemory(reader)
    memory.read(plain_frame())
    memory.read(plain_frame(colour=(30, 30, 30)))
    memory.read(with_block(plain_frame(), WORD))
    assert reader.changed[-1] == (WORD_CELLS,)


def test_a_frame_of_another_size_is_read_whole() -> None:
    reader = ScriptedReader()
    memory = ReadingMemory(reader)
    shown = with_block(plain_frame(), WORD)
    memory.read(shown)
    memory.read(np.ascontiguousarray(shown[:150]))
    assert reader.changed == [(WORD_CELLS,), (WORD_CELLS,)]


def test_old_frames_are_let_go() -> None:
    reader = ScriptedReader()
    memory = ReadingMemory(reader, remembered_frames=2)
    black, grey, white = (plain_frame(colour=(value,) * 3) for value in (0, 90, 180))
    for frame in (black, grey, white):
        memory.read(frame)
    memory.read(white)
    assert len(reader.frames) == 3
    memory.read(grey)  # black was of use later than grey
    assert len(reader.frames) == 4
