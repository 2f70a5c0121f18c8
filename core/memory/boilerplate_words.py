"""Words that tell bars and forms: of menus in English, German, Spanish, French and Dutch."""

MENU_STARTS = frozenset(
    "file edit view home datei bearbeiten start archivo editar inicio fichier edition édition"
    " accueil bestand bewerken beeld ver ansicht affichage".split()
)
MENU_WORDS = MENU_STARTS | frozenset(
    """actions align arrange bookmarks build close code comments copy cut data debug delete design
    developer draft draw export extensions extras filter find fit format formulas go goto grid
    help history image import insert inspect layer layout mail mailings message messages modify
    navigate new object open options page paste play preferences print project record redo refactor
    references review run save search section select selection send settings shape share sheet
    slide sort source styles table tabs terminal text tools transitions undo update vcs window
    windows zoom document documents
    ansicht einfügen einstellungen fenster gehe hilfe lesezeichen nachricht neu öffnen ordner
    speichern suchen tabelle werkzeuge zeichnen überprüfen verweise entwurf daten formeln
    ver insertar formato herramientas datos ventana ayuda buscar marcadores ir guardar abrir nuevo
    vista diseño revisar
    affichage insertion insérer outils données fenêtre aide rechercher marque-pages signets aller
    enregistrer ouvrir nouveau mise page révision
    invoegen opmaak extra gegevens venster zoeken bladwijzers ga opslaan openen nieuw""".split()
)
# Labels whose value is a person: the value is told by the view, however often the name is met.
ASSIGNMENTS = frozenset(
    """assignee reporter author owner reviewer reviewers organiser organizer creator sender from
    bearbeiter autor absender auteur responsable propietario eigenaar afzender""".split()
)
TERMINALS = frozenset(
    """alacritty cmd conhost foot ghostty gnome-terminal gnome-terminal-server iterm2 kitty konsole
    kgx lxterminal mintty powershell ptyxis pwsh qterminal st terminal terminator tilix urxvt warp
    wezterm wezterm-gui windowsterminal xfce4-terminal xterm""".split()
)
