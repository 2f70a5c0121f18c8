"""Pages of text cost little, come back pixel by pixel, and leave nothing when forgotten."""

import itertools
from collections.abc import Sequence
from io import BytesIO

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from core.errors import DamagedStore
from core.home import HomeFolder
from core.observation import Picture
from core.store.connection import open_database
from core.store.keys import subkey
from core.store.observation_store import PicturePlace
from core.store.picture_coding import decoded
from core.store.shape_coding import decoded_shapes
from core.store.shape_store import MOST_ON_A_SHEET
from core.store.shapes import Shape
from core.store.store import Store
from tests.core.store.decrypted_pages import decrypted_home
from tests.core.store.fresh_store import KEY, MORNING, new_home, open_store, seen
from tests.core.store.written_pages import letter, page_of, picture_of

MONTH = "2026-06"
SIGNS = list("abcdefghijklmnopqrstuvwxyz    ")


def written(seed: int, *, lines: int = 20, signs: Sequence[str] = SIGNS) -> list[str]:
    """Lines of letters that no other seed has in this order."""
    random = np.random.default_rng(seed)
    return ["".join(random.choice(signs, 50)) for _ in range(lines)]


def painted(lines: Sequence[str]) -> Picture:
    return picture_of(page_of(lines))


def is_shown(store: Store, place: PicturePlace, picture: Picture) -> bool:
    found, pixels = store.pictures.get(place), store.pictures.pixels(place)
    painted_pixels = decoded(picture.webp)
    if found is None or pixels is None or painted_pixels is None:
        return False
    return same(found.webp, picture.webp) and np.array_equal(pixels, painted_pixels)


def same(one: bytes, other: bytes) -> bool:
    with Image.open(BytesIO(one)) as first, Image.open(BytesIO(other)) as second:
        return np.array_equal(np.asarray(first.convert("RGB")), np.asarray(second.convert("RGB")))


def kept_shapes(home: HomeFolder) -> set[bytes]:
    """The digests of all shapes in the file."""
    connection = open_database(
        home.pictures / f"{MONTH}.db", subkey(KEY.secret, "pictures"), read_only=True
    )
    sheets = list(connection.execute("SELECT shapes FROM shape_sheet"))
    connection.close()
    return {shape.digest for (sheet,) in sheets for shape in decoded_shapes(sheet).values()}


def test_new_pages_in_known_letters_cost_little(store: Store) -> None:
    pages = [painted(written(seed)) for seed in range(6)]
    places = [store.pictures.add(page, MORNING) for page in pages]
    sizes = store.pictures.sizes(MONTH)
    for place, page in zip(places[1:], pages[1:], strict=True):
        assert sizes[place.id] < len(page.webp) / 2
    for place, page in zip(places, pages, strict=True):
        assert is_shown(store, place, page)


def test_what_scrolls_and_what_is_written_over_comes_back(store: Store) -> None:
    lines = written(1, lines=40)
    views = [painted(lines[start : start + 20]) for start in range(8)]
    views += [painted([*lines[:19], line]) for line in written(2, lines=5)]
    places = [store.pictures.add(view, MORNING) for view in views]
    for place, view in zip(places, views, strict=True):
        assert is_shown(store, place, view)


def test_letters_are_kept_once_by_every_process(store: Store, home: HomeFolder) -> None:
    store.pictures.add(painted(written(1)), MORNING)
    before = kept_shapes(home)
    other = open_store(home)
    place = other.pictures.add(painted(written(2)), MORNING)
    other.close()
    assert kept_shapes(home) == before
    # This one was told of no picture that the other stored.
    third = store.pictures.add(painted(written(3)), MORNING)
    assert is_shown(store, place, painted(written(2)))
    assert is_shown(store, third, painted(written(3)))


def test_forgetting_takes_the_letters_that_only_the_forgotten_showed(
    store: Store, home: HomeFolder
) -> None:
    secret = ["ΔΘΛΞΠΣΦΨΩ " * 4] * 10
    frames, places, pages = [], [], [written(1), [*written(1)[:10], *secret], written(2)]
    for number, lines in enumerate(pages):
        places.append(store.pictures.add(painted(lines), MORNING))
        frames.append(store.observations.add(seen(str(number), picture=b"x"), places[-1]))
    secrets = {Shape(letter(sign)).digest for sign in secret[0].strip() if sign != " "}
    assert secrets <= kept_shapes(home)
    store.forgetting.forget([frames[1]])
    assert not secrets & kept_shapes(home)
    for at in (0, 2):
        assert is_shown(store, places[at], painted(pages[at]))
    after = store.pictures.add(painted(pages[1]), MORNING)
    assert is_shown(store, after, painted(pages[1]))


def test_when_all_is_forgotten_no_shape_is_left(store: Store, home: HomeFolder) -> None:
    frames = []
    for seed in range(4):
        place = store.pictures.add(painted(written(seed)), MORNING)
        frames.append(store.observations.add(seen(str(seed), picture=b"x"), place))
    connection = open_database(
        home.pictures / f"{MONTH}.db", subkey(KEY.secret, "pictures"), read_only=True
    )
    sheets = [sheet for (sheet,) in connection.execute("SELECT shapes FROM shape_sheet")]
    connection.close()
    assert sheets
    store.forgetting.forget(frames)
    assert kept_shapes(home) == set()
    readable = decrypted_home(home, KEY)
    for sheet in sheets:
        assert not any(sheet[at : at + 32] in readable for at in range(0, len(sheet) - 32, 32))


def test_new_shapes_come_onto_the_newest_sheet_till_it_is_full(
    store: Store, home: HomeFolder
) -> None:
    signs = [chr(0x4E00 + number) for number in range(3 * MOST_ON_A_SHEET // 2)]
    pages = [painted(written(at, signs=signs[at : at + 25])) for at in range(0, len(signs), 25)]
    places = [store.pictures.add(page, MORNING) for page in pages]
    connection = open_database(
        home.pictures / f"{MONTH}.db", subkey(KEY.secret, "pictures"), read_only=True
    )
    sheets = [sheet for (sheet,) in connection.execute("SELECT shapes FROM shape_sheet")]
    connection.close()
    counts = [len(decoded_shapes(sheet)) for sheet in sheets]
    assert len(pages) > len(counts) > 1
    assert max(counts) <= MOST_ON_A_SHEET
    for place, page in zip(places, pages, strict=True):
        assert is_shown(store, place, page)


def test_a_damaged_picture_does_not_harm_those_that_it_rests_on(
    store: Store, home: HomeFolder
) -> None:
    lines = written(1)
    pages = [painted([*lines[:number], *written(2)[number:]]) for number in (20, 17, 14)]
    places = [store.pictures.add(page, MORNING) for page in pages]
    connection = open_database(home.pictures / f"{MONTH}.db", subkey(KEY.secret, "pictures"))
    connection.execute("UPDATE picture SET webp = x'52' WHERE id = ?", (places[2].id,))
    connection.close()
    with pytest.raises(DamagedStore):
        store.pictures.pixels(places[2])
    for number in (0, 1):
        assert is_shown(store, places[number], pages[number])


def test_no_number_is_given_twice(store: Store) -> None:
    """Another process that knows a forgotten shape by number must not show it for another."""
    first = store.pictures.add(painted(written(1)), MORNING)
    store.pictures.remove(first)
    store.pictures.scrub(MONTH)
    other = [line.upper() for line in written(1)]
    second = store.pictures.add(painted(other), MORNING)
    assert is_shown(store, second, painted(other))


def test_what_another_process_forgets_is_not_rested_on(store: Store, home: HomeFolder) -> None:
    gone = store.pictures.add(painted(written(1)), MORNING)
    other = open_store(home)
    other.pictures.remove(gone)
    other.pictures.scrub(MONTH)
    other.close()
    place = store.pictures.add(painted(written(2)), MORNING)
    assert is_shown(store, place, painted(written(2)))


def test_a_picture_made_whole_when_another_goes_keeps_its_letters(store: Store) -> None:
    lines = written(1)
    first = store.pictures.add(painted(lines), MORNING)
    second = store.pictures.add(painted([*lines[:15], *written(2, lines=5)]), MORNING)
    store.pictures.remove(first)
    store.pictures.scrub(MONTH)
    changed = painted([*lines[:15], *written(2, lines=5)])
    assert is_shown(store, second, changed)
    assert store.pictures.sizes(MONTH)[second.id] < len(changed.webp) / 2


def test_a_file_from_before_there_were_shapes_can_be_read(store: Store, home: HomeFolder) -> None:
    noise = np.random.default_rng(0).integers(0, 2, (120, 160, 1), dtype=np.uint8) * 255
    encoded = BytesIO()
    Image.fromarray(np.repeat(noise, 3, axis=2)).save(encoded, "WEBP", lossless=True)
    picture = Picture(encoded.getvalue(), 160, 120)
    place = store.pictures.add(picture, MORNING)
    store.close()
    path = home.pictures / f"{MONTH}.db"
    connection = open_database(path, subkey(KEY.secret, "pictures"), read_only=False)
    connection.execute("DROP TABLE shape_sheet")
    connection.execute("DROP TABLE shape_places")
    connection.close()
    reader = open_store(home, read_only=True)
    assert is_shown(reader, place, picture)
    assert reader.pictures.sizes(MONTH) == {place.id: len(picture.webp)}
    reader.close()
    writer = open_store(home)
    page = writer.pictures.add(painted(written(1)), MORNING)
    assert is_shown(writer, page, painted(written(1)))
    writer.close()


def test_a_month_from_before_pages_were_small_goes_on(store: Store, home: HomeFolder) -> None:
    home.pictures.mkdir(parents=True)
    path, key = home.pictures / f"{MONTH}.db", subkey(KEY.secret, "pictures")
    older = open_database(path, key)
    older.execute(
        "CREATE TABLE picture(id INTEGER PRIMARY KEY AUTOINCREMENT, webp BLOB NOT NULL,"
        " width INTEGER NOT NULL, height INTEGER NOT NULL) STRICT"
    )
    older.close()
    place = store.pictures.add(painted(written(1)), MORNING)
    store.pictures.scrub(MONTH)
    assert is_shown(store, place, painted(written(1)))
    store.close()
    assert int.from_bytes(path.read_bytes()[16:18], "big") == 4096


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(acts=st.lists(st.tuples(st.sampled_from("aasr"), st.integers(0, 9)), max_size=12))
def test_whatever_is_added_removed_and_swept_the_rest_is_whole(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, int]]
) -> None:
    home = new_home(tmp_path_factory.mktemp("pictures"))
    store = open_store(home)
    kept: dict[PicturePlace, Picture] = {}
    for act, number in acts:
        if act == "a":
            page = painted([*written(number // 3)[: number + 5], *written(number, lines=8)])
            kept[store.pictures.add(page, MORNING)] = page
        elif act == "s":
            store.pictures.scrub(MONTH)
        elif kept:
            place = list(kept)[number % len(kept)]
            store.pictures.remove(place)
            del kept[place]
    assert all(is_shown(store, place, page) for place, page in kept.items())
    for place in list(itertools.islice(kept, 1, None)):
        store.pictures.remove(place)
        del kept[place]
    store.pictures.scrub(MONTH)
    assert all(is_shown(store, place, page) for place, page in kept.items())
    store.close()
