"""A picture that resembles another costs what differs, is given back whole, and stands alone."""

import itertools
from collections.abc import Sequence
from io import BytesIO

import apsw
import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from core.errors import StoreUnavailable
from core.home import HomeFolder
from core.observation import Picture
from core.store.connection import open_database
from core.store.keys import subkey
from core.store.observation_store import PicturePlace
from core.store.picture_coding import encoded, encoded_small
from core.store.picture_difference import Layer, Told, difference, pixels_of
from core.store.shapes import StandingShape
from core.store.store import Store
from tests.core.store.decrypted_pages import decrypted_home
from tests.core.store.fresh_store import KEY, MORNING, after, new_home, open_store, seen

Pixels = npt.NDArray[np.uint8]
WIDTH, HEIGHT = 320, 240


def page(seed: int = 0) -> Pixels:
    """A picture full of signs that no other seed has."""
    grey = np.random.default_rng(seed).integers(0, 2, (HEIGHT, WIDTH, 1), dtype=np.uint8) * 200
    return np.repeat(grey, 3, axis=2)


def changed(pixels: Pixels, number: int) -> Pixels:
    """The same with a word of its own in some row."""
    other = pixels.copy()
    other[8 * number : 8 * number + 8, 40:120] = (number, 90, 255)
    return other


def picture(pixels: Pixels, *, lossless: bool = True) -> Picture:
    encoded = BytesIO()
    Image.fromarray(pixels).save(encoded, "WEBP", lossless=lossless, quality=80)
    return Picture(encoded.getvalue(), pixels.shape[1], pixels.shape[0])


def shown(store: Store, place: PicturePlace) -> Pixels:
    found = store.pictures.get(place)
    if found is None:
        raise AssertionError("the picture is there")
    with Image.open(BytesIO(found.webp)) as image:
        return np.asarray(image.convert("RGB"))


def differences(home: HomeFolder) -> list[tuple[int, int]]:
    """Which pictures rest on which."""
    connection = open_database(
        home.pictures / "2026-06.db", subkey(KEY.secret, "pictures"), read_only=True
    )
    rows = list(connection.execute("SELECT picture_id, base_id FROM difference"))
    connection.close()
    return rows


def told(new: bytes, old: bytes) -> Told | None:
    """What differs of one picture from another."""
    new_pixels, old_pixels = pixels_of([Layer(new)]), pixels_of([Layer(old)])
    if new_pixels is None or old_pixels is None:
        return None
    return difference(new, new_pixels, old_pixels, no_shapes)


def no_shapes(shapes: Sequence[StandingShape]) -> list[StandingShape]:
    """None of them is worth being told as such."""
    return []


def test_what_differs_is_small_and_gives_back_every_pixel() -> None:
    views = [page(), changed(page(), 3), changed(changed(page(), 3), 5)]
    webps = [picture(view).webp for view in views]
    layers = [Layer(webps[0])]
    for old, new in itertools.pairwise(webps):
        layer = told(new, old)
        assert layer is not None
        assert len(layer.image) < len(new) / 10
        layers.append(Layer(layer.image))
    for count, view in enumerate(views, start=1):
        pixels = pixels_of(layers[:count])
        assert pixels is not None
        for webp in (encoded(pixels), encoded_small(pixels)):
            with Image.open(BytesIO(webp)) as image:
                assert np.array_equal(np.asarray(image), view)


@pytest.mark.parametrize(
    "other",
    [
        picture(page(1)).webp,  # hardly anything in common
        picture(page()[:120]).webp,  # another size
        picture(page()[:4, :4]).webp,  # too small to be worth it
        b"no picture at all" * 1000,
    ],
)
def test_what_is_not_alike_is_kept_whole(other: bytes) -> None:
    assert told(picture(page()).webp, other) is None
    assert told(other, picture(page()).webp) is None


def test_a_lossy_picture_has_nothing_exact_to_rest_on() -> None:
    lossy = picture(page(), lossless=False).webp
    assert told(picture(changed(page(), 3)).webp, lossy) is None


def test_alike_pictures_cost_little_and_come_back_whole(store: Store, home: HomeFolder) -> None:
    views = [page(), *(changed(page(), number) for number in range(1, 5)), page(7)]
    places = [store.pictures.add(picture(view), MORNING) for view in views]
    sizes = store.pictures.sizes("2026-06")
    whole = len(picture(page()).webp)
    assert sizes[places[0].id] == len(picture(views[0]).webp)
    assert all(sizes[place.id] < whole / 10 for place in places[1:5])
    assert len(differences(home)) == 4
    for place, view in zip(places, views, strict=True):
        assert np.array_equal(shown(store, place), view)


def test_a_picture_that_others_rest_on_can_be_forgotten(store: Store, home: HomeFolder) -> None:
    first, second = changed(page(), 1), changed(page(), 2)
    key = store.pictures.add(picture(first), MORNING)
    frame = store.observations.add(seen("the word", picture=b"webp"), key)
    rests = store.pictures.add(picture(second), MORNING)
    store.observations.add(seen("another", picture=b"webp", at=after(5)), rests)
    assert differences(home) == [(rests.id, key.id)]
    store.forgetting.forget([frame])
    assert store.pictures.get(key) is None
    assert np.array_equal(shown(store, rests), second)
    assert differences(home) == []
    # Lossless signs are kept as they are, so a piece of the bytes would give the picture away.
    webp = picture(first).webp
    readable = decrypted_home(home, KEY)
    assert not any(webp[at : at + 64] in readable for at in range(0, len(webp) - 64, 64))


def test_all_may_go_at_once(store: Store, home: HomeFolder) -> None:
    ids = []
    for number in range(5):
        place = store.pictures.add(picture(changed(page(), number)), MORNING)
        ids.append(store.observations.add(seen(str(number), picture=b"x"), place))
    store.forgetting.forget(ids)
    assert store.pictures.count() == 0
    assert differences(home) == []


def test_not_too_many_rest_on_one(store: Store, home: HomeFolder) -> None:
    store.pictures.add(picture(page()), MORNING)
    for number in range(20):
        # Between the samples, so that all are as alike to the first as to each other.
        view = page()
        view[8 * number + 1 : 8 * number + 7, 41:47] = (number, 90, 255)
        store.pictures.add(picture(view), MORNING)
    bases = [base for _, base in differences(home)]
    assert len(bases) == 20
    assert max(bases.count(base) for base in bases) <= 16


def test_a_view_that_changes_step_by_step_rests_on_few_others(
    store: Store, home: HomeFolder
) -> None:
    views = [page()]
    for number in range(1, 12):
        views.append(changed(views[-1], number))
    places = [store.pictures.add(picture(view), MORNING) for view in views]
    rests_on = dict(differences(home))
    depths = []
    for place in places:
        below, depth = int(place.id), 0
        while below in rests_on:
            below, depth = rests_on[below], depth + 1
        depths.append(depth)
    assert max(depths) == 5
    # The last differs from the first by eleven words, and from the one before by one.
    sizes = store.pictures.sizes("2026-06")
    assert sum(depth > 0 for depth in depths) >= 10
    assert all(sizes[place.id] < sizes[places[0].id] / 10 for place in places[1:5])
    for place, view in zip(places, views, strict=True):
        assert np.array_equal(shown(store, place), view)


def test_what_goes_from_the_middle_leaves_those_above_it(store: Store, home: HomeFolder) -> None:
    views = [page()]
    for number in range(1, 5):
        views.append(changed(views[-1], number))
    places = [store.pictures.add(picture(view), MORNING) for view in views]
    assert dict(differences(home)) == {
        above.id: below.id for below, above in itertools.pairwise(places)
    }
    store.pictures.remove(places[2])
    assert dict(differences(home)) == {places[1].id: places[0].id, places[4].id: places[3].id}
    for number in (0, 1, 3, 4):
        assert np.array_equal(shown(store, places[number]), views[number])


def test_another_program_that_stores_finds_what_the_first_one_stored(
    store: Store, home: HomeFolder
) -> None:
    place = store.pictures.add(picture(page()), MORNING)
    store.close()
    again = open_store(home)
    rests = again.pictures.add(picture(changed(page(), 1)), MORNING)
    assert differences(home) == [(rests.id, place.id)]
    again.close()


def test_a_file_from_before_there_were_differences_can_be_read(
    store: Store, home: HomeFolder
) -> None:
    place = store.pictures.add(picture(page()), MORNING)
    store.close()
    path = home.pictures / "2026-06.db"
    connection = open_database(path, subkey(KEY.secret, "pictures"), read_only=False)
    connection.execute("DROP TABLE difference")
    connection.close()
    reader = open_store(home, read_only=True)
    assert np.array_equal(shown(reader, place), page())
    reader.close()
    writer = open_store(home)
    rests = writer.pictures.add(picture(changed(page(), 1)), MORNING)
    assert differences(home) == [(rests.id, place.id)]
    writer.close()


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(acts=st.lists(st.tuples(st.booleans(), st.integers(0, 25)), max_size=14))
def test_whatever_is_added_and_removed_the_rest_is_whole(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[bool, int]]
) -> None:
    store = open_store(new_home(tmp_path_factory.mktemp("pictures")))
    kept: dict[PicturePlace, Pixels] = {}
    for is_removal, number in acts:
        if is_removal and kept:
            place = list(kept)[number % len(kept)]
            store.pictures.remove(place)
            del kept[place]
        else:
            view = changed(page(number % 2), number)
            kept[store.pictures.add(picture(view), MORNING)] = view
    for place, view in kept.items():
        assert np.array_equal(shown(store, place), view)
    assert store.pictures.count() == len(kept)
    store.close()


def test_a_failure_in_between_leaves_what_rests_on_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = store.pictures.add(picture(page()), MORNING)
    rests = store.pictures.add(picture(changed(page(), 1)), MORNING)

    def fail(*_: object, **__: object) -> bytes:
        raise apsw.FullError("disk full")

    with monkeypatch.context() as patched:
        patched.setattr("core.store.picture_month.encoded_small", fail)
        with pytest.raises(StoreUnavailable):
            store.pictures.remove(key)
    assert np.array_equal(shown(store, key), page())
    assert np.array_equal(shown(store, rests), changed(page(), 1))
