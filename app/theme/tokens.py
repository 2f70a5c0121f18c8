"""The design language in one place: colours, spaces, radii and type sizes.

Widgets and the style sheet take every measure and colour from here. Names say the use, not the
look. Spaces lie on a 4-pixel grid.
"""

from dataclasses import asdict, dataclass, replace


@dataclass(frozen=True, slots=True)
class Colours:
    """One colour scheme. Values are `#rrggbb`."""

    page: str  # behind everything
    sidebar: str
    surface: str  # cards and fields
    raised: str  # menus, popups, hovered cards
    sunken: str  # wells: the frame's stage, code
    hover: str
    pressed: str
    line: str  # hairlines
    line_strong: str  # borders of things one can operate
    edge: str  # around what one types into or turns, where no word says so: 3 to 1
    ink: str
    ink_quiet: str
    ink_faint: str
    accent: str
    accent_hover: str
    accent_pressed: str
    accent_wash: str  # accent as a background
    accent_ink: str  # accent as text
    on_accent: str
    marker: str  # the highlighter pen: whatever is proof
    marker_wash: str
    selection: str
    good: str
    warn: str
    warn_wash: str
    bad: str
    bad_wash: str
    focus: str  # the ring around what the keyboard acts on
    density: str  # how much a minute held, below the time scale
    density_ground: str


LIGHT = Colours(
    page="#faf8f4",
    sidebar="#f1ede6",
    surface="#ffffff",
    raised="#ffffff",
    sunken="#efebe3",
    hover="#e9e4da",
    pressed="#dfd8cb",
    line="#e7e1d6",
    line_strong="#d3cbbd",
    edge="#968d7f",
    ink="#28241f",
    ink_quiet="#5f584f",
    ink_faint="#6d665b",
    accent="#1f6f67",
    accent_hover="#1a625b",
    accent_pressed="#15524c",
    accent_wash="#e0eeeb",
    accent_ink="#17625a",
    on_accent="#ffffff",
    marker="#f2b632",
    marker_wash="#fdf1cf",
    selection="#287f77",
    good="#27794b",
    warn="#8f5a06",
    warn_wash="#fbf0d9",
    bad="#b4402f",
    bad_wash="#fbe9e4",
    focus="#1f6f67",
    density="#7d7466",
    density_ground="#efebe3",
)

DARK = Colours(
    page="#1c1a18",
    sidebar="#161513",
    surface="#262320",
    raised="#2e2b27",
    sunken="#131210",
    hover="#332f2b",
    pressed="#3d3933",
    line="#35312c",
    line_strong="#4a453e",
    edge="#7d766b",
    ink="#eee9e1",
    ink_quiet="#b8b0a4",
    ink_faint="#a0988d",
    accent="#3a9d92",
    accent_hover="#45aca0",
    accent_pressed="#36948a",
    accent_wash="#1f3734",
    accent_ink="#7fcfc4",
    on_accent="#0d1f1d",
    marker="#f5c04a",
    marker_wash="#443718",
    selection="#4fb3a8",
    good="#6cc08f",
    warn="#e0aa52",
    warn_wash="#392d18",
    bad="#e5806e",
    bad_wash="#40241e",
    focus="#3a9d92",
    density="#a39a8d",
    density_ground="#131210",
)

# For eyes that need it: text at 7 to 1 and more (WCAG 2.1, 1.4.6), every edge to be seen.
HIGH_CONTRAST = Colours(
    page="#000000",
    sidebar="#000000",
    surface="#000000",
    raised="#000000",
    sunken="#000000",
    hover="#2a2a2a",
    pressed="#3a3a3a",
    line="#a6a6a6",
    line_strong="#ffffff",
    edge="#ffffff",
    ink="#ffffff",
    ink_quiet="#ffffff",
    ink_faint="#d6d6d6",
    accent="#1f9bf0",
    accent_hover="#4cb3ff",
    accent_pressed="#7cc7ff",
    accent_wash="#00284a",
    accent_ink="#8fd3ff",
    on_accent="#000000",
    marker="#ffd400",
    marker_wash="#3d3300",
    selection="#8fd3ff",
    good="#5dff8f",
    warn="#ffc145",
    warn_wash="#332400",
    bad="#ffa294",
    bad_wash="#3b0d05",
    focus="#ffe600",
    density="#ffffff",
    density_ground="#2a2a2a",
)

# Colours of apps on the timeline: told apart at 12 px height on both schemes, never alarming.
APP_COLOURS = (
    "#4f86c6",
    "#e08d4b",
    "#5aa469",
    "#a678c4",
    "#d0627a",
    "#3fa7a3",
    "#c2a23a",
    "#7a83d6",
    "#b5785a",
    "#74a33c",
    "#c86fae",
    "#6d93a8",
)


@dataclass(frozen=True, slots=True)
class Measures:
    """Spaces and radii in device-independent pixels."""

    space_1: int = 4
    space_2: int = 8
    space_3: int = 12
    space_4: int = 16
    space_5: int = 24
    space_6: int = 32
    space_7: int = 48
    radius_small: int = 6
    radius: int = 10
    radius_large: int = 16
    control: int = 36  # height of buttons and fields
    icon: int = 20
    reading_width: int = 760


@dataclass(frozen=True, slots=True)
class TypeScale:
    """Font sizes in pixels, at the system's normal text size."""

    badge: int = 11
    caption: int = 12
    body: int = 14
    strong: int = 15
    heading: int = 18
    answer: int = 22
    display: int = 28


MEASURES = Measures()
TYPE = TypeScale()


_LARGEST_TEXT = 2.0  # times the normal; beyond it the controls would not fit their words


def type_scale(system_text: float) -> TypeScale:
    """The sizes at which running text is never smaller than the system's own, given in pixels."""
    factor = min(_LARGEST_TEXT, max(1.0, system_text / TYPE.body))
    return replace(TYPE, **{name: round(size * factor) for name, size in asdict(TYPE).items()})


def style_values(colours: Colours, sizes: TypeScale = TYPE) -> dict[str, str]:
    """Every token by name, as the style sheet's template wants them."""
    values = dict(asdict(colours))
    values |= {name: f"{size}px" for name, size in asdict(MEASURES).items()}
    values |= {f"type_{name}": f"{size}px" for name, size in asdict(sizes).items()}
    return values
