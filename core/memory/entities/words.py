"""Words that tell what a capitalised name is, or that it is none."""

MONTHS = frozenset(
    """january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec januar februar marz mai juni juli oktober
    dezember okt dez janvier fevrier mars avril juin juillet aout septembre octobre novembre
    decembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre
    diciembre januari februari maart mei augustus""".split()
)
WEEKDAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri
    sat sun montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi
    vendredi samedi dimanche lunes martes miercoles jueves viernes sabado domingo maandag dinsdag
    woensdag donderdag vrijdag zaterdag zondag today tomorrow yesterday heute gestern morgen
    vandaag gisteren hier demain""".split()
)
# Words of programs and papers: a capitalised run that holds one of them is a label, no person.
LABEL_WORDS = frozenset(
    """about academy access account accounts action actions active activities activity add address
    admin album alerts all analysis and animal any api app appearance appointment apps archive area
    article assets assignee at attachments audio audit author available back backup balance bar
    basket bathroom battery best bill billing blog board boards body bold booking bookings
    bookmarks box branch break breakfast browse browser budget bug build building bus button buy
    calculator calendar call calls camera cancel card cart case cash category change changes
    channel channels chart chat chats check checklist checkout choose city class clear clipboard
    clock close club code codes coffee collection column command comment comments commit common
    compact company compose conference confirm contact contacts content control copy core cost
    create critical current customer customers cut daily dashboard dashboards data database date
    day days dear default delete delivery demo departure description design desk desktop details
    dev device devices dialog diff dinner direct directory discount discussion display doc
    document documents done down download downloads draft drafts drive dry due duration early edit
    editor email employee empty end enter entry environment error errors estimate event events
    every example expense export express extension failed favourites favorites feature feed
    feedback field fields figure file files filter final find firmware first fix flight floor
    folder folders font footer for forecast format forum forward free from full gallery game
    general get good great grid group groups guest guests guide hall header height hello help hide
    high history holiday home hotel hour hours house how image images import important in inbox
    incident index info information input insert install instance internet into invitation invoice
    invoices issue issues item items job jobs journal junk key keyboard kind kit label labels lab
    language last late latest launch layout lead learn leave left level library licence license
    light line lines link links list live load local location log login logout logs low lower
    lunch mail main make manage manager manual map marketing market master media meeting meetings
    member members memory mention mentions menu merge message messages meta metrics minutes mode
    model module monitor month monthly more morning move museum music my name nearest network
    new news newsletter next night no normal not note notebook notebooks notes notice notification
    notifications now number of off offer office offline old on one online only open options or
    order orders organization organisation other our out outbox output overview owner page pages
    panel paper park part participants parts password paste path pause payment people phone photo
    photos picture pictures pinned pipeline pipelines plan planner planned planning play player
    please plugin plugins policy position post power preferences press preview previous price
    prices print printer priority privacy private product products profile program programme
    progress project projects properties protocol public publish pull purchase push quantity
    query question questions queue quick quote radio rail rate read reader ready receipt recent
    recipe recipes record red reference refresh region register release releases remember reminder
    reminders remove repair reply report reporter reports repository request requests research
    reservation reset resources restart restore results return review reviewer reviews revision
    right road room rooms row rule run running sale sales sample save saved schedule scheduled
    school screen script search season seat section security select send sender sent server
    service services session set settings setup share shared sheet sheets shift shipping shop
    short show sick side sign site size skip slide slides slot snoozed software sort sound source
    spam speaker special speed sprint staff stage standard starred start started starter station
    status step still stock stop storage store street strong student style styles subject submit
    subtotal sum summary summer supplier suppliers supply support switch sync system tab table
    tables tag tags talk target task tasks tax team teams template terminal terms test testing
    tests text thank thanks that the theme these this thread threads three ticket tickets tide
    time timeline times tip title to together toggle toolbar tools top topic total track tracker
    trade trailer train training transfer trash travel tree trip trips two type uninstall unit
    units unread unsubscribe untitled up update updates upload upper usage user users valley value
    vat version versions via video view views visit volume wait warning was weather web webshop
    website week weekly weeks welcome west what when where which white why width wifi wiki window
    windows winter with word work workflow workshop workspace world write year yearly yes you
    your zone zoom
    aktuell alle allgemein angebot anhang ansicht anzeigen aufgabe aufgaben bearbeiten benutzer
    bericht bestellung datei dateien datum der die das dienst drucken ein einfugen einstellungen
    entwurf entwurfe extras fenster firma gesamt gesendet hilfe kalender konto lieferung menge
    menu nachricht nachrichten neu neue neuer ordner papierkorb posteingang preis produkt produkte
    rechnung seite sitzung start straße strasse suche suchen summe team termin termine
    uber und version vorlage werkzeuge zeit zuruck zahlung
    accueil adresse afficher affichage aide archivo ayuda buscar cerrar correo courrier edicion
    edition envoyer facture fichier fichiers fermer herramientas inicio insertar modifier mensaje
    nouveau nueva nuevo outils parametres rechercher recherche reunion semaine tienda ventana ver
    bestand bestanden bewerken beeld invoegen bericht berichten agenda gemeente""".split()
)
NAME_PARTICLES = "de|van|von|der|den|del|della|da|di|du|la|le|ten|ter|te|zu|zum|bin|al|el|y|dos"
HONORIFICS = (
    "Dr|Prof|Mr|Mrs|Ms|Miss|Mx|Sir|Frau|Herr|Herrn|Hr|Fr|Mme|Mlle|Monsieur|Madame|Señor|Señora|Sr"
    "|Sra|Dhr|Mevr|Mw|Meneer|Mevrouw"
)
PERSON_LABELS = frozenset(
    """from to cc bcc author authors assignee assigned reporter reviewer reviewers owner organiser
    organizer participants attendees members people sender recipient created contact host speaker
    speakers presenter guests passenger passengers traveller von an autor autoren teilnehmer
    absender empfanger bearbeiter ansprechpartner fahrgast de para autor auteur participants van
    aan deelnemers afzender present commenter""".split()
)
PERSON_LABEL_PHRASES = frozenset(
    ("direct messages", "assigned to", "created by", "reported by", "written by", "posted by")
)
CLOSINGS = (
    r"(?:kind|best|warm|many)\s+regards|regards|best(?:\s+wishes)?|cheers|sincerely|yours\s+\w+"
    r"|(?:many\s+)?thanks|all\s+the\s+best|(?:mit\s+)?(?:freundlichen?|besten?|lieben?|viele[nr]?)"
    r"\s+gr(?:ü|u|ue)(?:ß|ss)en?|(?:viele|liebe|beste)\s+gr(?:ü|u|ue)(?:ß|ss)e|mfg|lg"
    r"|met\s+vriendelijke\s+groet(?:en)?|groet(?:en|jes)?|cordialement|bien\s+à\s+vous|salutations"
    r"|amicalement|un\s+saludo|saludos(?:\s+cordiales)?|atentamente"
)
GREETINGS = r"dear|hi|hello|hey|hallo|liebe[r]?|moin|beste|hoi|bonjour|cher|chère|hola|querid[oa]"
ROLE_MAILBOXES = frozenset(
    """abo account accounts accounting admin alert alerts billing booking bookings contact
    customerservice desk dev do-not-reply donotreply duty events facilities feedback hello help
    helpdesk hr info invoice invoices it jobs kontakt kundenservice list lists mail mailer marketing
    news newsletter no-reply noreply notification notifications notify office ops order orders
    payments post postmaster press privacy programme program receipts reception recruiting
    registration reply reservations root sales security service shop staff support system team
    tickets update updates user verify webmaster welcome""".split()
)
ORGANISATION_WORDS = frozenset(
    """gmbh ag kg ohg ug se inc ltd llc llp plc corp co company bv nv sa sas sarl srl spa oy ab as
    aps university universitat universiteit universite universidad institute institut instituut
    ministry gemeente gemeinde stadt bank sparkasse foundation stiftung stichting verein museum
    hospital klinik airlines airways webshop news journal office service services group club
    council society association facilities systems solutions technologies labs studio""".split()
)
