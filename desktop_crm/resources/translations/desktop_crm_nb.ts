<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nb" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>Other</source>
        <translation>Annet</translation>
    </message>
    <message>
        <source>Add always</source>
        <translation>Legg alltid til</translation>
    </message>
    <message>
        <source>Merge – update empty fields</source>
        <translation>Slå sammen – fyll ut tomme felt</translation>
    </message>
    <message>
        <source>Replace – overwrite existing</source>
        <translation>Erstatt – overskriv eksisterende</translation>
    </message>
    <message>
        <source>Skip – do not import</source>
        <translation>Hopp over – ikke importer</translation>
    </message>
    <message>
        <source>Already there</source>
        <translation>Finnes fra før</translation>
    </message>
    <message>
        <source>Known by</source>
        <translation>Kjennes på</translation>
    </message>
    <message>
        <source>{field}, legal form left out</source>
        <translation>{field}, uten selskapsform</translation>
    </message>
    <message>
        <source>{field}, exactly</source>
        <translation>{field}, helt likt</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>Behold begge</translation>
    </message>
    <message>
        <source>Replace the old one</source>
        <translation>Erstatt den gamle</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Utelat den</translation>
    </message>
    <message>
        <source>Another phone or e-mail</source>
        <translation>Annen telefon eller e-post</translation>
    </message>
    <message>
        <source>Import without company</source>
        <translation>Importer uten firma</translation>
    </message>
    <message>
        <source>Create one of the same name</source>
        <translation>Opprett et med samme navn</translation>
    </message>
    <message>
        <source>Leave the row out</source>
        <translation>Utelat raden</translation>
    </message>
    <message>
        <source>Person without company</source>
        <translation>Person uten firma</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ingen</translation>
    </message>
    <message>
        <source>New: {name}</source>
        <translation>Ny: {name}</translation>
    </message>
    <message>
        <source>{first} alone</source>
        <translation>Bare {first}</translation>
    </message>
    <message>
        <source>{field} is made of</source>
        <translation>{field} settes sammen av</translation>
    </message>
    <message>
        <source>Add it to the list</source>
        <translation>Legg til i listen</translation>
    </message>
    <message>
        <source>Create it</source>
        <translation>Opprett</translation>
    </message>
    <message>
        <source>Leave the field empty</source>
        <translation>La feltet stå tomt</translation>
    </message>
    <message>
        <source>Refuse the row</source>
        <translation>Avvis raden</translation>
    </message>
    <message>
        <source>Use “{line}”</source>
        <translation>Bruk «{line}»</translation>
    </message>
    <message>
        <source>{field} not found</source>
        <translation>{field} finnes ikke</translation>
    </message>
</context>
<context>
    <name>About</name>
    <message>
        <source>About Desktop CRM</source>
        <translation>Om Desktop CRM</translation>
    </message>
    <message>
        <source>Licence: MIT. Qt and PySide6: LGPL 3.</source>
        <translation>Lisens: MIT. Qt og PySide6: LGPL 3.</translation>
    </message>
    <message>
        <source>Libraries under MIT, BSD and PSF licences: {names}.</source>
        <translation>Biblioteker under MIT-, BSD- og PSF-lisenser: {names}.</translation>
    </message>
    <message>
        <source>Data file: {path}</source>
        <translation>Datafil: {path}</translation>
    </message>
    <message>
        <source>Nothing leaves this computer.</source>
        <translation>Ingenting forlater denne datamaskinen.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopier</translation>
    </message>
</context>
<context>
    <name>AddToSelection</name>
    <message>
        <source>Add to selection</source>
        <translation>Legg til i utvalg</translation>
    </message>
    <message>
        <source>Others…</source>
        <translation>Andre …</translation>
    </message>
    <message>
        <source>New static selection…</source>
        <translation>Nytt statisk utvalg …</translation>
    </message>
</context>
<context>
    <name>AppearancePage</name>
    <message>
        <source>Appearance</source>
        <translation>Utseende</translation>
    </message>
    <message>
        <source>How the program looks and speaks, on this computer.</source>
        <translation>Hvordan programmet ser ut og snakker, på denne datamaskinen.</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Lyst</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Mørkt</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Som systemet</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Light or dark, as the computer is set; it follows when that changes.</source>
        <translation>Lyst eller mørkt, slik datamaskinen er innstilt; følger med når det endres.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Språk</translation>
    </message>
    <message>
        <source>Lists such as stages and reasons are your own data and stay as they are.</source>
        <translation>Lister som faser og årsaker er dine egne data og forblir som de er.</translation>
    </message>
    <message>
        <source>When you close the settings, the window is made anew in {language}. Nothing else changes.</source>
        <translation>Når du lukker innstillingene, vises vinduet på nytt på {language}. Ellers endres ingenting.</translation>
    </message>
</context>
<context>
    <name>AtHand</name>
    <message>
        <source>Favourites</source>
        <translation>Favoritter</translation>
    </message>
    <message>
        <source>Visited lately</source>
        <translation>Nylig besøkt</translation>
    </message>
</context>
<context>
    <name>Attendance</name>
    <message>
        <source>What you were writing came back.</source>
        <translation>Det du holdt på å skrive, er tilbake.</translation>
    </message>
</context>
<context>
    <name>Block</name>
    <message>
        <source>How the criteria are put together</source>
        <translation>Hvordan kriteriene settes sammen</translation>
    </message>
    <message>
        <source>No one is left here</source>
        <translation>Her er det ingen igjen</translation>
    </message>
</context>
<context>
    <name>CalendarPopup</name>
    <message>
        <source>Today</source>
        <translation>I dag</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Kalender</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>This field must be filled in.</source>
        <translation>Dette feltet må fylles ut.</translation>
    </message>
    <message>
        <source>Discard what you changed?</source>
        <translation>Vil du forkaste endringene?</translation>
    </message>
    <message>
        <source>It has not been saved.</source>
        <translation>De er ikke lagret.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Forkast</translation>
    </message>
    <message>
        <source>There is one of this name already. Save once more to have both.</source>
        <translation>Det finnes allerede en med dette navnet. Lagre en gang til for å ha begge.</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>Fortsett å redigere</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lagre</translation>
    </message>
    <message>
        <source>Save what you changed?</source>
        <translation>Vil du lagre endringene?</translation>
    </message>
</context>
<context>
    <name>CardFrame</name>
    <message>
        <source>Card</source>
        <translation>Kort</translation>
    </message>
    <message>
        <source>Tabs of the card</source>
        <translation>Kortets faner</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lagre</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Ny</translation>
    </message>
    <message>
        <source>Save (Ctrl+S)</source>
        <translation>Lagre (Ctrl+S)</translation>
    </message>
    <message>
        <source>Nothing is being edited.</source>
        <translation>Ingenting redigeres nå.</translation>
    </message>
    <message>
        <source>Still missing: {fields}</source>
        <translation>Mangler ennå: {fields}</translation>
    </message>
    <message>
        <source>{field} is worked out by the program and cannot be changed.</source>
        <translation>{field} beregnes av programmet og kan ikke endres.</translation>
    </message>
    <message>
        <source>{field} comes from {record}, and is changed there.</source>
        <translation>{field} kommer fra {record} og endres der.</translation>
    </message>
    <message>
        <source>{field} cannot be changed as things stand.</source>
        <translation>{field} kan ikke endres slik det står nå.</translation>
    </message>
</context>
<context>
    <name>CardPicture</name>
    <message>
        <source>Picture of {name}</source>
        <translation>Bilde av {name}</translation>
    </message>
    <message>
        <source>Pictures ({patterns})</source>
        <translation>Bilder ({patterns})</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Velg et bilde</translation>
    </message>
</context>
<context>
    <name>CardValue</name>
    <message>
        <source>Nothing is written here yet. Double-click to begin.</source>
        <translation>Her er ingenting skrevet ennå. Dobbeltklikk for å begynne.</translation>
    </message>
    <message>
        <source>Edit this value</source>
        <translation>Rediger denne verdien</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopier</translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <source>A day that the project is measured by.</source>
        <translation>En dag som prosjektet måles på.</translation>
    </message>
    <message>
        <source>A line of the card cannot be read and is left out: {value}.</source>
        <translation>En linje i kortet kan ikke leses og er utelatt: {value}.</translation>
    </message>
    <message>
        <source>A mandatory field has no column: {detail}.</source>
        <translation>Et obligatorisk felt har ingen kolonne: {detail}.</translation>
    </message>
    <message>
        <source>A quotation mark in this row is never closed, so the rest of the file was read as one cell.</source>
        <translation>Et anførselstegn i denne raden blir aldri lukket, så resten av filen ble lest som én celle.</translation>
    </message>
    <message>
        <source>A value is required here.</source>
        <translation>Her må det stå en verdi.</translation>
    </message>
    <message>
        <source>Academic title</source>
        <translation>Akademisk tittel</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>Aktiviteter</translation>
    </message>
    <message>
        <source>Add currency</source>
        <translation>Legg til valuta</translation>
    </message>
    <message>
        <source>Add follow-up</source>
        <translation>Ny oppfølging</translation>
    </message>
    <message>
        <source>Add link</source>
        <translation>Legg til kobling</translation>
    </message>
    <message>
        <source>Add member</source>
        <translation>Legg til medlem</translation>
    </message>
    <message>
        <source>Add person</source>
        <translation>Ny person</translation>
    </message>
    <message>
        <source>Add project member</source>
        <translation>Legg til prosjektmedlem</translation>
    </message>
    <message>
        <source>Add sale</source>
        <translation>Nytt salg</translation>
    </message>
    <message>
        <source>Add to favourites</source>
        <translation>Legg til i favoritter</translation>
    </message>
    <message>
        <source>Add to list</source>
        <translation>Legg til i liste</translation>
    </message>
    <message>
        <source>Add to project</source>
        <translation>Legg til i prosjekt</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Etter</translation>
    </message>
    <message>
        <source>After time</source>
        <translation>Etter tidspunkt</translation>
    </message>
    <message>
        <source>After today</source>
        <translation>Etter i dag</translation>
    </message>
    <message>
        <source>All companies</source>
        <translation>Alle firmaer</translation>
    </message>
    <message>
        <source>All day</source>
        <translation>Hele dagen</translation>
    </message>
    <message>
        <source>All of</source>
        <translation>Alle av</translation>
    </message>
    <message>
        <source>All persons</source>
        <translation>Alle personer</translation>
    </message>
    <message>
        <source>All products</source>
        <translation>Alle produkter</translation>
    </message>
    <message>
        <source>All projects</source>
        <translation>Alle prosjekter</translation>
    </message>
    <message>
        <source>All sales</source>
        <translation>Alle salg</translation>
    </message>
    <message>
        <source>All users</source>
        <translation>Alle brukere</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Beløp</translation>
    </message>
    <message>
        <source>Amount (base currency)</source>
        <translation>Beløp (basisvaluta)</translation>
    </message>
    <message>
        <source>Another record already has “{value}”.</source>
        <translation>En annen post har allerede «{value}».</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Minst</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Høyst</translation>
    </message>
    <message>
        <source>Baltic (Windows)</source>
        <translation>Baltisk (Windows)</translation>
    </message>
    <message>
        <source>Base currency</source>
        <translation>Basisvaluta</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Før</translation>
    </message>
    <message>
        <source>Before time</source>
        <translation>Før tidspunkt</translation>
    </message>
    <message>
        <source>Before today</source>
        <translation>Før i dag</translation>
    </message>
    <message>
        <source>Between</source>
        <translation>Mellom</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>Fødselsdato</translation>
    </message>
    <message>
        <source>Business</source>
        <translation>Bransje</translation>
    </message>
    <message>
        <source>Business partner</source>
        <translation>Samarbeidspartner</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Samtale</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Samtaler</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Category group</source>
        <translation>Kategorigruppe</translation>
    </message>
    <message>
        <source>Central European (Windows)</source>
        <translation>Sentraleuropeisk (Windows)</translation>
    </message>
    <message>
        <source>Change base currency</source>
        <translation>Endre basisvaluta</translation>
    </message>
    <message>
        <source>Change favourites</source>
        <translation>Endre favoritter</translation>
    </message>
    <message>
        <source>Change field</source>
        <translation>Endre felt</translation>
    </message>
    <message>
        <source>Change field type</source>
        <translation>Endre felttype</translation>
    </message>
    <message>
        <source>Change list</source>
        <translation>Endre liste</translation>
    </message>
    <message>
        <source>Change rate</source>
        <translation>Endre kurs</translation>
    </message>
    <message>
        <source>Change setting</source>
        <translation>Endre innstilling</translation>
    </message>
    <message>
        <source>Change stages</source>
        <translation>Endre faser</translation>
    </message>
    <message>
        <source>Change user</source>
        <translation>Endre bruker</translation>
    </message>
    <message>
        <source>Check box</source>
        <translation>Avkrysningsboks</translation>
    </message>
    <message>
        <source>Chinese (Big5)</source>
        <translation>Kinesisk (Big5)</translation>
    </message>
    <message>
        <source>Chinese (GB 18030)</source>
        <translation>Kinesisk (GB 18030)</translation>
    </message>
    <message>
        <source>Choose own company</source>
        <translation>Velg eget firma</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Poststed</translation>
    </message>
    <message>
        <source>Click the star beside a name, and the record is kept here.</source>
        <translation>Klikk på stjernen ved et navn, så blir oppføringen liggende her.</translation>
    </message>
    <message>
        <source>Closing this month</source>
        <translation>Avsluttes denne måneden</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>Firmaer</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Company and person</source>
        <translation>Firma og person</translation>
    </message>
    <message>
        <source>Company is unique</source>
        <translation>Firmaet er unikt</translation>
    </message>
    <message>
        <source>Company name</source>
        <translation>Firmanavn</translation>
    </message>
    <message>
        <source>Competitor</source>
        <translation>Konkurrent</translation>
    </message>
    <message>
        <source>Complete follow-up</source>
        <translation>Merk oppfølging som utført</translation>
    </message>
    <message>
        <source>Complete project</source>
        <translation>Merk prosjekt som utført</translation>
    </message>
    <message>
        <source>Complete sale</source>
        <translation>Merk salg som utført</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Utført</translation>
    </message>
    <message>
        <source>Completed date</source>
        <translation>Utført dato</translation>
    </message>
    <message>
        <source>Consent source</source>
        <translation>Samtykkekilde</translation>
    </message>
    <message>
        <source>Contains</source>
        <translation>Inneholder</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kostnad</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Country code</source>
        <translation>Landkode</translation>
    </message>
    <message>
        <source>Counts as</source>
        <translation>Regnes som</translation>
    </message>
    <message>
        <source>County</source>
        <translation>Fylke</translation>
    </message>
    <message>
        <source>Credited</source>
        <translation>Kreditert</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Valuta</translation>
    </message>
    <message>
        <source>Currency code</source>
        <translation>Valutakode</translation>
    </message>
    <message>
        <source>Currency of new sales</source>
        <translation>Valuta for nye salg</translation>
    </message>
    <message>
        <source>Current user</source>
        <translation>Gjeldende bruker</translation>
    </message>
    <message>
        <source>Current user&apos;s group</source>
        <translation>Gjeldende brukers gruppe</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Cyrillic (Windows)</source>
        <translation>Kyrillisk (Windows)</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Dato</translation>
    </message>
    <message>
        <source>Date (lost)</source>
        <translation>Dato (tapt)</translation>
    </message>
    <message>
        <source>Date (sold)</source>
        <translation>Dato (solgt)</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Dager</translation>
    </message>
    <message>
        <source>Days from registered to sold or lost.</source>
        <translation>Dager fra salget ble registrert til det ble solgt eller tapt.</translation>
    </message>
    <message>
        <source>Days in stage</source>
        <translation>Dager i fasen</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>Frist</translation>
    </message>
    <message>
        <source>Decides which stages the sale walks through and how long it is expected to take.</source>
        <translation>Bestemmer hvilke faser salget går gjennom og hvor lang tid det ventes å ta.</translation>
    </message>
    <message>
        <source>Decimal number</source>
        <translation>Desimaltall</translation>
    </message>
    <message>
        <source>Define field</source>
        <translation>Definer felt</translation>
    </message>
    <message>
        <source>Delete company</source>
        <translation>Slett firma</translation>
    </message>
    <message>
        <source>Delete field</source>
        <translation>Slett felt</translation>
    </message>
    <message>
        <source>Delete follow-up</source>
        <translation>Slett oppfølging</translation>
    </message>
    <message>
        <source>Delete from list</source>
        <translation>Slett fra liste</translation>
    </message>
    <message>
        <source>Delete person</source>
        <translation>Slett person</translation>
    </message>
    <message>
        <source>Delete product</source>
        <translation>Slett produkt</translation>
    </message>
    <message>
        <source>Delete project</source>
        <translation>Slett prosjekt</translation>
    </message>
    <message>
        <source>Delete sale</source>
        <translation>Slett salg</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Avdeling</translation>
    </message>
    <message>
        <source>Describe link</source>
        <translation>Beskriv kobling</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beskrivelse</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detaljer</translation>
    </message>
    <message>
        <source>Does not begin with</source>
        <translation>Begynner ikke med</translation>
    </message>
    <message>
        <source>Does not contain</source>
        <translation>Inneholder ikke</translation>
    </message>
    <message>
        <source>Does not end with</source>
        <translation>Slutter ikke med</translation>
    </message>
    <message>
        <source>Double quote</source>
        <translation>Dobbelt anførselstegn</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Varighet</translation>
    </message>
    <message>
        <source>Duration in days</source>
        <translation>Varighet i dager</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-post</translation>
    </message>
    <message>
        <source>Each company stands in it once.</source>
        <translation>Hvert firma står der bare én gang.</translation>
    </message>
    <message>
        <source>Edit company</source>
        <translation>Rediger firma</translation>
    </message>
    <message>
        <source>Edit follow-up</source>
        <translation>Rediger oppfølging</translation>
    </message>
    <message>
        <source>Edit person</source>
        <translation>Rediger person</translation>
    </message>
    <message>
        <source>Edit product</source>
        <translation>Rediger produkt</translation>
    </message>
    <message>
        <source>Edit project</source>
        <translation>Rediger prosjekt</translation>
    </message>
    <message>
        <source>Edit project member</source>
        <translation>Rediger prosjektmedlem</translation>
    </message>
    <message>
        <source>Edit sale</source>
        <translation>Rediger salg</translation>
    </message>
    <message>
        <source>End date</source>
        <translation>Sluttdato</translation>
    </message>
    <message>
        <source>Ends with</source>
        <translation>Slutter med</translation>
    </message>
    <message>
        <source>Equals</source>
        <translation>Er lik</translation>
    </message>
    <message>
        <source>Estimated time</source>
        <translation>Estimert tid</translation>
    </message>
    <message>
        <source>Field name</source>
        <translation>Feltnavn</translation>
    </message>
    <message>
        <source>Field type</source>
        <translation>Felttype</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Fornavn</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>Oppfølging</translation>
    </message>
    <message>
        <source>Follow-up type</source>
        <translation>Oppfølgingstype</translation>
    </message>
    <message>
        <source>Former employee</source>
        <translation>Tidligere ansatt</translation>
    </message>
    <message>
        <source>Former employees</source>
        <translation>Tidligere ansatte</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Fullt navn</translation>
    </message>
    <message>
        <source>Greater than</source>
        <translation>Større enn</translation>
    </message>
    <message>
        <source>Greek (Windows)</source>
        <translation>Gresk (Windows)</translation>
    </message>
    <message>
        <source>Has stakeholders</source>
        <translation>Har interessenter</translation>
    </message>
    <message>
        <source>Hide currency</source>
        <translation>Skjul valuta</translation>
    </message>
    <message>
        <source>Home country</source>
        <translation>Hjemland</translation>
    </message>
    <message>
        <source>How far the sale has come. A stage sets the probability.</source>
        <translation>Hvor langt salget er kommet. Fasen setter sannsynligheten.</translation>
    </message>
    <message>
        <source>How long after registering the sale is expected to close.</source>
        <translation>Hvor lenge etter registreringen salget ventes å bli avsluttet.</translation>
    </message>
    <message>
        <source>How long such a project usually takes; it decides the end date of new ones.</source>
        <translation>Hvor lenge et slikt prosjekt vanligvis varer; det bestemmer sluttdatoen for nye.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>In assortment</source>
        <translation>I sortimentet</translation>
    </message>
    <message>
        <source>In no project yet.</source>
        <translation>Ikke med i noe prosjekt ennå.</translation>
    </message>
    <message>
        <source>In stage since</source>
        <translation>I fasen siden</translation>
    </message>
    <message>
        <source>In the assortment</source>
        <translation>I sortimentet</translation>
    </message>
    <message>
        <source>Interests</source>
        <translation>Interesser</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>Internt notat</translation>
    </message>
    <message>
        <source>Is empty</source>
        <translation>Er tom</translation>
    </message>
    <message>
        <source>Is exactly</source>
        <translation>Er nøyaktig lik</translation>
    </message>
    <message>
        <source>Is not</source>
        <translation>Er ikke</translation>
    </message>
    <message>
        <source>Is not empty</source>
        <translation>Er ikke tom</translation>
    </message>
    <message>
        <source>Is not one of</source>
        <translation>Er ikke en av</translation>
    </message>
    <message>
        <source>Is one of</source>
        <translation>Er en av</translation>
    </message>
    <message>
        <source>Item number</source>
        <translation>Varenummer</translation>
    </message>
    <message>
        <source>Japanese (Shift JIS)</source>
        <translation>Japansk (Shift JIS)</translation>
    </message>
    <message>
        <source>Korean (EUC-KR)</source>
        <translation>Koreansk (EUC-KR)</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Etternavn</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>Behandlingsgrunnlag</translation>
    </message>
    <message>
        <source>Length of a call</source>
        <translation>Varighet av en samtale</translation>
    </message>
    <message>
        <source>Length of a meeting</source>
        <translation>Varighet av et møte</translation>
    </message>
    <message>
        <source>Length of the history list</source>
        <translation>Lengde på historikklisten</translation>
    </message>
    <message>
        <source>Less than</source>
        <translation>Mindre enn</translation>
    </message>
    <message>
        <source>Linked to a guide</source>
        <translation>Knyttet til en salgsguide</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Koblinger</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>List price</source>
        <translation>Listepris</translation>
    </message>
    <message>
        <source>Load demo data</source>
        <translation>Last inn demodata</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Sted</translation>
    </message>
    <message>
        <source>Long text</source>
        <translation>Lang tekst</translation>
    </message>
    <message>
        <source>Look for duplicates</source>
        <translation>Se etter dubletter</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Tapt</translation>
    </message>
    <message>
        <source>Lost customer</source>
        <translation>Tapt kunde</translation>
    </message>
    <message>
        <source>Main contact</source>
        <translation>Hovedkontakt</translation>
    </message>
    <message>
        <source>Mark as lost</source>
        <translation>Merk som tapt</translation>
    </message>
    <message>
        <source>Mark as sold</source>
        <translation>Merk som solgt</translation>
    </message>
    <message>
        <source>Mark overdue activities</source>
        <translation>Merk forfalte aktiviteter</translation>
    </message>
    <message>
        <source>Mark sale as not completed</source>
        <translation>Merk salg som ikke utført</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>Møte</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>Møter</translation>
    </message>
    <message>
        <source>Meetings and calls have a time of day, to-dos only a day.</source>
        <translation>Møter og telefonsamtaler har et klokkeslett, gjøremål bare en dag.</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Medlemmer</translation>
    </message>
    <message>
        <source>Members changed</source>
        <translation>Medlemmer endret</translation>
    </message>
    <message>
        <source>Merge companies</source>
        <translation>Slå sammen firmaer</translation>
    </message>
    <message>
        <source>Merge persons</source>
        <translation>Slå sammen personer</translation>
    </message>
    <message>
        <source>Merge projects</source>
        <translation>Slå sammen prosjekter</translation>
    </message>
    <message>
        <source>Merge records</source>
        <translation>Slå sammen poster</translation>
    </message>
    <message>
        <source>Middle name</source>
        <translation>Mellomnavn</translation>
    </message>
    <message>
        <source>Milestone</source>
        <translation>Milepæl</translation>
    </message>
    <message>
        <source>Minimum price</source>
        <translation>Minstepris</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>Mobil</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>Måneder</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mer</translation>
    </message>
    <message>
        <source>More than … ago</source>
        <translation>Mer enn … siden</translation>
    </message>
    <message>
        <source>More than … ahead</source>
        <translation>Mer enn … fram i tid</translation>
    </message>
    <message>
        <source>More ways to reach</source>
        <translation>Flere kontaktmåter</translation>
    </message>
    <message>
        <source>Move in list</source>
        <translation>Flytt i liste</translation>
    </message>
    <message>
        <source>Move to {stage}</source>
        <translation>Flytt til {stage}</translation>
    </message>
    <message>
        <source>Mr/Ms</source>
        <translation>Herr/Fru</translation>
    </message>
    <message>
        <source>My companies</source>
        <translation>Mine firmaer</translation>
    </message>
    <message>
        <source>My companies without a follow-up for half a year</source>
        <translation>Mine firmaer uten oppfølging på et halvt år</translation>
    </message>
    <message>
        <source>My favourites</source>
        <translation>Mine favoritter</translation>
    </message>
    <message>
        <source>My open sales</source>
        <translation>Mine åpne salg</translation>
    </message>
    <message>
        <source>My persons</source>
        <translation>Mine personer</translation>
    </message>
    <message>
        <source>My projects</source>
        <translation>Mine prosjekter</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Navn</translation>
    </message>
    <message>
        <source>New sales begin at the first stage.</source>
        <translation>Nye salg begynner i den første fasen.</translation>
    </message>
    <message>
        <source>New user</source>
        <translation>Ny bruker</translation>
    </message>
    <message>
        <source>Next activity</source>
        <translation>Neste aktivitet</translation>
    </message>
    <message>
        <source>Next follow-up</source>
        <translation>Neste oppfølging</translation>
    </message>
    <message>
        <source>Next milestone</source>
        <translation>Neste milepæl</translation>
    </message>
    <message>
        <source>Next stage</source>
        <translation>Neste fase</translation>
    </message>
    <message>
        <source>Next …</source>
        <translation>Neste …</translation>
    </message>
    <message>
        <source>No follow-ups here yet.</source>
        <translation>Ingen oppfølginger her ennå.</translation>
    </message>
    <message>
        <source>No mailings</source>
        <translation>Ingen utsendelser</translation>
    </message>
    <message>
        <source>No open sale is to close this month.</source>
        <translation>Ingen åpne salg skal avsluttes denne måneden.</translation>
    </message>
    <message>
        <source>No persons of this company yet.</source>
        <translation>Ingen personer i dette firmaet ennå.</translation>
    </message>
    <message>
        <source>No product is in the assortment.</source>
        <translation>Ingen produkter er i sortimentet.</translation>
    </message>
    <message>
        <source>No project is running.</source>
        <translation>Ingen prosjekter pågår.</translation>
    </message>
    <message>
        <source>No sale is stalled.</source>
        <translation>Ingen salg er utsatt.</translation>
    </message>
    <message>
        <source>No sales here yet.</source>
        <translation>Ingen salg her ennå.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ingen</translation>
    </message>
    <message>
        <source>None of</source>
        <translation>Ingen av</translation>
    </message>
    <message>
        <source>Nordic (DOS)</source>
        <translation>Nordisk (DOS)</translation>
    </message>
    <message>
        <source>Not all of</source>
        <translation>Ikke alle av</translation>
    </message>
    <message>
        <source>Not duplicates</source>
        <translation>Ikke dubletter</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notat</translation>
    </message>
    <message>
        <source>Nothing here yet.</source>
        <translation>Ingenting her ennå.</translation>
    </message>
    <message>
        <source>Nothing is overdue. Well done.</source>
        <translation>Ingenting er forfalt. Godt jobbet.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>One cell spans more than fifty lines. Probably a quotation mark is missing: {value}.</source>
        <translation>Én celle går over mer enn femti linjer. Trolig mangler et anførselstegn: {value}.</translation>
    </message>
    <message>
        <source>Only mine</source>
        <translation>Bare mine</translation>
    </message>
    <message>
        <source>Only sold and lost sales can be completed.</source>
        <translation>Bare solgte og tapte salg kan merkes som utført.</translation>
    </message>
    <message>
        <source>Only texts can be joined from several columns: {detail}.</source>
        <translation>Bare tekst kan settes sammen av flere kolonner: {detail}.</translation>
    </message>
    <message>
        <source>Only the owner</source>
        <translation>Bare eieren</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Åpent</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Annet</translation>
    </message>
    <message>
        <source>Our contact</source>
        <translation>Vår kontakt</translation>
    </message>
    <message>
        <source>Overdue projects</source>
        <translation>Forfalte prosjekter</translation>
    </message>
    <message>
        <source>Overdue sales</source>
        <translation>Forfalte salg</translation>
    </message>
    <message>
        <source>Own company</source>
        <translation>Eget firma</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Eier</translation>
    </message>
    <message>
        <source>Forget import mapping</source>
        <translation>Glem importtilordning</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 og %2</translation>
    </message>
    <message>
        <source>%1 contains “%2”</source>
        <translation>%1 inneholder «%2»</translation>
    </message>
    <message>
        <source>%1 does not begin with “%2”</source>
        <translation>%1 begynner ikke med «%2»</translation>
    </message>
    <message>
        <source>%1 does not contain “%2”</source>
        <translation>%1 inneholder ikke «%2»</translation>
    </message>
    <message>
        <source>%1 does not end with “%2”</source>
        <translation>%1 slutter ikke med «%2»</translation>
    </message>
    <message>
        <source>%1 ends with “%2”</source>
        <translation>%1 slutter med «%2»</translation>
    </message>
    <message>
        <source>%1 has %2</source>
        <translation>%1 har %2</translation>
    </message>
    <message>
        <source>%1 has not all of %2</source>
        <translation>%1 har ikke alle av %2</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation>%1 er %2</translation>
    </message>
    <message>
        <source>%1 is after %2</source>
        <translation>%1 er etter %2</translation>
    </message>
    <message>
        <source>%1 is after today</source>
        <translation>%1 er etter i dag</translation>
    </message>
    <message>
        <source>%1 is before %2</source>
        <translation>%1 er før %2</translation>
    </message>
    <message>
        <source>%1 is before today</source>
        <translation>%1 er før i dag</translation>
    </message>
    <message>
        <source>%1 is between %2 and %3</source>
        <translation>%1 er mellom %2 og %3</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 er tom</translation>
    </message>
    <message>
        <source>%1 is exactly %2</source>
        <translation>%1 er nøyaktig %2</translation>
    </message>
    <message>
        <source>%1 is in Q%2 %3</source>
        <translation>%1 er i K%2 %3</translation>
    </message>
    <message>
        <source>%1 is more than %2 ago</source>
        <translation>%1 er mer enn %2 siden</translation>
    </message>
    <message>
        <source>%1 is more than %2 ahead</source>
        <translation>%1 er mer enn %2 fram</translation>
    </message>
    <message>
        <source>%1 is not %2</source>
        <translation>%1 er ikke %2</translation>
    </message>
    <message>
        <source>%1 is not empty</source>
        <translation>%1 er ikke tom</translation>
    </message>
    <message>
        <source>%1 is of the current user&apos;s group</source>
        <translation>%1 er i gjeldende brukers gruppe</translation>
    </message>
    <message>
        <source>%1 is the current user</source>
        <translation>%1 er gjeldende bruker</translation>
    </message>
    <message>
        <source>%1 is today</source>
        <translation>%1 er i dag</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 til</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation>%1 eller %2</translation>
    </message>
    <message>
        <source>%1 starts with “%2”</source>
        <translation>%1 begynner med «%2»</translation>
    </message>
    <message>
        <source>%1, or %2</source>
        <translation>%1, eller %2</translation>
    </message>
    <message>
        <source>%1: next %2</source>
        <translation>%1: neste %2</translation>
    </message>
    <message>
        <source>%1: previous %2</source>
        <translation>%1: forrige %2</translation>
    </message>
    <message>
        <source>%1: previous, this and next %2</source>
        <translation>%1: forrige, denne og neste %2</translation>
    </message>
    <message>
        <source>%1: this and next %2</source>
        <translation>%1: denne og neste %2</translation>
    </message>
    <message>
        <source>%1: this and previous %2</source>
        <translation>%1: denne og forrige %2</translation>
    </message>
    <message>
        <source>A spreadsheet program has written “{value}” and lost the last digits of the number, which is left out.</source>
        <translation>Et regneark har skrevet «{value}» og mistet de siste sifrene i nummeret, som utelates.</translation>
    </message>
    <message>
        <source>Accepted alternative</source>
        <translation>Akseptert alternativ</translation>
    </message>
    <message>
        <source>Access level</source>
        <translation>Tilgangsnivå</translation>
    </message>
    <message>
        <source>Active version</source>
        <translation>Aktiv versjon</translation>
    </message>
    <message>
        <source>Add alternative</source>
        <translation>Legg til alternativ</translation>
    </message>
    <message>
        <source>Add document</source>
        <translation>Legg til dokument</translation>
    </message>
    <message>
        <source>Add members</source>
        <translation>Legg til medlemmer</translation>
    </message>
    <message>
        <source>Add request</source>
        <translation>Legg til sak</translation>
    </message>
    <message>
        <source>Add to quote</source>
        <translation>Legg til i tilbud</translation>
    </message>
    <message>
        <source>Add to selection</source>
        <translation>Legg til i utvalg</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>All active selections</source>
        <translation>Alle aktive utvalg</translation>
    </message>
    <message>
        <source>All documents</source>
        <translation>Alle dokumenter</translation>
    </message>
    <message>
        <source>All follow-ups of a company</source>
        <translation>Alle oppfølginger for et firma</translation>
    </message>
    <message>
        <source>All of these</source>
        <translation>Alle disse</translation>
    </message>
    <message>
        <source>All requests</source>
        <translation>Alle saker</translation>
    </message>
    <message>
        <source>All stalled sales</source>
        <translation>Alle utsatte salg</translation>
    </message>
    <message>
        <source>Alternative</source>
        <translation>Alternativ</translation>
    </message>
    <message>
        <source>Amount and profit of the sale are those of the quote.</source>
        <translation>Beløp og fortjeneste i salget er tilbudets.</translation>
    </message>
    <message>
        <source>Any of these</source>
        <translation>Noen av disse</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Godkjent</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Godkjent av</translation>
    </message>
    <message>
        <source>Approved date</source>
        <translation>Godkjent dato</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Arkivert</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>Gjennomsnitt</translation>
    </message>
    <message>
        <source>Birth day</source>
        <translation>Fødselsdag</translation>
    </message>
    <message>
        <source>Birth month</source>
        <translation>Fødselsmåned</translation>
    </message>
    <message>
        <source>Birth year</source>
        <translation>Fødselsår</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>Per dag</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>Per måned</translation>
    </message>
    <message>
        <source>By quarter</source>
        <translation>Per kvartal</translation>
    </message>
    <message>
        <source>By year</source>
        <translation>Per år</translation>
    </message>
    <message>
        <source>Change criteria</source>
        <translation>Endre kriterier</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Choose favourite alternative</source>
        <translation>Velg favorittalternativ</translation>
    </message>
    <message>
        <source>Close request</source>
        <translation>Lukk sak</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Lukket</translation>
    </message>
    <message>
        <source>Closed at</source>
        <translation>Lukket dato</translation>
    </message>
    <message>
        <source>Closed requests leave what is to be done; postponed ones come back on their day.</source>
        <translation>Lukkede saker forsvinner fra det som skal gjøres; utsatte kommer tilbake på dagen sin.</translation>
    </message>
    <message>
        <source>Combination</source>
        <translation>Kombinasjon</translation>
    </message>
    <message>
        <source>Combine selections</source>
        <translation>Kombiner utvalg</translation>
    </message>
    <message>
        <source>Combined</source>
        <translation>Kombinert</translation>
    </message>
    <message>
        <source>Comment on the order</source>
        <translation>Ordrekommentar</translation>
    </message>
    <message>
        <source>Common</source>
        <translation>Felles</translation>
    </message>
    <message>
        <source>Companies found</source>
        <translation>Firmaer som er funnet</translation>
    </message>
    <message>
        <source>Company/person</source>
        <translation>Firma/person</translation>
    </message>
    <message>
        <source>Complete document</source>
        <translation>Merk dokument som utført</translation>
    </message>
    <message>
        <source>Complete selection</source>
        <translation>Fullfør utvalg</translation>
    </message>
    <message>
        <source>Completed selections</source>
        <translation>Fullførte utvalg</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Innhold</translation>
    </message>
    <message>
        <source>Copy into selection</source>
        <translation>Kopier til utvalg</translation>
    </message>
    <message>
        <source>Copy selection</source>
        <translation>Kopier utvalg</translation>
    </message>
    <message>
        <source>Create quote</source>
        <translation>Opprett tilbud</translation>
    </message>
    <message>
        <source>Criteria</source>
        <translation>Kriterier</translation>
    </message>
    <message>
        <source>Delete document</source>
        <translation>Slett dokument</translation>
    </message>
    <message>
        <source>Delete quote</source>
        <translation>Slett tilbud</translation>
    </message>
    <message>
        <source>Delete request</source>
        <translation>Slett sak</translation>
    </message>
    <message>
        <source>Delete selection</source>
        <translation>Slett utvalg</translation>
    </message>
    <message>
        <source>Delete {count} companies?</source>
        <translation>Slette {count} firmaer?</translation>
    </message>
    <message>
        <source>Delete {count} documents?</source>
        <translation>Slette {count} dokumenter?</translation>
    </message>
    <message>
        <source>Delete {count} follow-ups?</source>
        <translation>Slette {count} oppfølginger?</translation>
    </message>
    <message>
        <source>Delete {count} persons?</source>
        <translation>Slette {count} personer?</translation>
    </message>
    <message>
        <source>Delete {count} products?</source>
        <translation>Slette {count} produkter?</translation>
    </message>
    <message>
        <source>Delete {count} projects?</source>
        <translation>Slette {count} prosjekter?</translation>
    </message>
    <message>
        <source>Delete {count} requests?</source>
        <translation>Slette {count} saker?</translation>
    </message>
    <message>
        <source>Delete {count} sales?</source>
        <translation>Slette {count} salg?</translation>
    </message>
    <message>
        <source>Delete {count} selections?</source>
        <translation>Slette {count} utvalg?</translation>
    </message>
    <message>
        <source>Delivery address</source>
        <translation>Leveringsadresse</translation>
    </message>
    <message>
        <source>Delivery terms</source>
        <translation>Leveringsbetingelser</translation>
    </message>
    <message>
        <source>Delivery type</source>
        <translation>Leveringsmåte</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Forskjell</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Rabatt</translation>
    </message>
    <message>
        <source>Discount %</source>
        <translation>Rabatt %</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Document number</source>
        <translation>Dokumentnummer</translation>
    </message>
    <message>
        <source>Document type</source>
        <translation>Dokumenttype</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumenter</translation>
    </message>
    <message>
        <source>Documents I made in the last 30 days</source>
        <translation>Dokumenter jeg opprettet de siste 30 dagene</translation>
    </message>
    <message>
        <source>Documents I made last month</source>
        <translation>Dokumenter jeg opprettet forrige måned</translation>
    </message>
    <message>
        <source>Documents found</source>
        <translation>Dokumenter som er funnet</translation>
    </message>
    <message>
        <source>Documents not completed</source>
        <translation>Dokumenter som ikke er utført</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Utkast</translation>
    </message>
    <message>
        <source>Draft – not calculated</source>
        <translation>Utkast – ikke kalkulert</translation>
    </message>
    <message>
        <source>Dynamic</source>
        <translation>Dynamisk</translation>
    </message>
    <message>
        <source>Each status counts as active, postponed or closed.</source>
        <translation>Hver status regnes som aktiv, utsatt eller lukket.</translation>
    </message>
    <message>
        <source>Earliest</source>
        <translation>Tidligst</translation>
    </message>
    <message>
        <source>Earnings</source>
        <translation>Inntjening</translation>
    </message>
    <message>
        <source>Earnings %</source>
        <translation>Inntjening %</translation>
    </message>
    <message>
        <source>Edit alternative</source>
        <translation>Rediger alternativ</translation>
    </message>
    <message>
        <source>Edit document</source>
        <translation>Rediger dokument</translation>
    </message>
    <message>
        <source>Edit quote line</source>
        <translation>Rediger tilbudslinje</translation>
    </message>
    <message>
        <source>Edit request</source>
        <translation>Rediger sak</translation>
    </message>
    <message>
        <source>Edit selection</source>
        <translation>Rediger utvalg</translation>
    </message>
    <message>
        <source>Every document is completed.</source>
        <translation>Alle dokumenter er utført.</translation>
    </message>
    <message>
        <source>Every open request has an owner.</source>
        <translation>Alle åpne saker har en eier.</translation>
    </message>
    <message>
        <source>External</source>
        <translation>Ekstern</translation>
    </message>
    <message>
        <source>Favourite alternative</source>
        <translation>Favorittalternativ</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>Kvinne</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>Filnavn</translation>
    </message>
    <message>
        <source>Find company</source>
        <translation>Finn firma</translation>
    </message>
    <message>
        <source>Find document</source>
        <translation>Finn dokument</translation>
    </message>
    <message>
        <source>Find follow-up</source>
        <translation>Finn oppfølging</translation>
    </message>
    <message>
        <source>Find person</source>
        <translation>Finn person</translation>
    </message>
    <message>
        <source>Find product</source>
        <translation>Finn produkt</translation>
    </message>
    <message>
        <source>Find project</source>
        <translation>Finn prosjekt</translation>
    </message>
    <message>
        <source>Find request</source>
        <translation>Finn sak</translation>
    </message>
    <message>
        <source>Find sale</source>
        <translation>Finn salg</translation>
    </message>
    <message>
        <source>Find selection</source>
        <translation>Finn utvalg</translation>
    </message>
    <message>
        <source>First person</source>
        <translation>Første person</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>Oppfølginger</translation>
    </message>
    <message>
        <source>Follow-ups found</source>
        <translation>Oppfølginger som er funnet</translation>
    </message>
    <message>
        <source>From this day on the request is active again.</source>
        <translation>Fra denne dagen er saken aktiv igjen.</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>Kjønn</translation>
    </message>
    <message>
        <source>Greatest</source>
        <translation>Størst</translation>
    </message>
    <message>
        <source>Has company</source>
        <translation>Har firma</translation>
    </message>
    <message>
        <source>Has interests</source>
        <translation>Har interesser</translation>
    </message>
    <message>
        <source>Has note</source>
        <translation>Har notat</translation>
    </message>
    <message>
        <source>Has quote</source>
        <translation>Har tilbud</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>Intern</translation>
    </message>
    <message>
        <source>Internal projects under way</source>
        <translation>Interne prosjekter under arbeid</translation>
    </message>
    <message>
        <source>Internal status</source>
        <translation>Intern status</translation>
    </message>
    <message>
        <source>Invoice address</source>
        <translation>Fakturaadresse</translation>
    </message>
    <message>
        <source>Is an e-mail</source>
        <translation>Er e-post</translation>
    </message>
    <message>
        <source>Is project member</source>
        <translation>Er prosjektmedlem</translation>
    </message>
    <message>
        <source>It is completed. Remove the tick before you change it.</source>
        <translation>Det er utført. Fjern haken før du endrer det.</translation>
    </message>
    <message>
        <source>It is set when the document is registered.</source>
        <translation>Den settes når dokumentet registreres.</translation>
    </message>
    <message>
        <source>It stands in the active version of its quote, in the accepted alternative or else the favourite.</source>
        <translation>Den står i tilbudets aktive versjon, i det aksepterte alternativet eller ellers i favoritten.</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>Stikkord</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Språk</translation>
    </message>
    <message>
        <source>Last changed</source>
        <translation>Sist endret</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>Senest</translation>
    </message>
    <message>
        <source>Least</source>
        <translation>Minst</translation>
    </message>
    <message>
        <source>Link to</source>
        <translation>Koble til</translation>
    </message>
    <message>
        <source>Look at selection</source>
        <translation>Se på utvalg</translation>
    </message>
    <message>
        <source>Make static</source>
        <translation>Gjør statisk</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>Mann</translation>
    </message>
    <message>
        <source>Mark quote as lost</source>
        <translation>Merk tilbud som tapt</translation>
    </message>
    <message>
        <source>Mark request as not replied</source>
        <translation>Merk sak som ubesvart</translation>
    </message>
    <message>
        <source>Mark request as replied</source>
        <translation>Merk sak som besvart</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Medlem</translation>
    </message>
    <message>
        <source>My active selections</source>
        <translation>Mine aktive utvalg</translation>
    </message>
    <message>
        <source>My big sales this month</source>
        <translation>Mine store salg denne måneden</translation>
    </message>
    <message>
        <source>My customers without a sale since last year</source>
        <translation>Mine kunder uten salg siden i fjor</translation>
    </message>
    <message>
        <source>My documents</source>
        <translation>Mine dokumenter</translation>
    </message>
    <message>
        <source>My follow-ups this month</source>
        <translation>Mine oppfølginger denne måneden</translation>
    </message>
    <message>
        <source>My lost sales to potential customers</source>
        <translation>Mine tapte salg til potensielle kunder</translation>
    </message>
    <message>
        <source>My open requests</source>
        <translation>Mine åpne saker</translation>
    </message>
    <message>
        <source>My overdue follow-ups</source>
        <translation>Mine forfalte oppfølginger</translation>
    </message>
    <message>
        <source>My potential customers</source>
        <translation>Mine potensielle kunder</translation>
    </message>
    <message>
        <source>My sales sold in the first quarter</source>
        <translation>Mine salg solgt i første kvartal</translation>
    </message>
    <message>
        <source>My selections</source>
        <translation>Mine utvalg</translation>
    </message>
    <message>
        <source>My sold and lost sales</source>
        <translation>Mine solgte og tapte salg</translation>
    </message>
    <message>
        <source>Needs approval</source>
        <translation>Trenger godkjenning</translation>
    </message>
    <message>
        <source>New company</source>
        <translation>Nytt firma</translation>
    </message>
    <message>
        <source>New document</source>
        <translation>Nytt dokument</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>Ny person</translation>
    </message>
    <message>
        <source>New product</source>
        <translation>Nytt produkt</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Nytt prosjekt</translation>
    </message>
    <message>
        <source>New request</source>
        <translation>Ny sak</translation>
    </message>
    <message>
        <source>New sale</source>
        <translation>Nytt salg</translation>
    </message>
    <message>
        <source>New selection</source>
        <translation>Nytt utvalg</translation>
    </message>
    <message>
        <source>New static selection</source>
        <translation>Nytt statisk utvalg</translation>
    </message>
    <message>
        <source>New version of quote</source>
        <translation>Ny versjon av tilbud</translation>
    </message>
    <message>
        <source>No company fits.</source>
        <translation>Ingen firmaer passer.</translation>
    </message>
    <message>
        <source>No document fits.</source>
        <translation>Ingen dokumenter passer.</translation>
    </message>
    <message>
        <source>No documents here yet.</source>
        <translation>Ingen dokumenter her ennå.</translation>
    </message>
    <message>
        <source>No follow-up fits.</source>
        <translation>Ingen oppfølginger passer.</translation>
    </message>
    <message>
        <source>No members yet. Add those who take part.</source>
        <translation>Ingen medlemmer ennå. Legg til dem som er med.</translation>
    </message>
    <message>
        <source>No person fits.</source>
        <translation>Ingen personer passer.</translation>
    </message>
    <message>
        <source>No persons</source>
        <translation>Ingen personer</translation>
    </message>
    <message>
        <source>No product in a quote fits.</source>
        <translation>Ingen produkter i tilbud passer.</translation>
    </message>
    <message>
        <source>No project fits.</source>
        <translation>Ingen prosjekter passer.</translation>
    </message>
    <message>
        <source>No request fits.</source>
        <translation>Ingen saker passer.</translation>
    </message>
    <message>
        <source>No request is postponed.</source>
        <translation>Ingen sak er utsatt.</translation>
    </message>
    <message>
        <source>No requests here yet.</source>
        <translation>Ingen saker her ennå.</translation>
    </message>
    <message>
        <source>No sale fits.</source>
        <translation>Ingen salg passer.</translation>
    </message>
    <message>
        <source>No sale needs you in the days ahead.</source>
        <translation>Ingen salg trenger deg de nærmeste dagene.</translation>
    </message>
    <message>
        <source>No selection fits.</source>
        <translation>Ingen utvalg passer.</translation>
    </message>
    <message>
        <source>No selection is completed.</source>
        <translation>Ingen utvalg er fullført.</translation>
    </message>
    <message>
        <source>None of these</source>
        <translation>Ingen av disse</translation>
    </message>
    <message>
        <source>Not all of these</source>
        <translation>Ikke alle disse</translation>
    </message>
    <message>
        <source>Nothing is asked yet</source>
        <translation>Det er ikke spurt om noe ennå</translation>
    </message>
    <message>
        <source>Number of %1</source>
        <translation>Antall %1</translation>
    </message>
    <message>
        <source>Number of periods</source>
        <translation>Antall perioder</translation>
    </message>
    <message>
        <source>Only in selection 1</source>
        <translation>Bare i utvalg 1</translation>
    </message>
    <message>
        <source>Only in selection 2</source>
        <translation>Bare i utvalg 2</translation>
    </message>
    <message>
        <source>Open requests of high priority</source>
        <translation>Åpne saker med høy prioritet</translation>
    </message>
    <message>
        <source>Open requests without a change for over a week</source>
        <translation>Åpne saker ikke oppdatert på over en uke</translation>
    </message>
    <message>
        <source>Open sales over 5 000 this quarter</source>
        <translation>Åpne salg over 5 000 dette kvartalet</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Rekkefølge</translation>
    </message>
    <message>
        <source>Order key</source>
        <translation>Ordrenøkkel</translation>
    </message>
    <message>
        <source>Order number of the customer</source>
        <translation>Kundens ordrenummer</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>Bestilt</translation>
    </message>
    <message>
        <source>Our reference</source>
        <translation>Vår referanse</translation>
    </message>
    <message>
        <source>Our service contact</source>
        <translation>Vår servicekontakt</translation>
    </message>
    <message>
        <source>Overdue requests</source>
        <translation>Forfalte saker</translation>
    </message>
    <message>
        <source>Overdue sales of my group</source>
        <translation>Forfalte salg i gruppen min</translation>
    </message>
    <message>
        <source>Part of the current quote</source>
        <translation>Del av gjeldende tilbud</translation>
    </message>
    <message>
        <source>Payment terms</source>
        <translation>Betalingsbetingelser</translation>
    </message>
    <message>
        <source>Payment type</source>
        <translation>Betalingsmåte</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>Personer</translation>
    </message>
    <message>
        <source>Persons found</source>
        <translation>Personer som er funnet</translation>
    </message>
    <message>
        <source>Persons of companies</source>
        <translation>Personer i firmaene</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Phone – direct</source>
        <translation>Telefon – direkte</translation>
    </message>
    <message>
        <source>Place order</source>
        <translation>Registrer ordre</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Stilling</translation>
    </message>
    <message>
        <source>Postal address</source>
        <translation>Postadresse</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>Postnummer</translation>
    </message>
    <message>
        <source>Postponed</source>
        <translation>Utsatt</translation>
    </message>
    <message>
        <source>Postponed requests</source>
        <translation>Utsatte saker</translation>
    </message>
    <message>
        <source>Postponed to</source>
        <translation>Utsatt til</translation>
    </message>
    <message>
        <source>Potential customer</source>
        <translation>Potensiell kunde</translation>
    </message>
    <message>
        <source>Preferred language</source>
        <translation>Foretrukket språk</translation>
    </message>
    <message>
        <source>Previous stage</source>
        <translation>Forrige fase</translation>
    </message>
    <message>
        <source>Previous …</source>
        <translation>Forrige …</translation>
    </message>
    <message>
        <source>Price list</source>
        <translation>Prisliste</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Prioritet</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Sannsynlighet</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Product category</source>
        <translation>Produktkategori</translation>
    </message>
    <message>
        <source>Product code</source>
        <translation>Produktkode</translation>
    </message>
    <message>
        <source>Product family</source>
        <translation>Produktfamilie</translation>
    </message>
    <message>
        <source>Product name</source>
        <translation>Produktnavn</translation>
    </message>
    <message>
        <source>Product type</source>
        <translation>Produkttype</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produkter</translation>
    </message>
    <message>
        <source>Products found</source>
        <translation>Produkter som er funnet</translation>
    </message>
    <message>
        <source>Products sold this year</source>
        <translation>Produkter solgt i år</translation>
    </message>
    <message>
        <source>Profit</source>
        <translation>Fortjeneste</translation>
    </message>
    <message>
        <source>Profit %</source>
        <translation>Fortjeneste %</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Prosjekt</translation>
    </message>
    <message>
        <source>Project member</source>
        <translation>Prosjektmedlem</translation>
    </message>
    <message>
        <source>Project members</source>
        <translation>Prosjektmedlemmer</translation>
    </message>
    <message>
        <source>Project name</source>
        <translation>Prosjektnavn</translation>
    </message>
    <message>
        <source>Project status</source>
        <translation>Prosjektstatus</translation>
    </message>
    <message>
        <source>Project type</source>
        <translation>Prosjekttype</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Prosjekter</translation>
    </message>
    <message>
        <source>Projects found</source>
        <translation>Prosjekter som er funnet</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Antall</translation>
    </message>
    <message>
        <source>Quantity times list price.</source>
        <translation>Antall ganger listepris.</translation>
    </message>
    <message>
        <source>Quarter …</source>
        <translation>Kvartal …</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Tilbud</translation>
    </message>
    <message>
        <source>Quote alternative</source>
        <translation>Tilbudsalternativ</translation>
    </message>
    <message>
        <source>Quote alternatives</source>
        <translation>Tilbudsalternativer</translation>
    </message>
    <message>
        <source>Quote line</source>
        <translation>Tilbudslinje</translation>
    </message>
    <message>
        <source>Quote lines</source>
        <translation>Tilbudslinjer</translation>
    </message>
    <message>
        <source>Quote number</source>
        <translation>Tilbudsnummer</translation>
    </message>
    <message>
        <source>Quote state</source>
        <translation>Tilbudets tilstand</translation>
    </message>
    <message>
        <source>Quote version</source>
        <translation>Tilbudsversjon</translation>
    </message>
    <message>
        <source>Quote versions</source>
        <translation>Tilbudsversjoner</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>Tilbud</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Rangering</translation>
    </message>
    <message>
        <source>Rank fields</source>
        <translation>Endre rekkefølgen på felter</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Kurs</translation>
    </message>
    <message>
        <source>Re-open</source>
        <translation>Gjenåpne</translation>
    </message>
    <message>
        <source>Re-open date</source>
        <translation>Gjenåpningsdato</translation>
    </message>
    <message>
        <source>Re-open document</source>
        <translation>Gjenåpne dokument</translation>
    </message>
    <message>
        <source>Re-open follow-up</source>
        <translation>Gjenåpne oppfølging</translation>
    </message>
    <message>
        <source>Re-open project</source>
        <translation>Gjenåpne prosjekt</translation>
    </message>
    <message>
        <source>Re-open request</source>
        <translation>Gjenåpne sak</translation>
    </message>
    <message>
        <source>Re-open selection</source>
        <translation>Gjenåpne utvalg</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lest</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Årsak</translation>
    </message>
    <message>
        <source>Reason (approval)</source>
        <translation>Årsak (godkjenning)</translation>
    </message>
    <message>
        <source>Reason (lost)</source>
        <translation>Årsak (tapt)</translation>
    </message>
    <message>
        <source>Reason (sold)</source>
        <translation>Årsak (solgt)</translation>
    </message>
    <message>
        <source>Reason (stalled)</source>
        <translation>Årsak (utsatt)</translation>
    </message>
    <message>
        <source>Recalculate rates</source>
        <translation>Regn om kurser</translation>
    </message>
    <message>
        <source>Register company</source>
        <translation>Registrer firma</translation>
    </message>
    <message>
        <source>Register document</source>
        <translation>Registrer dokument</translation>
    </message>
    <message>
        <source>Register follow-up</source>
        <translation>Registrer oppfølging</translation>
    </message>
    <message>
        <source>Register person</source>
        <translation>Registrer person</translation>
    </message>
    <message>
        <source>Register product</source>
        <translation>Registrer produkt</translation>
    </message>
    <message>
        <source>Register project</source>
        <translation>Registrer prosjekt</translation>
    </message>
    <message>
        <source>Register request</source>
        <translation>Registrer sak</translation>
    </message>
    <message>
        <source>Register sale</source>
        <translation>Registrer salg</translation>
    </message>
    <message>
        <source>Register selection</source>
        <translation>Registrer utvalg</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Registrert</translation>
    </message>
    <message>
        <source>Registered by</source>
        <translation>Registrert av</translation>
    </message>
    <message>
        <source>Registered in the last 30 days</source>
        <translation>Registrert de siste 30 dagene</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Avvist</translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation>Fjern fra favoritter</translation>
    </message>
    <message>
        <source>Remove from quote</source>
        <translation>Fjern fra tilbud</translation>
    </message>
    <message>
        <source>Remove from selection</source>
        <translation>Fjern fra utvalg</translation>
    </message>
    <message>
        <source>Remove link</source>
        <translation>Fjern kobling</translation>
    </message>
    <message>
        <source>Remove members</source>
        <translation>Fjern medlemmer</translation>
    </message>
    <message>
        <source>Remove picture</source>
        <translation>Fjern bilde</translation>
    </message>
    <message>
        <source>Remove project member</source>
        <translation>Fjern prosjektmedlem</translation>
    </message>
    <message>
        <source>Remove {count} members?</source>
        <translation>Fjerne {count} medlemmer?</translation>
    </message>
    <message>
        <source>Replace in list</source>
        <translation>Erstatt i liste</translation>
    </message>
    <message>
        <source>Replied at</source>
        <translation>Besvart dato</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Sak</translation>
    </message>
    <message>
        <source>Request category</source>
        <translation>Sakskategori</translation>
    </message>
    <message>
        <source>Request priority</source>
        <translation>Saksprioritet</translation>
    </message>
    <message>
        <source>Request status</source>
        <translation>Saksstatus</translation>
    </message>
    <message>
        <source>Request type</source>
        <translation>Sakstype</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Saker</translation>
    </message>
    <message>
        <source>Requests found</source>
        <translation>Saker som er funnet</translation>
    </message>
    <message>
        <source>Requests without an owner</source>
        <translation>Saker uten eier</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>Ansvarlig</translation>
    </message>
    <message>
        <source>Restore field</source>
        <translation>Gjenopprett felt</translation>
    </message>
    <message>
        <source>Restore in list</source>
        <translation>Gjenopprett i liste</translation>
    </message>
    <message>
        <source>Restore value</source>
        <translation>Gjenopprett verdi</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>Sluttet</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Row {row}, {column}: {text}</source>
        <translation>Rad {row}, {column}: {text}</translation>
    </message>
    <message>
        <source>Row {row}: {text}</source>
        <translation>Rad {row}: {text}</translation>
    </message>
    <message>
        <source>Running projects</source>
        <translation>Pågående prosjekter</translation>
    </message>
    <message>
        <source>Sale</source>
        <translation>Salg</translation>
    </message>
    <message>
        <source>Sale cycle</source>
        <translation>Salgssyklus</translation>
    </message>
    <message>
        <source>Sale date</source>
        <translation>Salgsdato</translation>
    </message>
    <message>
        <source>Sale type</source>
        <translation>Salgstype</translation>
    </message>
    <message>
        <source>Sale type category</source>
        <translation>Salgstypekategori</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Salg</translation>
    </message>
    <message>
        <source>Sales assistant</source>
        <translation>Salgssekretær</translation>
    </message>
    <message>
        <source>Sales found</source>
        <translation>Salg som er funnet</translation>
    </message>
    <message>
        <source>Sales from a source</source>
        <translation>Salg fra en kilde</translation>
    </message>
    <message>
        <source>Sales of my group this quarter</source>
        <translation>Gruppens salg dette kvartalet</translation>
    </message>
    <message>
        <source>Sales with quotes by product family</source>
        <translation>Salg med tilbud etter produktfamilie</translation>
    </message>
    <message>
        <source>Salutation</source>
        <translation>Tiltale</translation>
    </message>
    <message>
        <source>Save as selection</source>
        <translation>Lagre som utvalg</translation>
    </message>
    <message>
        <source>Save import mapping</source>
        <translation>Lagre importtilordning</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Utvalg</translation>
    </message>
    <message>
        <source>Selection category</source>
        <translation>Utvalgskategori</translation>
    </message>
    <message>
        <source>Selection is</source>
        <translation>Utvalget er</translation>
    </message>
    <message>
        <source>Selection name</source>
        <translation>Utvalgsnavn</translation>
    </message>
    <message>
        <source>Selection of</source>
        <translation>Utvalg av</translation>
    </message>
    <message>
        <source>Selections</source>
        <translation>Utvalg</translation>
    </message>
    <message>
        <source>Selections found</source>
        <translation>Utvalg som er funnet</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>Semikolon</translation>
    </message>
    <message>
        <source>Send quote</source>
        <translation>Send tilbud</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Sendt</translation>
    </message>
    <message>
        <source>Sent date</source>
        <translation>Sendt dato</translation>
    </message>
    <message>
        <source>Sent – expired</source>
        <translation>Sendt – utløpt</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Service priority</source>
        <translation>Serviceprioritet</translation>
    </message>
    <message>
        <source>Set picture</source>
        <translation>Sett inn bilde</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Sett opp</translation>
    </message>
    <message>
        <source>Several records fit ({value}), so none is changed.</source>
        <translation>Flere poster passer ({value}), så ingen endres.</translation>
    </message>
    <message>
        <source>Several steps</source>
        <translation>Flere steg</translation>
    </message>
    <message>
        <source>Short text</source>
        <translation>Kort tekst</translation>
    </message>
    <message>
        <source>Show currency again</source>
        <translation>Vis valuta igjen</translation>
    </message>
    <message>
        <source>Show days ahead</source>
        <translation>Vis dager fremover</translation>
    </message>
    <message>
        <source>Single quote</source>
        <translation>Enkelt anførselstegn</translation>
    </message>
    <message>
        <source>Skip completed projects</source>
        <translation>Hopp over utførte prosjekter</translation>
    </message>
    <message>
        <source>Skip completed sales</source>
        <translation>Hopp over utførte salg</translation>
    </message>
    <message>
        <source>Sold</source>
        <translation>Solgt</translation>
    </message>
    <message>
        <source>Sold this month</source>
        <translation>Solgt denne måneden</translation>
    </message>
    <message>
        <source>Sold, lost and completed</source>
        <translation>Solgte, tapte og utførte</translation>
    </message>
    <message>
        <source>Some characters cannot be read. Choose another encoding, or correct the file: {value}.</source>
        <translation>Noen tegn kan ikke leses. Velg en annen tegnkoding, eller rett filen: {value}.</translation>
    </message>
    <message>
        <source>Sort list by name</source>
        <translation>Sorter liste etter navn</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Kilde</translation>
    </message>
    <message>
        <source>Source of consent</source>
        <translation>Samtykkekilde</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Fase</translation>
    </message>
    <message>
        <source>Stage of new sales</source>
        <translation>Fase for nye salg</translation>
    </message>
    <message>
        <source>Stage when closed</source>
        <translation>Fase ved avslutning</translation>
    </message>
    <message>
        <source>Stall</source>
        <translation>Merk som utsatt</translation>
    </message>
    <message>
        <source>Stalled</source>
        <translation>Utsatt</translation>
    </message>
    <message>
        <source>Stalled sales</source>
        <translation>Utsatte salg</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Starts with</source>
        <translation>Begynner med</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tilstand</translation>
    </message>
    <message>
        <source>State when archived</source>
        <translation>Tilstand da den ble arkivert</translation>
    </message>
    <message>
        <source>Static</source>
        <translation>Statisk</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Street address</source>
        <translation>Gateadresse</translation>
    </message>
    <message>
        <source>Street city</source>
        <translation>Poststed (gate)</translation>
    </message>
    <message>
        <source>Street postcode</source>
        <translation>Postnummer (gate)</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Emne</translation>
    </message>
    <message>
        <source>Subscription begins</source>
        <translation>Abonnementet starter</translation>
    </message>
    <message>
        <source>Subscription period</source>
        <translation>Abonnementsperiode</translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation>Delsum</translation>
    </message>
    <message>
        <source>Suggest moving to the next stage</source>
        <translation>Foreslå å gå til neste fase</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Sum</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Leverandør</translation>
    </message>
    <message>
        <source>Supplier code</source>
        <translation>Leverandørkode</translation>
    </message>
    <message>
        <source>Suppliers in Germany</source>
        <translation>Leverandører i Tyskland</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiketter</translation>
    </message>
    <message>
        <source>Take up postponed requests</source>
        <translation>Ta opp utsatte saker</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Tekst</translation>
    </message>
    <message>
        <source>The cell that begins in line {detail} has more than ten million characters. Probably a quotation mark there is never closed.</source>
        <translation>Cellen som begynner på linje {detail}, har mer enn ti millioner tegn. Trolig blir et anførselstegn der aldri lukket.</translation>
    </message>
    <message>
        <source>The company that you work for.</source>
        <translation>Firmaet du arbeider for.</translation>
    </message>
    <message>
        <source>The date was set when the document was registered, and stays.</source>
        <translation>Datoen ble satt da dokumentet ble registrert, og blir stående.</translation>
    </message>
    <message>
        <source>The day on which the sale is expected to close, or closed.</source>
        <translation>Dagen salget ventes avsluttet, eller ble avsluttet.</translation>
    </message>
    <message>
        <source>The file could not be opened: {detail}.</source>
        <translation>Filen kunne ikke åpnes: {detail}.</translation>
    </message>
    <message>
        <source>The file has no column named {detail}.</source>
        <translation>Filen har ingen kolonne med navnet {detail}.</translation>
    </message>
    <message>
        <source>The file holds no text and is no workbook. Choose a CSV file or an Excel workbook.</source>
        <translation>Filen inneholder ikke tekst og er ingen arbeidsbok. Velg en CSV-fil eller en Excel-arbeidsbok.</translation>
    </message>
    <message>
        <source>The file is a web page or XML, whatever its name says. Open it in a spreadsheet program and save it as an Excel workbook (.xlsx).</source>
        <translation>Filen er en nettside eller XML, uansett hva navnet sier. Åpne den i et regnearkprogram og lagre den som Excel-arbeidsbok (.xlsx).</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Filen er tom.</translation>
    </message>
    <message>
        <source>The first follow-up ticked as a milestone that is not completed; without one the end date.</source>
        <translation>Den første oppfølgingen som er merket som milepæl og ikke er utført; finnes ingen, sluttdatoen.</translation>
    </message>
    <message>
        <source>The mapping fills the same field twice: {detail}.</source>
        <translation>Tilordningen fyller samme felt to ganger: {detail}.</translation>
    </message>
    <message>
        <source>The mapping holds a word that means nothing there: {detail}.</source>
        <translation>Tilordningen inneholder et ord som ikke betyr noe der: {detail}.</translation>
    </message>
    <message>
        <source>The mapping is made for another kind of record: {detail}.</source>
        <translation>Tilordningen er laget for en annen type poster: {detail}.</translation>
    </message>
    <message>
        <source>The mapping is not written as it should be: {detail}.</source>
        <translation>Tilordningen er ikke skrevet slik den skal: {detail}.</translation>
    </message>
    <message>
        <source>The mapping names a field that cannot be imported: {detail}.</source>
        <translation>Tilordningen nevner et felt som ikke kan importeres: {detail}.</translation>
    </message>
    <message>
        <source>The mapping was written by a newer version of the program.</source>
        <translation>Tilordningen ble skrevet av en nyere versjon av programmet.</translation>
    </message>
    <message>
        <source>The oldest follow-up that is not completed.</source>
        <translation>Den eldste oppfølgingen som ikke er utført.</translation>
    </message>
    <message>
        <source>The oldest follow-up that is not completed; for a stalled sale its re-open date.</source>
        <translation>Den eldste oppfølgingen som ikke er utført. For et utsatt salg: gjenåpningsdatoen.</translation>
    </message>
    <message>
        <source>The owner&apos;s group</source>
        <translation>Eierens gruppe</translation>
    </message>
    <message>
        <source>The person to turn to first.</source>
        <translation>Personen du henvender deg til først.</translation>
    </message>
    <message>
        <source>The place among the persons of the company; 1 is the first.</source>
        <translation>Plassen blant firmaets personer; 1 er den første.</translation>
    </message>
    <message>
        <source>The quote of this sale is in its currency.</source>
        <translation>Tilbudet til salget er i denne valutaen.</translation>
    </message>
    <message>
        <source>The row has more cells than there are headings; the rest is left out: {value}.</source>
        <translation>Raden har flere celler enn det er overskrifter; resten er utelatt: {value}.</translation>
    </message>
    <message>
        <source>The sheet {detail} is empty.</source>
        <translation>Arket {detail} er tomt.</translation>
    </message>
    <message>
        <source>The state, or expired where what was sent is valid no more.</source>
        <translation>Tilstanden, eller utløpt når det som ble sendt ikke gjelder lenger.</translation>
    </message>
    <message>
        <source>The text holds a character that cannot be stored: “{value}”.</source>
        <translation>Teksten inneholder et tegn som ikke kan lagres: «{value}».</translation>
    </message>
    <message>
        <source>The text holds zero characters, which cannot be stored: {value}.</source>
        <translation>Teksten inneholder nulltegn, som ikke kan lagres: {value}.</translation>
    </message>
    <message>
        <source>The text is too long: “{value}”.</source>
        <translation>Teksten er for lang: «{value}».</translation>
    </message>
    <message>
        <source>The workbook has no sheet named {detail}.</source>
        <translation>Arbeidsboken har ikke noe ark med navnet {detail}.</translation>
    </message>
    <message>
        <source>The workbook is damaged, or of a kind that cannot be read. Open it in a spreadsheet program and save it as an Excel workbook (.xlsx).</source>
        <translation>Arbeidsboken er skadet, eller av en type som ikke kan leses. Åpne den i et regnearkprogram og lagre den som Excel-arbeidsbok (.xlsx).</translation>
    </message>
    <message>
        <source>The workbook is protected by a password. Open it in a spreadsheet program and save a copy without a password.</source>
        <translation>Arbeidsboken er beskyttet med passord. Åpne den i et regnearkprogram og lagre en kopi uten passord.</translation>
    </message>
    <message>
        <source>The workbook would unpack to {detail} MB, far more than a list of records needs. Copy the rows that you want into a new workbook.</source>
        <translation>Arbeidsboken ville pakkes ut til {detail} MB, langt mer enn en liste over poster trenger. Kopier radene du vil ha, til en ny arbeidsbok.</translation>
    </message>
    <message>
        <source>There are no companies yet.</source>
        <translation>Det er ingen firmaer ennå.</translation>
    </message>
    <message>
        <source>There are no documents yet.</source>
        <translation>Det finnes ingen dokumenter ennå.</translation>
    </message>
    <message>
        <source>There are no persons yet.</source>
        <translation>Det er ingen personer ennå.</translation>
    </message>
    <message>
        <source>There are no products yet.</source>
        <translation>Det er ingen produkter ennå.</translation>
    </message>
    <message>
        <source>There are no projects yet.</source>
        <translation>Det er ingen prosjekter ennå.</translation>
    </message>
    <message>
        <source>There are no requests yet.</source>
        <translation>Det finnes ingen saker ennå.</translation>
    </message>
    <message>
        <source>There are no sales yet.</source>
        <translation>Det er ingen salg ennå.</translation>
    </message>
    <message>
        <source>There are no selections yet.</source>
        <translation>Det finnes ingen utvalg ennå.</translation>
    </message>
    <message>
        <source>There is no active selection.</source>
        <translation>Det finnes ingen aktive utvalg.</translation>
    </message>
    <message>
        <source>This and next …</source>
        <translation>Denne og neste …</translation>
    </message>
    <message>
        <source>This and previous …</source>
        <translation>Denne og forrige …</translation>
    </message>
    <message>
        <source>This field of the record that is there cannot be changed now.</source>
        <translation>Dette feltet kan ikke endres nå på posten som finnes.</translation>
    </message>
    <message>
        <source>This …</source>
        <translation>Denne …</translation>
    </message>
    <message>
        <source>This, previous and next …</source>
        <translation>Denne, forrige og neste …</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Tittel</translation>
    </message>
    <message>
        <source>To-do</source>
        <translation>Gjøremål</translation>
    </message>
    <message>
        <source>To-dos</source>
        <translation>Gjøremål</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>I dag</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Totalt</translation>
    </message>
    <message>
        <source>Total (base currency)</source>
        <translation>Totalt (basisvaluta)</translation>
    </message>
    <message>
        <source>Total cost</source>
        <translation>Totalkostnad</translation>
    </message>
    <message>
        <source>Total incl. VAT</source>
        <translation>Totalt inkl. mva.</translation>
    </message>
    <message>
        <source>Turkish (Windows)</source>
        <translation>Tyrkisk (Windows)</translation>
    </message>
    <message>
        <source>Two letters, such as NO.</source>
        <translation>To bokstaver, for eksempel NO.</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Typed figure</source>
        <translation>Skrevet tall</translation>
    </message>
    <message>
        <source>Unicode (UTF-16)</source>
        <translation>Unicode (UTF-16)</translation>
    </message>
    <message>
        <source>Unicode (UTF-16, big end first, unmarked)</source>
        <translation>Unicode (UTF-16, big-endian, umerket)</translation>
    </message>
    <message>
        <source>Unicode (UTF-16, little end first, unmarked)</source>
        <translation>Unicode (UTF-16, little-endian, umerket)</translation>
    </message>
    <message>
        <source>Unicode (UTF-8)</source>
        <translation>Unicode (UTF-8)</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Enhet</translation>
    </message>
    <message>
        <source>Unit of time</source>
        <translation>Tidsenhet</translation>
    </message>
    <message>
        <source>Unlimited date</source>
        <translation>Ubegrenset dato</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>Oppdatert</translation>
    </message>
    <message>
        <source>Updated by</source>
        <translation>Oppdatert av</translation>
    </message>
    <message>
        <source>Use as postal address</source>
        <translation>Bruk som postadresse</translation>
    </message>
    <message>
        <source>Use currencies</source>
        <translation>Bruk valuta</translation>
    </message>
    <message>
        <source>Use values from quote</source>
        <translation>Bruk verdier fra tilbud</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Bruker</translation>
    </message>
    <message>
        <source>User ID</source>
        <translation>Bruker-ID</translation>
    </message>
    <message>
        <source>User group</source>
        <translation>Brukergruppe</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Brukere</translation>
    </message>
    <message>
        <source>Usual duration</source>
        <translation>Vanlig varighet</translation>
    </message>
    <message>
        <source>VAT %</source>
        <translation>Mva. %</translation>
    </message>
    <message>
        <source>VAT number</source>
        <translation>Org.nr.</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>Gyldig fra</translation>
    </message>
    <message>
        <source>Valid to</source>
        <translation>Gyldig til</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versjon</translation>
    </message>
    <message>
        <source>Vertical bar</source>
        <translation>Loddrett strek</translation>
    </message>
    <message>
        <source>Visible for</source>
        <translation>Synlig for</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>Nettadresse</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Nettsted</translation>
    </message>
    <message>
        <source>Weeks</source>
        <translation>Uker</translation>
    </message>
    <message>
        <source>Weighted amount</source>
        <translation>Vektet beløp</translation>
    </message>
    <message>
        <source>Weighted amount (base currency)</source>
        <translation>Vektet beløp (basisvaluta)</translation>
    </message>
    <message>
        <source>Western European (DOS)</source>
        <translation>Vesteuropeisk (DOS)</translation>
    </message>
    <message>
        <source>Western European (ISO 8859-15)</source>
        <translation>Vesteuropeisk (ISO 8859-15)</translation>
    </message>
    <message>
        <source>Western European (Windows)</source>
        <translation>Vesteuropeisk (Windows)</translation>
    </message>
    <message>
        <source>Western European (old Macintosh)</source>
        <translation>Vesteuropeisk (eldre Macintosh)</translation>
    </message>
    <message>
        <source>What is missing cannot be created for this field: {detail}.</source>
        <translation>Det som mangler, kan ikke opprettes for dette feltet: {detail}.</translation>
    </message>
    <message>
        <source>What tells records apart has no column: {detail}.</source>
        <translation>Det som skiller postene fra hverandre, har ingen kolonne: {detail}.</translation>
    </message>
    <message>
        <source>What the companies of this category are to you.</source>
        <translation>Hva firmaene i denne kategorien er for deg.</translation>
    </message>
    <message>
        <source>What the status counts as.</source>
        <translation>Det statusen regnes som.</translation>
    </message>
    <message>
        <source>What was typed last stays as it is when quantity or prices change.</source>
        <translation>Det som sist ble skrevet, blir stående når antall eller priser endres.</translation>
    </message>
    <message>
        <source>When it was registered, or changed since.</source>
        <translation>Når den ble registrert, eller endret siden.</translation>
    </message>
    <message>
        <source>Whether the customer may see it.</source>
        <translation>Om kunden kan se den.</translation>
    </message>
    <message>
        <source>Which persons of the companies found are members.</source>
        <translation>Hvilke personer i firmaene som finnes, som er medlemmer.</translation>
    </message>
    <message>
        <source>Who answers it. Without an owner it waits for one.</source>
        <translation>Den som svarer. Uten eier venter saken på en.</translation>
    </message>
    <message>
        <source>Who has bought a product</source>
        <translation>Hvem som har kjøpt et produkt</translation>
    </message>
    <message>
        <source>Whole number</source>
        <translation>Heltall</translation>
    </message>
    <message>
        <source>You are responsible for no project.</source>
        <translation>Du er ikke ansvarlig for noe prosjekt.</translation>
    </message>
    <message>
        <source>You are the contact of no company yet.</source>
        <translation>Du er ikke kontakt for noe firma ennå.</translation>
    </message>
    <message>
        <source>You are the contact of no person yet.</source>
        <translation>Du er ikke kontakt for noen person ennå.</translation>
    </message>
    <message>
        <source>You have no open requests.</source>
        <translation>Du har ingen åpne saker.</translation>
    </message>
    <message>
        <source>You have no open sales.</source>
        <translation>Du har ingen åpne salg.</translation>
    </message>
    <message>
        <source>You own no documents.</source>
        <translation>Du eier ingen dokumenter.</translation>
    </message>
    <message>
        <source>You own no selection that is active.</source>
        <translation>Du eier ingen aktive utvalg.</translation>
    </message>
    <message>
        <source>Your reference</source>
        <translation>Deres referanse</translation>
    </message>
    <message>
        <source>a field that is deleted</source>
        <translation>et felt som er slettet</translation>
    </message>
    <message>
        <source>all %1 have %2</source>
        <translation>alle %1 har %2</translation>
    </message>
    <message>
        <source>all have</source>
        <translation>alle har</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>minst</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>høyst</translation>
    </message>
    <message>
        <source>average</source>
        <translation>gjennomsnitt</translation>
    </message>
    <message>
        <source>average of %1</source>
        <translation>gjennomsnitt av %1</translation>
    </message>
    <message>
        <source>average of %1 with %2</source>
        <translation>gjennomsnitt av %1 med %2</translation>
    </message>
    <message>
        <source>day</source>
        <translation>dag</translation>
    </message>
    <message>
        <source>days</source>
        <translation>dager</translation>
    </message>
    <message>
        <source>equal to</source>
        <translation>er lik</translation>
    </message>
    <message>
        <source>greater than</source>
        <translation>større enn</translation>
    </message>
    <message>
        <source>half-year</source>
        <translation>halvår</translation>
    </message>
    <message>
        <source>half-years</source>
        <translation>halvår</translation>
    </message>
    <message>
        <source>has %1</source>
        <translation>har %1</translation>
    </message>
    <message>
        <source>has %1 with %2</source>
        <translation>har %1 med %2</translation>
    </message>
    <message>
        <source>has at least %3 %1</source>
        <translation>har minst %3 %1</translation>
    </message>
    <message>
        <source>has at least %3 %1 with %2</source>
        <translation>har minst %3 %1 med %2</translation>
    </message>
    <message>
        <source>has at least one</source>
        <translation>finnes</translation>
    </message>
    <message>
        <source>has at least …</source>
        <translation>minst …</translation>
    </message>
    <message>
        <source>has no %1</source>
        <translation>har ingen %1</translation>
    </message>
    <message>
        <source>has no %1 with %2</source>
        <translation>har ingen %1 med %2</translation>
    </message>
    <message>
        <source>has none</source>
        <translation>finnes ikke</translation>
    </message>
    <message>
        <source>largest of %1</source>
        <translation>største av %1</translation>
    </message>
    <message>
        <source>largest of %1 with %2</source>
        <translation>største av %1 med %2</translation>
    </message>
    <message>
        <source>largest or latest</source>
        <translation>største eller seneste</translation>
    </message>
    <message>
        <source>less than</source>
        <translation>mindre enn</translation>
    </message>
    <message>
        <source>month</source>
        <translation>måned</translation>
    </message>
    <message>
        <source>months</source>
        <translation>måneder</translation>
    </message>
    <message>
        <source>not %1</source>
        <translation>ikke %1</translation>
    </message>
    <message>
        <source>not equal to</source>
        <translation>er ikke lik</translation>
    </message>
    <message>
        <source>number</source>
        <translation>antall</translation>
    </message>
    <message>
        <source>number of %1</source>
        <translation>antall %1</translation>
    </message>
    <message>
        <source>number of %1 with %2</source>
        <translation>antall %1 med %2</translation>
    </message>
    <message>
        <source>quarter</source>
        <translation>kvartal</translation>
    </message>
    <message>
        <source>quarters</source>
        <translation>kvartaler</translation>
    </message>
    <message>
        <source>smallest of %1</source>
        <translation>minste av %1</translation>
    </message>
    <message>
        <source>smallest of %1 with %2</source>
        <translation>minste av %1 med %2</translation>
    </message>
    <message>
        <source>smallest or earliest</source>
        <translation>minste eller tidligste</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>sum</translation>
    </message>
    <message>
        <source>sum of %1</source>
        <translation>sum av %1</translation>
    </message>
    <message>
        <source>sum of %1 with %2</source>
        <translation>sum av %1 med %2</translation>
    </message>
    <message>
        <source>this half-year</source>
        <translation>dette halvåret</translation>
    </message>
    <message>
        <source>this month</source>
        <translation>denne måneden</translation>
    </message>
    <message>
        <source>this quarter</source>
        <translation>dette kvartalet</translation>
    </message>
    <message>
        <source>this week</source>
        <translation>denne uken</translation>
    </message>
    <message>
        <source>this year</source>
        <translation>i år</translation>
    </message>
    <message>
        <source>today</source>
        <translation>i dag</translation>
    </message>
    <message>
        <source>week</source>
        <translation>uke</translation>
    </message>
    <message>
        <source>weeks</source>
        <translation>uker</translation>
    </message>
    <message>
        <source>year</source>
        <translation>år</translation>
    </message>
    <message>
        <source>years</source>
        <translation>år</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>«%1»</translation>
    </message>
    <message>
        <source>“{value}” is neither yes nor no.</source>
        <translation>«{value}» er verken ja eller nei.</translation>
    </message>
    <message>
        <source>“{value}” is not a date.</source>
        <translation>«{value}» er ikke en dato.</translation>
    </message>
    <message>
        <source>“{value}” is not a number.</source>
        <translation>«{value}» er ikke et tall.</translation>
    </message>
    <message>
        <source>“{value}” is not known here.</source>
        <translation>«{value}» er ikke kjent her.</translation>
    </message>
    <message>
        <source>“{value}” is too large or too small.</source>
        <translation>«{value}» er for stort eller for lite.</translation>
    </message>
    <message>
        <source>“{value}” names a day that does not exist. Is the order of day and month right?</source>
        <translation>«{value}» er en dag som ikke finnes. Står dag og måned i riktig rekkefølge?</translation>
    </message>
</context>
<context>
    <name>CheckDialog</name>
    <message>
        <source>Check the file</source>
        <translation>Kontroller filen</translation>
    </message>
    <message>
        <source>The search index is made anew from all records.</source>
        <translation>Søkeindeksen lages på nytt fra alle poster.</translation>
    </message>
    <message>
        <source>The whole file is read, each record and each index.</source>
        <translation>Hele filen leses, hver post og hver indeks.</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Det som ble funnet</translation>
    </message>
    <message>
        <source>Make the search index anew</source>
        <translation>Lag søkeindeksen på nytt</translation>
    </message>
    <message>
        <source>Where a record is not found that should be</source>
        <translation>Når en post ikke blir funnet, men burde bli det</translation>
    </message>
    <message>
        <source>Restore from backup…</source>
        <translation>Gjenopprett fra sikkerhetskopi…</translation>
    </message>
    <message>
        <source>Save what can be read…</source>
        <translation>Redd det som kan leses…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Lukk</translation>
    </message>
    <message>
        <source>The search index was made anew. It knows every record.</source>
        <translation>Søkeindeksen er laget på nytt. Den kjenner alle poster.</translation>
    </message>
    <message>
        <source>All records are whole. The search index did not agree with them and was made anew.</source>
        <translation>Alle poster er i orden. Søkeindeksen stemte ikke med dem og er laget på nytt.</translation>
    </message>
    <message>
        <source>The file is whole: nothing is damaged or missing.</source>
        <translation>Filen er hel: ingenting er skadet eller mangler.</translation>
    </message>
    <message>
        <source>Restore a backup, or save what can be read into a new file. Nothing was changed.</source>
        <translation>Gjenopprett en sikkerhetskopi, eller redd det som kan leses, over i en ny fil. Ingenting er endret.</translation>
    </message>
</context>
<context>
    <name>ChoiceEditor</name>
    <message>
        <source>Show the list</source>
        <translation>Vis listen</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>Ingenting passer</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(ingen)</translation>
    </message>
    <message>
        <source>Choose a line from the list.</source>
        <translation>Velg en linje fra listen.</translation>
    </message>
</context>
<context>
    <name>ChoicesEditor</name>
    <message>
        <source>Show the list</source>
        <translation>Vis listen</translation>
    </message>
</context>
<context>
    <name>ChoicesPopup</name>
    <message>
        <source>Search</source>
        <translation>Søk</translation>
    </message>
</context>
<context>
    <name>CloseButton</name>
    <message>
        <source>Close Tab</source>
        <translation>Lukk fane</translation>
    </message>
</context>
<context>
    <name>ColumnChooser</name>
    <message>
        <source>Choose columns</source>
        <translation>Velg kolonner</translation>
    </message>
    <message>
        <source>Search columns</source>
        <translation>Søk i kolonnene</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Kolonner</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Tilbakestill</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Tick the columns that the list begins with</source>
        <translation>Kryss av kolonnene som listen begynner med</translation>
    </message>
    <message>
        <source>Shown columns</source>
        <translation>Viste kolonner</translation>
    </message>
</context>
<context>
    <name>ColumnFigures</name>
    <message>
        <source>None</source>
        <translation>Ingen</translation>
    </message>
    <message>
        <source>Several currencies, turned into %1 by the rates of the list of currencies.</source>
        <translation>Flere valutaer, omregnet til %1 etter kursene i valutalisten.</translation>
    </message>
</context>
<context>
    <name>ColumnFilter</name>
    <message>
        <source>Clear</source>
        <translation>Tøm</translation>
    </message>
    <message>
        <source>Let all through again</source>
        <translation>Slipp alt gjennom igjen</translation>
    </message>
    <message>
        <source>%1: comparison</source>
        <translation>%1: sammenligning</translation>
    </message>
    <message>
        <source>Write a day, &lt;, &gt; or two days with .. between.</source>
        <translation>Skriv en dato, &lt;, &gt; eller to datoer med .. mellom.</translation>
    </message>
    <message>
        <source>Write a number.</source>
        <translation>Skriv et tall.</translation>
    </message>
    <message>
        <source>&amp;Clear filter</source>
        <translation>F&amp;jern filter</translation>
    </message>
    <message>
        <source>&amp;Filter…</source>
        <translation>&amp;Filtrer…</translation>
    </message>
    <message>
        <source>Filter &amp;row</source>
        <translation>Filter&amp;rad</translation>
    </message>
    <message>
        <source>R&amp;eset all filters</source>
        <translation>&amp;Tilbakestill alle filtre</translation>
    </message>
</context>
<context>
    <name>ColumnMenu</name>
    <message>
        <source>&amp;Choose columns…</source>
        <translation>&amp;Velg kolonner…</translation>
    </message>
    <message>
        <source>&amp;Fit width</source>
        <translation>Til&amp;pass bredden</translation>
    </message>
    <message>
        <source>&amp;Reset columns</source>
        <translation>&amp;Tilbakestill kolonnene</translation>
    </message>
</context>
<context>
    <name>CombinationForm</name>
    <message>
        <source>Open</source>
        <translation>Åpne</translation>
    </message>
    <message>
        <source>Compare companies only</source>
        <translation>Sammenligne bare firmaer</translation>
    </message>
    <message>
        <source>Whoever has the company of somebody in the other selection counts as being in it</source>
        <translation>Den som har samme firma som noen i det andre utvalget, regnes som med i det</translation>
    </message>
    <message>
        <source>Selection 1</source>
        <translation>Utvalg 1</translation>
    </message>
    <message>
        <source>Selection 2</source>
        <translation>Utvalg 2</translation>
    </message>
    <message>
        <source>Members are</source>
        <translation>Medlemmene er</translation>
    </message>
    <message>
        <source>Choose two selections.</source>
        <translation>Velg to utvalg.</translation>
    </message>
    <message>
        <source>Members: {count}</source>
        <translation>Medlemmer: {count}</translation>
    </message>
    <message>
        <source>One of them cannot be shown.</source>
        <translation>Ett av dem kan ikke vises.</translation>
    </message>
</context>
<context>
    <name>CombinationPage</name>
    <message>
        <source>Save</source>
        <translation>Lagre</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
</context>
<context>
    <name>CombineDialog</name>
    <message>
        <source>Combine “{name}” with another selection</source>
        <translation>Kombiner «{name}» med et annet utvalg</translation>
    </message>
    <message>
        <source>Selection of</source>
        <translation>Utvalg av</translation>
    </message>
    <message>
        <source>Combine selections</source>
        <translation>Kombiner utvalg</translation>
    </message>
</context>
<context>
    <name>ComingsBar</name>
    <message>
        <source>Show who came and who went</source>
        <translation>Vis hvem som kom og hvem som gikk</translation>
    </message>
    <message>
        <source>Put this line away</source>
        <translation>Legg denne linjen bort</translation>
    </message>
    <message>
        <source>I have seen it</source>
        <translation>Jeg har sett det</translation>
    </message>
    <message>
        <source>{counts} since {moment}</source>
        <translation>{counts} siden {moment}</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <translation>d. MMMM</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>d. MMMM yyyy</translation>
    </message>
    <message>
        <source>Came in</source>
        <translation>Kom inn</translation>
    </message>
    <message>
        <source>Went out</source>
        <translation>Gikk ut</translation>
    </message>
</context>
<context>
    <name>ComingsPopup</name>
    <message>
        <source>Who came and who went</source>
        <translation>Hvem som kom og hvem som gikk</translation>
    </message>
    <message>
        <source>(deleted)</source>
        <translation>(slettet)</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>og {count} til</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>&amp;Sale</source>
        <translation>&amp;Salg</translation>
    </message>
    <message>
        <source>&amp;Follow-up</source>
        <translation>&amp;Oppfølging</translation>
    </message>
    <message>
        <source>&amp;Company</source>
        <translation>&amp;Firma</translation>
    </message>
    <message>
        <source>&amp;Person</source>
        <translation>&amp;Person</translation>
    </message>
    <message>
        <source>P&amp;roject</source>
        <translation>P&amp;rosjekt</translation>
    </message>
    <message>
        <source>Re&amp;quest</source>
        <translation>S&amp;ak</translation>
    </message>
    <message>
        <source>D&amp;ocument</source>
        <translation>Do&amp;kument</translation>
    </message>
    <message>
        <source>Pro&amp;duct</source>
        <translation>Pro&amp;dukt</translation>
    </message>
    <message>
        <source>S&amp;election</source>
        <translation>&amp;Utvalg</translation>
    </message>
    <message>
        <source>Find records, and keep what you asked for as a selection</source>
        <translation>Finn poster, og ta vare på det du spurte om som et utvalg</translation>
    </message>
    <message>
        <source>S&amp;tatic selection…</source>
        <translation>S&amp;tatisk utvalg…</translation>
    </message>
    <message>
        <source>A selection that is filled by hand</source>
        <translation>Et utvalg som fylles for hånd</translation>
    </message>
    <message>
        <source>New &amp;file…</source>
        <translation>Ny fi&amp;l…</translation>
    </message>
    <message>
        <source>Make a new data file and open it</source>
        <translation>Lag en ny datafil og åpne den</translation>
    </message>
    <message>
        <source>&amp;Open file…</source>
        <translation>Å&amp;pne fil…</translation>
    </message>
    <message>
        <source>Open another data file</source>
        <translation>Åpne en annen datafil</translation>
    </message>
    <message>
        <source>Save a &amp;copy…</source>
        <translation>Lagre en &amp;kopi…</translation>
    </message>
    <message>
        <source>Copy the data file to another place</source>
        <translation>Kopier datafilen til et annet sted</translation>
    </message>
    <message>
        <source>&amp;Back up now</source>
        <translation>Sikker&amp;hetskopier nå</translation>
    </message>
    <message>
        <source>R&amp;estore from backup…</source>
        <translation>&amp;Gjenopprett fra sikkerhetskopi…</translation>
    </message>
    <message>
        <source>C&amp;heck the file…</source>
        <translation>Kontroller &amp;filen…</translation>
    </message>
    <message>
        <source>Look whether the data file is whole</source>
        <translation>Se etter om datafilen er hel</translation>
    </message>
    <message>
        <source>Show the data fol&amp;der</source>
        <translation>&amp;Vis datamappen</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importer…</translation>
    </message>
    <message>
        <source>Excel &amp;workbook…</source>
        <translation>Excel-arbeids&amp;bok…</translation>
    </message>
    <message>
        <source>Write the list that you are in to an Excel workbook</source>
        <translation>Skriv listen du står i til en Excel-arbeidsbok</translation>
    </message>
    <message>
        <source>&amp;Text file (CSV)…</source>
        <translation>&amp;Tekstfil (CSV)…</translation>
    </message>
    <message>
        <source>Write the list that you are in to a text file that any program reads</source>
        <translation>Skriv listen du står i til en tekstfil som alle programmer kan lese</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>Inn&amp;stillinger…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Avslutt</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Angre</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Gjør om</translation>
    </message>
    <message>
        <source>Undo &amp;history…</source>
        <translation>Angre&amp;historikk…</translation>
    </message>
    <message>
        <source>Find &amp;duplicates…</source>
        <translation>Finn du&amp;bletter…</translation>
    </message>
    <message>
        <source>Records that are likely one: merge them, or keep them apart</source>
        <translation>Poster som trolig er én og samme: slå dem sammen, eller hold dem fra hverandre</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Rediger</translation>
    </message>
    <message>
        <source>Edit this record</source>
        <translation>Rediger denne posten</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Lagre</translation>
    </message>
    <message>
        <source>&amp;Cancel editing</source>
        <translation>A&amp;vbryt redigering</translation>
    </message>
    <message>
        <source>&amp;Navigation</source>
        <translation>&amp;Navigasjon</translation>
    </message>
    <message>
        <source>&amp;Side panel</source>
        <translation>&amp;Sidepanel</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Lyst</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Mørkt</translation>
    </message>
    <message>
        <source>&amp;As the system</source>
        <translation>&amp;Som systemet</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Fullskjerm</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Søk</translation>
    </message>
    <message>
        <source>Find any record, or give any command, by its name</source>
        <translation>Finn enhver oppføring, eller gi enhver kommando, etter navnet</translation>
    </message>
    <message>
        <source>Find records by criteria, and keep them as a selection</source>
        <translation>Finn poster etter kriterier, og behold dem som et utvalg</translation>
    </message>
    <message>
        <source>&amp;Companies</source>
        <translation>Fir&amp;maer</translation>
    </message>
    <message>
        <source>P&amp;ersons</source>
        <translation>&amp;Personer</translation>
    </message>
    <message>
        <source>S&amp;ales</source>
        <translation>S&amp;alg</translation>
    </message>
    <message>
        <source>Pro&amp;jects</source>
        <translation>Pr&amp;osjekter</translation>
    </message>
    <message>
        <source>&amp;Requests</source>
        <translation>Sa&amp;ker</translation>
    </message>
    <message>
        <source>Doc&amp;uments</source>
        <translation>Dokum&amp;enter</translation>
    </message>
    <message>
        <source>Pro&amp;ducts</source>
        <translation>Pro&amp;dukter</translation>
    </message>
    <message>
        <source>Se&amp;lections</source>
        <translation>&amp;Utvalg</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Tilbake</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>&amp;Frem</translation>
    </message>
    <message>
        <source>&amp;Previous</source>
        <translation>Fo&amp;rrige</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Neste</translation>
    </message>
    <message>
        <source>S&amp;kip completed</source>
        <translation>&amp;Hopp over utførte</translation>
    </message>
    <message>
        <source>Previous and Next pass over what is completed, and over sold and lost sales</source>
        <translation>Forrige og Neste hopper over det som er utført, og over solgte og tapte salg</translation>
    </message>
    <message>
        <source>New follow-&amp;up here…</source>
        <translation>Ny &amp;oppfølging her…</translation>
    </message>
    <message>
        <source>&amp;Go through the members</source>
        <translation>&amp;Gå gjennom medlemmene</translation>
    </message>
    <message>
        <source>Open one member after the other, with the list at the side</source>
        <translation>Åpne medlemmene etter tur, med listen ved siden av</translation>
    </message>
    <message>
        <source>&amp;Add members…</source>
        <translation>Legg til me&amp;dlemmer…</translation>
    </message>
    <message>
        <source>Add all records that fit some criteria</source>
        <translation>Legg til alle poster som oppfyller noen kriterier</translation>
    </message>
    <message>
        <source>Remove &amp;members…</source>
        <translation>Fjern &amp;medlemmer…</translation>
    </message>
    <message>
        <source>Take out all members that fit some criteria</source>
        <translation>Ta ut alle medlemmer som oppfyller noen kriterier</translation>
    </message>
    <message>
        <source>&amp;Why is a record in it…</source>
        <translation>&amp;Hvorfor er en post med…</translation>
    </message>
    <message>
        <source>Why a record belongs to the selection, or does not</source>
        <translation>Hvorfor en post hører til utvalget, eller ikke</translation>
    </message>
    <message>
        <source>Copy &amp;into selection…</source>
        <translation>Kopier &amp;inn i utvalg…</translation>
    </message>
    <message>
        <source>Copy the members into another selection, or into a new one</source>
        <translation>Kopier medlemmene inn i et annet utvalg, eller i et nytt</translation>
    </message>
    <message>
        <source>Cop&amp;y selection</source>
        <translation>Ko&amp;pier utvalget</translation>
    </message>
    <message>
        <source>Com&amp;bine selection with…</source>
        <translation>Kom&amp;biner utvalg med…</translation>
    </message>
    <message>
        <source>Make a selection from this one and another</source>
        <translation>Lag et utvalg av dette og et annet</translation>
    </message>
    <message>
        <source>Make &amp;static</source>
        <translation>Gjør &amp;statisk</translation>
    </message>
    <message>
        <source>Keep the members of now; from here on they change by hand only</source>
        <translation>Behold dagens medlemmer; fra nå av endres de bare for hånd</translation>
    </message>
    <message>
        <source>&amp;Replied</source>
        <translation>&amp;Besvart</translation>
    </message>
    <message>
        <source>The customer has been given an answer</source>
        <translation>Kunden har fått svar</translation>
    </message>
    <message>
        <source>Set &amp;picture…</source>
        <translation>Sett inn &amp;bilde…</translation>
    </message>
    <message>
        <source>Choose a picture; it can also be dropped or pasted onto the card</source>
        <translation>Velg et bilde; det kan også slippes eller limes inn på kortet</translation>
    </message>
    <message>
        <source>&amp;Remove picture</source>
        <translation>F&amp;jern bilde</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>S&amp;lett</translation>
    </message>
    <message>
        <source>&amp;Favourite</source>
        <translation>Fa&amp;voritt</translation>
    </message>
    <message>
        <source>F&amp;ind</source>
        <translation>F&amp;inn</translation>
    </message>
    <message>
        <source>P&amp;revious stage</source>
        <translation>Fo&amp;rrige fase</translation>
    </message>
    <message>
        <source>Ne&amp;xt stage</source>
        <translation>&amp;Neste fase</translation>
    </message>
    <message>
        <source>Mark as &amp;sold</source>
        <translation>Merk som &amp;solgt</translation>
    </message>
    <message>
        <source>Mark as &amp;lost</source>
        <translation>Merk som &amp;tapt</translation>
    </message>
    <message>
        <source>S&amp;tall…</source>
        <translation>Merk som &amp;utsatt…</translation>
    </message>
    <message>
        <source>Re-&amp;open</source>
        <translation>&amp;Gjenåpne</translation>
    </message>
    <message>
        <source>&amp;Completed</source>
        <translation>Ut&amp;ført</translation>
    </message>
    <message>
        <source>&amp;History…</source>
        <translation>Histori&amp;kk…</translation>
    </message>
    <message>
        <source>Who changed what, when</source>
        <translation>Hvem som endret hva, og når</translation>
    </message>
    <message>
        <source>Read about what you are looking at</source>
        <translation>Les om det du ser på</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>Hurtig&amp;taster…</translation>
    </message>
    <message>
        <source>The key of each command, and another one if you like</source>
        <translation>Tasten til hver kommando, og en annen hvis du vil</translation>
    </message>
    <message>
        <source>Show log &amp;folder</source>
        <translation>Vis &amp;loggmappen</translation>
    </message>
    <message>
        <source>Where the program notes what went wrong; nothing of your data is in it</source>
        <translation>Der programmet noterer det som gikk galt; ingenting av dataene dine står i den</translation>
    </message>
    <message>
        <source>&amp;About Desktop CRM</source>
        <translation>&amp;Om Desktop CRM</translation>
    </message>
    <message>
        <source>&amp;Record</source>
        <translation>&amp;Post</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fil</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Vis</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gå</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hjelp</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Ny</translation>
    </message>
    <message>
        <source>E&amp;xport list</source>
        <translation>&amp;Eksporter liste</translation>
    </message>
    <message>
        <source>&amp;Recent files</source>
        <translation>Nylig b&amp;rukte filer</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Utseende</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Annet</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
</context>
<context>
    <name>ContactRow</name>
    <message>
        <source>Remove this line</source>
        <translation>Fjern denne linjen</translation>
    </message>
    <message>
        <source>Kind of contact</source>
        <translation>Kontaktform</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beskrivelse</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Arbeid</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>Privat</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>Kundestøtte</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Faktura</translation>
    </message>
    <message>
        <source>Fax</source>
        <translation>Faks</translation>
    </message>
    <message>
        <source>Switchboard</source>
        <translation>Sentralbord</translation>
    </message>
    <message>
        <source>Web shop</source>
        <translation>Nettbutikk</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Levering</translation>
    </message>
</context>
<context>
    <name>ContactsEditor</name>
    <message>
        <source>Add phone</source>
        <translation>Legg til telefon</translation>
    </message>
    <message>
        <source>Add e-mail</source>
        <translation>Legg til e-post</translation>
    </message>
    <message>
        <source>Add web page</source>
        <translation>Legg til nettside</translation>
    </message>
    <message>
        <source>Add address</source>
        <translation>Legg til adresse</translation>
    </message>
    <message>
        <source>Add chat</source>
        <translation>Legg til chat</translation>
    </message>
</context>
<context>
    <name>CopyDialog</name>
    <message>
        <source>Copy “{name}” into a selection</source>
        <translation>Kopier «{name}» inn i et utvalg</translation>
    </message>
    <message>
        <source>Existing selection</source>
        <translation>Eksisterende utvalg</translation>
    </message>
    <message>
        <source>New selection</source>
        <translation>Nytt utvalg</translation>
    </message>
    <message>
        <source>Copy into</source>
        <translation>Kopier inn i</translation>
    </message>
    <message>
        <source>Static selection</source>
        <translation>Statisk utvalg</translation>
    </message>
    <message>
        <source>Selection is</source>
        <translation>Utvalget er</translation>
    </message>
    <message>
        <source>Choose a selection.</source>
        <translation>Velg et utvalg.</translation>
    </message>
    <message>
        <source>Copy into selection</source>
        <translation>Kopier inn i utvalg</translation>
    </message>
</context>
<context>
    <name>CriteriaEditor</name>
    <message>
        <source>How many are found</source>
        <translation>Hvor mange som blir funnet</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>Tøm alt</translation>
    </message>
    <message>
        <source>Take all values away; the lines stay</source>
        <translation>Ta bort alle verdier; linjene blir stående</translation>
    </message>
    <message>
        <source>Reset to default</source>
        <translation>Tilbakestill til standard</translation>
    </message>
    <message>
        <source>This field does not exist any more. Choose another one, or remove the line.</source>
        <translation>Dette feltet finnes ikke lenger. Velg et annet, eller fjern linjen.</translation>
    </message>
    <message>
        <source>This comparison is not known here. Choose another one.</source>
        <translation>Denne sammenligningen er ikke kjent her. Velg en annen.</translation>
    </message>
    <message>
        <source>This text is too long to be searched for.</source>
        <translation>Denne teksten er for lang til å søke etter.</translation>
    </message>
    <message>
        <source>There are too many values.</source>
        <translation>Det er for mange verdier.</translation>
    </message>
    <message>
        <source>There are more than %1 lines.</source>
        <translation>Det er flere enn %1 linjer.</translation>
    </message>
    <message>
        <source>Groups stand more than %1 deep in each other.</source>
        <translation>Grupper står mer enn %1 nivåer inni hverandre.</translation>
    </message>
    <message>
        <source>Count: %1</source>
        <translation>Antall: %1</translation>
    </message>
    <message>
        <source>Mend what is marked in red to find anything.</source>
        <translation>Rett det som er merket med rødt, for å finne noe.</translation>
    </message>
    <message>
        <source>Give a criterion a value to find something; % stands for anything.</source>
        <translation>Gi et kriterium en verdi for å finne noe; % står for hva som helst.</translation>
    </message>
    <message>
        <source>Counting took too long and was stopped. Ask for less.</source>
        <translation>Tellingen tok for lang tid og ble stoppet. Spør etter mindre.</translation>
    </message>
</context>
<context>
    <name>CriteriaMenu</name>
    <message>
        <source>Add “any of these”</source>
        <translation>Legg til «noen av disse»</translation>
    </message>
    <message>
        <source>Add “none of these”</source>
        <translation>Legg til «ingen av disse»</translation>
    </message>
    <message>
        <source>Any of …</source>
        <translation>Noen av …</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Dupliser</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Flytt ned</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Flytt opp</translation>
    </message>
    <message>
        <source>None of …</source>
        <translation>Ingen av …</translation>
    </message>
    <message>
        <source>Put in a group</source>
        <translation>Legg i en gruppe</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Fjern</translation>
    </message>
    <message>
        <source>Take the group away</source>
        <translation>Ta bort gruppen</translation>
    </message>
</context>
<context>
    <name>CriteriaOf</name>
    <message>
        <source>What is asked for</source>
        <translation>Hva det spørres etter</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>Firmaer</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>Personer</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Finn</translation>
    </message>
</context>
<context>
    <name>CriteriaPage</name>
    <message>
        <source>Save</source>
        <translation>Lagre</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
</context>
<context>
    <name>CurrenciesPage</name>
    <message>
        <source>Currencies</source>
        <translation>Valutaer</translation>
    </message>
    <message>
        <source>Rates change only by hand, and hold for all sales, also old ones.</source>
        <translation>Kurser endres bare for hånd og gjelder alle salg, også gamle.</translation>
    </message>
    <message>
        <source>Hidden currencies</source>
        <translation>Skjulte valutaer</translation>
    </message>
    <message>
        <source>Rates</source>
        <translation>Kurser</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Valuta</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Enhet</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Kurs</translation>
    </message>
    <message>
        <source>Worth</source>
        <translation>Verdi</translation>
    </message>
    <message>
        <source>Add currency…</source>
        <translation>Legg til valuta…</translation>
    </message>
    <message>
        <source>Add a currency by its code</source>
        <translation>Legg til en valuta med koden dens</translation>
    </message>
    <message>
        <source>New currency</source>
        <translation>Ny valuta</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kode</translation>
    </message>
    <message>
        <source>Three letters, such as EUR.</source>
        <translation>Tre bokstaver, for eksempel EUR.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Navn</translation>
    </message>
    <message>
        <source>How many of it the rate is for: 1, 100 …</source>
        <translation>Hvor mange kursen gjelder for: 1, 100 …</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Legg til</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>Currencies are not in use: all amounts are in {base}. They are put to use under Sales.</source>
        <translation>Valuta er ikke i bruk: Alle beløp er i {base}. Valuta tas i bruk under Salg.</translation>
    </message>
    <message>
        <source>Show again</source>
        <translation>Vis igjen</translation>
    </message>
    <message>
        <source>Offer this currency again</source>
        <translation>Tilby denne valutaen igjen</translation>
    </message>
    <message>
        <source>Show {code} again</source>
        <translation>Vis {code} igjen</translation>
    </message>
    <message>
        <source>What the unit is worth in {base}.</source>
        <translation>Hva enheten er verdt i {base}.</translation>
    </message>
    <message>
        <source>Write the three letters of its code.</source>
        <translation>Skriv de tre bokstavene i koden.</translation>
    </message>
</context>
<context>
    <name>CurrencyRow</name>
    <message>
        <source>The base currency is worth itself.</source>
        <translation>Basisvalutaen er verdt seg selv.</translation>
    </message>
    <message>
        <source>Unit of {code}</source>
        <translation>Enhet for {code}</translation>
    </message>
    <message>
        <source>Rate of {code}</source>
        <translation>Kurs for {code}</translation>
    </message>
    <message>
        <source>How many {code} the rate is for: 1, 100 …</source>
        <translation>Hvor mange {code} kursen gjelder for: 1, 100 …</translation>
    </message>
    <message>
        <source>What the unit is worth in {base}</source>
        <translation>Hva enheten er verdt i {base}</translation>
    </message>
    <message>
        <source>Hide {code}</source>
        <translation>Skjul {code}</translation>
    </message>
    <message>
        <source>Hide {code}: it is offered no more; sales that have it keep it.</source>
        <translation>Skjul {code}: Valutaen tilbys ikke mer; salg som har den, beholder den.</translation>
    </message>
    <message>
        <source>Base currency</source>
        <translation>Basisvaluta</translation>
    </message>
</context>
<context>
    <name>DataFilePage</name>
    <message>
        <source>Data file</source>
        <translation>Datafil</translation>
    </message>
    <message>
        <source>All your data is in one file on this computer. Nothing leaves it.</source>
        <translation>Alle dataene dine ligger i én fil på denne datamaskinen. Ingenting forlater den.</translation>
    </message>
    <message>
        <source>Where it lies</source>
        <translation>Hvor den ligger</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fil</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Størrelse</translation>
    </message>
    <message>
        <source>What it holds</source>
        <translation>Hva den inneholder</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>Firmaer</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>Personer</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Salg</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>Oppfølginger</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Prosjekter</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Saker</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumenter</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Brukere</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sikkerhetskopier</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Mappe</translation>
    </message>
    <message>
        <source>One is made each day at closing, and before each import, each restore and each new version.</source>
        <translation>Det tas en hver dag ved avslutning, og før hver import, hver gjenoppretting og hver ny versjon.</translation>
    </message>
    <message>
        <source>There is none yet.</source>
        <translation>Det finnes ingen ennå.</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Vis mappen</translation>
    </message>
    <message>
        <source>Show the folder in the computer&apos;s own window</source>
        <translation>Vis mappen i datamaskinens eget vindu</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Kopier bane</translation>
    </message>
    <message>
        <source>Copy the path to the clipboard</source>
        <translation>Kopier banen til utklippstavlen</translation>
    </message>
</context>
<context>
    <name>DateEditor</name>
    <message>
        <source>Choose the day in a calendar (F4)</source>
        <translation>Velg dagen i en kalender (F4)</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Kalender</translation>
    </message>
</context>
<context>
    <name>Deleting</name>
    <message>
        <source>Delete it</source>
        <translation>Slett det</translation>
    </message>
    <message>
        <source>Delete them</source>
        <translation>Slett dem</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behold det</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Behold dem</translation>
    </message>
    <message>
        <source>Other selections are combined from this one.</source>
        <translation>Andre utvalg er kombinert av dette.</translation>
    </message>
    <message>
        <source>Others are combined from them, and cannot be shown until another one is chosen: {names}</source>
        <translation>Andre er kombinert av dem, og kan ikke vises før et annet utvalg er valgt: {names}</translation>
    </message>
    <message>
        <source>Remove them</source>
        <translation>Fjern dem</translation>
    </message>
    <message>
        <source>The row of a group stands for all that is in it. They leave the selection, and nothing else.</source>
        <translation>Raden til en gruppe står for alt som er i den. De går bare ut av utvalget; ingenting slettes.</translation>
    </message>
    <message>
        <source>The row of a group stands for all that is in it. Undo brings them back.</source>
        <translation>Raden til en gruppe står for alt som er i den. Angre henter dem tilbake.</translation>
    </message>
    <message>
        <source>Without it these cannot be shown until another one is chosen: {names}</source>
        <translation>Uten det kan disse ikke vises før et annet er valgt: {names}</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>og {count} til</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>“{title}” is still running.</source>
        <translation>«{title}» pågår fremdeles.</translation>
    </message>
    <message>
        <source>If you close now, it is cancelled and nothing of it is kept.</source>
        <translation>Hvis du lukker nå, avbrytes det, og ingenting av det blir lagret.</translation>
    </message>
    <message>
        <source>Cancel it and close</source>
        <translation>Avbryt det og lukk</translation>
    </message>
    <message>
        <source>Keep open</source>
        <translation>Hold åpent</translation>
    </message>
</context>
<context>
    <name>DuplicatesDialog</name>
    <message>
        <source>Find duplicates</source>
        <translation>Finn dubletter</translation>
    </message>
    <message>
        <source>Look among</source>
        <translation>Let blant</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>Firmaer</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>Personer</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Prosjekter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>Search again</source>
        <translation>Søk igjen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Lukk</translation>
    </message>
    <message>
        <source>Not duplicates</source>
        <translation>Ikke dubletter</translation>
    </message>
    <message>
        <source>They are not shown together again, until you undo it.</source>
        <translation>De vises ikke sammen igjen før du angrer det.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Åpne</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>Slå sammen…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Navn</translation>
    </message>
    <message>
        <source>What is alike</source>
        <translation>Likhet</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Poster</translation>
    </message>
    <message>
        <source>Groups of likely duplicates</source>
        <translation>Grupper av trolige dubletter</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-post</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Salg</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>Oppfølginger</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Endret</translation>
    </message>
    <message>
        <source>Records of the group</source>
        <translation>Postene i gruppen</translation>
    </message>
    <message>
        <source>Looking for duplicates…</source>
        <translation>Leter etter dubletter…</translation>
    </message>
    <message>
        <source>The search was cancelled.</source>
        <translation>Søket ble avbrutt.</translation>
    </message>
    <message>
        <source>VAT number</source>
        <translation>Org.nr.</translation>
    </message>
    <message>
        <source>Same name</source>
        <translation>Samme navn</translation>
    </message>
    <message>
        <source>Mobile number</source>
        <translation>Mobilnummer</translation>
    </message>
    <message>
        <source>Similar name</source>
        <translation>Lignende navn</translation>
    </message>
    <message>
        <source>There are no duplicates.</source>
        <translation>Det finnes ingen dubletter.</translation>
    </message>
    <message>
        <source>Groups: {count}. The surest {shown} are shown.</source>
        <translation>Grupper: {count}. De {shown} sikreste vises.</translation>
    </message>
    <message>
        <source>Groups: {count}</source>
        <translation>Grupper: {count}</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Poststed</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Choose two to {most} records of the group.</source>
        <translation>Velg to til {most} av postene i gruppen.</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Nothing here yet.</source>
        <translation>Ingenting her ennå.</translation>
    </message>
</context>
<context>
    <name>Faces</name>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nei</translation>
    </message>
    <message>
        <source>Write an e-mail address like name@company.com.</source>
        <translation>Skriv en e-postadresse som navn@firma.no.</translation>
    </message>
    <message>
        <source>Write a web address like www.company.com.</source>
        <translation>Skriv en nettadresse som www.firma.no.</translation>
    </message>
    <message>
        <source>Write at most %1 characters; these are %2.</source>
        <translation>Skriv høyst %1 tegn; dette er %2.</translation>
    </message>
    <message>
        <source>This text holds characters that cannot be stored.</source>
        <translation>Denne teksten inneholder tegn som ikke kan lagres.</translation>
    </message>
    <message>
        <source>Write a date like %1, or a word like “tomorrow” or “+7d”.</source>
        <translation>Skriv en dato som %1, eller et ord som «i morgen» eller «+7d».</translation>
    </message>
    <message>
        <source>There is no %1.</source>
        <translation>Det finnes ingen %1.</translation>
    </message>
    <message>
        <source>There is no such day. Write a date like %1.</source>
        <translation>Den dagen finnes ikke. Skriv en dato som %1.</translation>
    </message>
    <message>
        <source>This number is too large.</source>
        <translation>Dette tallet er for stort.</translation>
    </message>
    <message>
        <source>Write a number, for example %1.</source>
        <translation>Skriv et tall, for eksempel %1.</translation>
    </message>
    <message>
        <source>Write a whole number, without decimals.</source>
        <translation>Skriv et helt tall, uten desimaler.</translation>
    </message>
    <message>
        <source>Write at most %1 decimals, after a “%2”.</source>
        <translation>Skriv høyst %1 desimaler, etter «%2».</translation>
    </message>
    <message>
        <source>Write a time of day, for example 14:30.</source>
        <translation>Skriv et klokkeslett, for eksempel 14:30.</translation>
    </message>
    <message>
        <source>This duration is too long.</source>
        <translation>Denne varigheten er for lang.</translation>
    </message>
    <message>
        <source>h</source>
        <translation>t</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>Write a duration, for example 45 min or 1 h 30 min.</source>
        <translation>Skriv en varighet, for eksempel 45 min eller 1 t 30 min.</translation>
    </message>
    <message>
        <source>Write a date like %1, or what is known of it: %2, %3 or %4.</source>
        <translation>Skriv en dato som %1, eller det som er kjent av den: %2, %3 eller %4.</translation>
    </message>
</context>
<context>
    <name>FieldChooser</name>
    <message>
        <source>Search fields</source>
        <translation>Søk i felt</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felt</translation>
    </message>
    <message>
        <source>No field is called so</source>
        <translation>Ingen felt heter det</translation>
    </message>
    <message>
        <source>Related records</source>
        <translation>Tilknyttede poster</translation>
    </message>
    <message>
        <source>Used last</source>
        <translation>Sist brukt</translation>
    </message>
    <message>
        <source>Often used</source>
        <translation>Ofte brukt</translation>
    </message>
</context>
<context>
    <name>FieldHeader</name>
    <message>
        <source>Field for {column}</source>
        <translation>Felt for {column}</translation>
    </message>
    <message>
        <source>What {column} is imported as</source>
        <translation>Hva {column} importeres som</translation>
    </message>
</context>
<context>
    <name>FieldPanel</name>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Lines of the list…</source>
        <translation>Linjene i listen…</translation>
    </message>
    <message>
        <source>Go to the list that is chosen from</source>
        <translation>Gå til listen det velges fra</translation>
    </message>
    <message>
        <source>On the card&apos;s first tab</source>
        <translation>På kortets første fane</translation>
    </message>
    <message>
        <source>At most three fields of a kind of record; the others stand under More.</source>
        <translation>Høyst tre felt for hvert kort; de andre står under Mer.</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beskrivelse</translation>
    </message>
    <message>
        <source>Shown as a tool tip of the field.</source>
        <translation>Vises som hjelpetekst for feltet.</translation>
    </message>
    <message>
        <source>The type stays as it is: there are records with a value, and it is of this type.</source>
        <translation>Typen blir som den er: feltet har verdier, og de er av denne typen.</translation>
    </message>
    <message>
        <source>The type can be changed until a record has a value.</source>
        <translation>Typen kan endres til feltet får sin første verdi.</translation>
    </message>
</context>
<context>
    <name>FieldsPage</name>
    <message>
        <source>Kinds of record</source>
        <translation>Kort</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felt</translation>
    </message>
    <message>
        <source>Fields of your own, for what the program has no field for.</source>
        <translation>Dine egne felt, for det programmet ikke har felt for.</translation>
    </message>
    <message>
        <source>New field</source>
        <translation>Nytt felt</translation>
    </message>
    <message>
        <source>Type of the new field</source>
        <translation>Typen til det nye feltet</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Sale</source>
        <translation>Salg</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Prosjekt</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>Oppfølging</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Sak</translation>
    </message>
    <message>
        <source>First tab</source>
        <translation>Første fane</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Navn</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Plassering</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Antall</translation>
    </message>
    <message>
        <source>No fields yet. Write the name of the first one here, choose its type, and press Enter.</source>
        <translation>Ingen felt ennå. Skriv navnet på det første her, velg type, og trykk Enter.</translation>
    </message>
    <message>
        <source>A field “{name}” was deleted; it can be restored instead.</source>
        <translation>Et felt «{name}» er slettet; det kan gjenopprettes i stedet.</translation>
    </message>
</context>
<context>
    <name>FigureEditor</name>
    <message>
        <source>The unit is a million at most.</source>
        <translation>Enheten er høyst en million.</translation>
    </message>
    <message>
        <source>The unit is a number above zero.</source>
        <translation>Enheten er et tall over null.</translation>
    </message>
    <message>
        <source>The rate is a number above zero.</source>
        <translation>Kursen er et tall over null.</translation>
    </message>
</context>
<context>
    <name>File</name>
    <message>
        <source>All files (*)</source>
        <translation>Alle filer (*)</translation>
    </message>
    <message>
        <source>All {count} rows that there were have been saved as {path}.</source>
        <translation>Alle {count} radene som fantes, er lagret som {path}.</translation>
    </message>
    <message>
        <source>At closing</source>
        <translation>Ved avslutning</translation>
    </message>
    <message>
        <source>Before a new version</source>
        <translation>Før ny versjon</translation>
    </message>
    <message>
        <source>Before a restore</source>
        <translation>Før gjenoppretting</translation>
    </message>
    <message>
        <source>Before an import</source>
        <translation>Før import</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>For hånd</translation>
    </message>
    <message>
        <source>Companies: {count}</source>
        <translation>Firmaer: {count}</translation>
    </message>
    <message>
        <source>Data files (*.db *.crm)</source>
        <translation>Datafiler (*.db *.crm)</translation>
    </message>
    <message>
        <source>Follow-ups: {count}</source>
        <translation>Oppfølginger: {count}</translation>
    </message>
    <message>
        <source>Parts of the file are damaged.</source>
        <translation>Deler av filen er skadet.</translation>
    </message>
    <message>
        <source>Persons: {count}</source>
        <translation>Personer: {count}</translation>
    </message>
    <message>
        <source>Projects: {count}</source>
        <translation>Prosjekter: {count}</translation>
    </message>
    <message>
        <source>Sales: {count}</source>
        <translation>Salg: {count}</translation>
    </message>
    <message>
        <source>Some records point to others that are not there.</source>
        <translation>Noen poster viser til andre som ikke finnes.</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>Filen kan ikke leses.</translation>
    </message>
    <message>
        <source>The history of changes does not fit together; some steps cannot be undone.</source>
        <translation>Endringshistorikken henger ikke sammen; noen steg kan ikke angres.</translation>
    </message>
    <message>
        <source>{count} rows were saved as {path}; {missing} could not be read. They are listed in {list}.</source>
        <translation>{count} rader er lagret som {path}; {missing} kunne ikke leses. De er listet opp i {list}.</translation>
    </message>
</context>
<context>
    <name>FileCommands</name>
    <message>
        <source>The data file is damaged. What to do…</source>
        <translation>Datafilen er skadet. Hva du kan gjøre…</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed.</source>
        <translation>Avbrutt. Ingenting ble endret.</translation>
    </message>
    <message>
        <source>The backup of {moment} is open. What was there before is kept as {path}.</source>
        <translation>Sikkerhetskopien fra {moment} er åpnet. Det som var der før, er tatt vare på som {path}.</translation>
    </message>
    <message>
        <source>Open a data file</source>
        <translation>Åpne en datafil</translation>
    </message>
    <message>
        <source>Make a new data file</source>
        <translation>Lag en ny datafil</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Ny</translation>
    </message>
    <message>
        <source>There is a file {path} already. Choose another name.</source>
        <translation>Det finnes allerede en fil {path}. Velg et annet navn.</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Lagre en kopi</translation>
    </message>
    <message>
        <source>A copy was saved as {path}.</source>
        <translation>En kopi er lagret som {path}.</translation>
    </message>
    <message>
        <source>Saving a copy…</source>
        <translation>Lagrer en kopi…</translation>
    </message>
    <message>
        <source>A backup was made and checked. It lies in {path}.</source>
        <translation>En sikkerhetskopi er tatt og kontrollert. Den ligger i {path}.</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>Sikkerhetskopierer…</translation>
    </message>
    <message>
        <source>Save what can be read</source>
        <translation>Redd det som kan leses</translation>
    </message>
    <message>
        <source>Saving what can be read…</source>
        <translation>Redder det som kan leses…</translation>
    </message>
</context>
<context>
    <name>FilterField</name>
    <message>
        <source>Filter: %1</source>
        <translation>Filter: %1</translation>
    </message>
</context>
<context>
    <name>FindScreen</name>
    <message>
        <source>Typical searches</source>
        <translation>Vanlige søk</translation>
    </message>
    <message>
        <source>Save as selection…</source>
        <translation>Lagre som utvalg …</translation>
    </message>
    <message>
        <source>Search for something else</source>
        <translation>Søk etter noe annet</translation>
    </message>
    <message>
        <source>Keep this search, or what it finds, as a selection</source>
        <translation>Behold dette søket, eller det som er funnet, som et utvalg</translation>
    </message>
</context>
<context>
    <name>FindSide</name>
    <message>
        <source>Preview</source>
        <translation>Forhåndsvisning</translation>
    </message>
</context>
<context>
    <name>FollowUpDialog</name>
    <message>
        <source>Completed</source>
        <translation>Utført</translation>
    </message>
    <message>
        <source>A completed follow-up cannot be changed until the tick is removed.</source>
        <translation>En utført oppfølging kan ikke endres før haken er fjernet.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Slett</translation>
    </message>
    <message>
        <source>Follow-up: {title}</source>
        <translation>Oppfølging: {title}</translation>
    </message>
    <message>
        <source>New follow-up</source>
        <translation>Ny oppfølging</translation>
    </message>
</context>
<context>
    <name>FormPage</name>
    <message>
        <source>Import from a file</source>
        <translation>Importer fra en fil</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>Tilordning</translation>
    </message>
    <message>
        <source>Keep these choices for the next file of this kind, or use kept ones</source>
        <translation>Ta vare på valgene til neste fil av denne typen, eller bruk lagrede valg</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>Velg en annen fil…</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Glem</translation>
    </message>
    <message>
        <source>Save mapping to a file…</source>
        <translation>Lagre tilordning i en fil…</translation>
    </message>
    <message>
        <source>Use a mapping from a file…</source>
        <translation>Bruk en tilordning fra en fil…</translation>
    </message>
    <message>
        <source>Drop a file here</source>
        <translation>Slipp en fil her</translation>
    </message>
    <message>
        <source>Companies, persons, sales, products or users, as CSV, from Excel and its kin, or as vCards. You see how the file is read before anything is imported, and one click takes it back.</source>
        <translation>Firmaer, personer, salg, produkter eller brukere, som CSV, fra Excel og lignende, eller som vCard. Du ser hvordan filen leses før noe importeres, og ett klikk tar det tilbake.</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Velg en fil…</translation>
    </message>
    <message>
        <source>What is in it</source>
        <translation>Innhold</translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation>Fremdriften i importen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Looking at the file…</source>
        <translation>Ser på filen…</translation>
    </message>
    <message>
        <source>Mapping: {name}</source>
        <translation>Tilordning: {name}</translation>
    </message>
    <message>
        <source>Checking the rows…</source>
        <translation>Kontrollerer radene…</translation>
    </message>
    <message>
        <source>Do not import</source>
        <translation>Ikke importer</translation>
    </message>
    <message>
        <source>Choose the column that holds: {fields}.</source>
        <translation>Velg kolonnen som inneholder: {fields}.</translation>
    </message>
    <message>
        <source>There is no row that can be imported.</source>
        <translation>Ingen rader kan importeres.</translation>
    </message>
    <message>
        <source>The rows are being checked.</source>
        <translation>Radene kontrolleres.</translation>
    </message>
    <message>
        <source>Rows: {count}.</source>
        <translation>Rader: {count}.</translation>
    </message>
    <message>
        <source>1 row cannot be taken as it stands.</source>
        <translation>1 rad kan ikke tas inn slik den står.</translation>
    </message>
    <message>
        <source>{count} rows cannot be taken as they stand.</source>
        <translation>{count} rader kan ikke tas inn slik de står.</translation>
    </message>
    <message>
        <source>1 row is taken but for what is red in it.</source>
        <translation>1 rad tas med, unntatt det som er rødt i den.</translation>
    </message>
    <message>
        <source>{count} rows are taken but for what is red in them.</source>
        <translation>{count} rader tas med, unntatt det som er rødt i dem.</translation>
    </message>
    <message>
        <source>All can be imported.</source>
        <translation>Alle kan importeres.</translation>
    </message>
    <message>
        <source>Created besides: {things}.</source>
        <translation>Opprettet i tillegg: {things}.</translation>
    </message>
    <message>
        <source>1 row completes a record that is there.</source>
        <translation>1 rad fyller ut noe som finnes fra før.</translation>
    </message>
    <message>
        <source>{count} rows complete records that are there.</source>
        <translation>{count} rader fyller ut noe som finnes fra før.</translation>
    </message>
    <message>
        <source>1 row replaces a record that is there.</source>
        <translation>1 rad erstatter noe som finnes fra før.</translation>
    </message>
    <message>
        <source>{count} rows replace records that are there.</source>
        <translation>{count} rader erstatter noe som finnes fra før.</translation>
    </message>
    <message>
        <source>1 row is skipped: its record is there already.</source>
        <translation>1 rad hoppes over: Den finnes fra før.</translation>
    </message>
    <message>
        <source>{count} rows are skipped: their records are there already.</source>
        <translation>{count} rader hoppes over: De finnes fra før.</translation>
    </message>
    <message>
        <source>1 row is left out, as you chose.</source>
        <translation>1 rad utelates, slik du valgte.</translation>
    </message>
    <message>
        <source>{count} rows are left out, as you chose.</source>
        <translation>{count} rader utelates, slik du valgte.</translation>
    </message>
    <message>
        <source>1 of them has its name written otherwise.</source>
        <translation>1 av dem har navnet skrevet på en annen måte.</translation>
    </message>
    <message>
        <source>{count} of them have their names written otherwise.</source>
        <translation>{count} av dem har navnet skrevet på en annen måte.</translation>
    </message>
    <message>
        <source>1 new company looks like one that is there.</source>
        <translation>1 nytt firma ligner på et som finnes.</translation>
    </message>
    <message>
        <source>{count} new companies look like some that are there.</source>
        <translation>{count} nye firmaer ligner på noen som finnes.</translation>
    </message>
    <message>
        <source>1 new person looks like one who is there.</source>
        <translation>1 ny person ligner på en som finnes.</translation>
    </message>
    <message>
        <source>{count} new persons look like some who are there.</source>
        <translation>{count} nye personer ligner på noen som finnes.</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>Importerer…</translation>
    </message>
</context>
<context>
    <name>GroupBlock</name>
    <message>
        <source>%1 count</source>
        <translation>%1 teller</translation>
    </message>
    <message>
        <source>or</source>
        <translation>eller</translation>
    </message>
</context>
<context>
    <name>GroupStrip</name>
    <message>
        <source>Open all groups</source>
        <translation>Åpne alle grupper</translation>
    </message>
    <message>
        <source>Fold all groups</source>
        <translation>Slå sammen alle grupper</translation>
    </message>
    <message>
        <source>Grouped by</source>
        <translation>Gruppert etter</translation>
    </message>
</context>
<context>
    <name>Groups</name>
    <message>
        <source>(none)</source>
        <translation>(ingen)</translation>
    </message>
    <message>
        <source>Q%1 %2</source>
        <translation>%1. kvartal %2</translation>
    </message>
    <message>
        <source>&amp;Group by this column</source>
        <translation>&amp;Grupper etter denne kolonnen</translation>
    </message>
    <message>
        <source>&amp;Open all groups</source>
        <translation>&amp;Åpne alle grupper</translation>
    </message>
    <message>
        <source>Fo&amp;ld all groups</source>
        <translation>Slå sa&amp;mmen alle grupper</translation>
    </message>
    <message>
        <source>Group by this &amp;no longer</source>
        <translation>&amp;Ikke grupper etter denne lenger</translation>
    </message>
</context>
<context>
    <name>HelpCommands</name>
    <message>
        <source>No log is kept: its folder cannot be written to.</source>
        <translation>Det føres ingen logg: Det kan ikke skrives til mappen.</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>Help</source>
        <translation>Hjelp</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Søk i hjelpen</translation>
    </message>
    <message>
        <source>Pages of the help</source>
        <translation>Sider i hjelpen</translation>
    </message>
    <message>
        <source>Back to the page before</source>
        <translation>Tilbake til forrige side</translation>
    </message>
    <message>
        <source>Forward again</source>
        <translation>Frem igjen</translation>
    </message>
    <message>
        <source>No page tells of “{text}”.</source>
        <translation>Ingen side handler om «{text}».</translation>
    </message>
</context>
<context>
    <name>HelpReader</name>
    <message>
        <source>Page of the help</source>
        <translation>Side i hjelpen</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>%1 (deleted)</source>
        <translation>%1 (slettet)</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>Field</source>
        <translation>Felt</translation>
    </message>
    <message>
        <source>All fields</source>
        <translation>Alle felt</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historikk</translation>
    </message>
    <message>
        <source>Restore this value</source>
        <translation>Gjenopprett denne verdien</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Lukk</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Fra</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Til</translation>
    </message>
    <message>
        <source>History: {title}</source>
        <translation>Historikk: {title}</translation>
    </message>
    <message>
        <source>What is grey is undone. It can be redone until something new is saved.</source>
        <translation>Det grå er angret. Det kan gjøres om igjen til noe nytt blir lagret.</translation>
    </message>
    <message>
        <source>No change has been recorded yet.</source>
        <translation>Ingen endring er registrert ennå.</translation>
    </message>
    <message>
        <source>Empties {field} again, as before this step</source>
        <translation>Tømmer {field} igjen, som før dette steget</translation>
    </message>
    <message>
        <source>Sets {field} back to “{value}”</source>
        <translation>Setter {field} tilbake til «{value}»</translation>
    </message>
    <message>
        <source>Choose a line in which a value was changed.</source>
        <translation>Velg en linje der en verdi ble endret.</translation>
    </message>
    <message>
        <source>This field cannot be changed by hand now.</source>
        <translation>Dette feltet kan ikke endres for hånd nå.</translation>
    </message>
    <message>
        <source>What this value refers to has been deleted.</source>
        <translation>Det verdien viser til, er slettet.</translation>
    </message>
    <message>
        <source>The field has this value now.</source>
        <translation>Feltet har denne verdien nå.</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>When</source>
        <translation>Når</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Hvem</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Steg</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Felt</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Fra</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Til</translation>
    </message>
    <message>
        <source>Undone: {step}</source>
        <translation>Angret: {step}</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Registrert</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Slettet</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Tables and address cards</source>
        <translation>Tabeller og adressekort</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle filer</translation>
    </message>
    <message>
        <source>Import from</source>
        <translation>Importer fra</translation>
    </message>
    <message>
        <source>Save mapping</source>
        <translation>Lagre tilordning</translation>
    </message>
    <message>
        <source>Mappings (*.json)</source>
        <translation>Tilordninger (*.json)</translation>
    </message>
    <message>
        <source>Use mapping</source>
        <translation>Bruk tilordning</translation>
    </message>
    <message>
        <source>Import of {file}</source>
        <translation>Import av {file}</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was imported.</source>
        <translation>Avbrutt. Ingenting ble importert.</translation>
    </message>
    <message>
        <source>{file} – refused rows</source>
        <translation>{file} – avviste rader</translation>
    </message>
    <message>
        <source>Save refused rows</source>
        <translation>Lagre avviste rader</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabeller (*.csv)</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>Filen kunne ikke skrives.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Lukk</translation>
    </message>
</context>
<context>
    <name>ImportQuestions</name>
    <message>
        <source>Add it to the list</source>
        <translation>Legg til i listen</translation>
    </message>
    <message>
        <source>Already there</source>
        <translation>Finnes fra før</translation>
    </message>
    <message>
        <source>Another phone or e-mail</source>
        <translation>Annen telefon eller e-post</translation>
    </message>
    <message>
        <source>Create it</source>
        <translation>Opprett</translation>
    </message>
    <message>
        <source>Create one of the same name</source>
        <translation>Opprett et med samme navn</translation>
    </message>
    <message>
        <source>Add always</source>
        <translation>Legg alltid til</translation>
    </message>
    <message>
        <source>Import without company</source>
        <translation>Importer uten firma</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>Behold begge</translation>
    </message>
    <message>
        <source>Known by</source>
        <translation>Kjennes på</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Utelat den</translation>
    </message>
    <message>
        <source>Leave the field empty</source>
        <translation>La feltet stå tomt</translation>
    </message>
    <message>
        <source>Leave the row out</source>
        <translation>Utelat raden</translation>
    </message>
    <message>
        <source>Merge – update empty fields</source>
        <translation>Slå sammen – fyll ut tomme felt</translation>
    </message>
    <message>
        <source>New: {name}</source>
        <translation>Ny: {name}</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ingen</translation>
    </message>
    <message>
        <source>Replace – overwrite existing</source>
        <translation>Erstatt – overskriv eksisterende</translation>
    </message>
    <message>
        <source>Skip – do not import</source>
        <translation>Hopp over – ikke importer</translation>
    </message>
    <message>
        <source>Person without company</source>
        <translation>Person uten firma</translation>
    </message>
    <message>
        <source>Refuse the row</source>
        <translation>Avvis raden</translation>
    </message>
    <message>
        <source>Replace the old one</source>
        <translation>Erstatt den gamle</translation>
    </message>
    <message>
        <source>Use “{line}”</source>
        <translation>Bruk «{line}»</translation>
    </message>
    <message>
        <source>{field} is made of</source>
        <translation>{field} settes sammen av</translation>
    </message>
    <message>
        <source>{field} not found</source>
        <translation>{field} finnes ikke</translation>
    </message>
    <message>
        <source>{field}, exactly</source>
        <translation>{field}, helt likt</translation>
    </message>
    <message>
        <source>{field}, legal form left out</source>
        <translation>{field}, uten selskapsform</translation>
    </message>
    <message>
        <source>{first} alone</source>
        <translation>Bare {first}</translation>
    </message>
</context>
<context>
    <name>ItemsValue</name>
    <message>
        <source> and %1 more</source>
        <translation> og %1 til</translation>
    </message>
    <message>
        <source>Select items</source>
        <translation>Velg elementer</translation>
    </message>
    <message>
        <source>Search criteria</source>
        <translation>Søkevilkår</translation>
    </message>
</context>
<context>
    <name>Joining</name>
    <message>
        <source>Add to selection</source>
        <translation>Legg til i utvalg</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Åpne det</translation>
    </message>
    <message>
        <source>Only records can be dropped here.</source>
        <translation>Bare poster kan slippes her.</translation>
    </message>
    <message>
        <source>“{name}” is a selection of another kind: {target}.</source>
        <translation>«{name}» er et utvalg av et annet slag: {target}.</translation>
    </message>
    <message>
        <source>“{name}” is combined from two others.</source>
        <translation>«{name}» er kombinert av to andre.</translation>
    </message>
    <message>
        <source>“{name}” is dynamic: its criteria decide who is in it.</source>
        <translation>«{name}» er dynamisk: kriteriene avgjør hvem som er med.</translation>
    </message>
</context>
<context>
    <name>KindStrip</name>
    <message>
        <source>Typical searches</source>
        <translation>Vanlige søk</translation>
    </message>
</context>
<context>
    <name>LevelSign</name>
    <message>
        <source>Grouped by</source>
        <translation>Gruppert etter</translation>
    </message>
    <message>
        <source>Group by this no longer</source>
        <translation>Ikke grupper etter denne lenger</translation>
    </message>
    <message>
        <source>Group by this no longer: %1</source>
        <translation>Ikke grupper etter denne lenger: %1</translation>
    </message>
    <message>
        <source>Ascending</source>
        <translation>Stigende</translation>
    </message>
    <message>
        <source>Descending</source>
        <translation>Synkende</translation>
    </message>
    <message>
        <source>Move outwards</source>
        <translation>Flytt utover</translation>
    </message>
</context>
<context>
    <name>LineDeeds</name>
    <message>
        <source>Open</source>
        <translation>Åpne</translation>
    </message>
    <message>
        <source>Add to favourites</source>
        <translation>Legg til i favoritter</translation>
    </message>
    <message>
        <source>Copy selection</source>
        <translation>Kopier utvalget</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Fullført</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Slett</translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation>Fjern fra favoritter</translation>
    </message>
    <message>
        <source>Re-open</source>
        <translation>Gjenåpne</translation>
    </message>
    <message>
        <source>Mark as completed</source>
        <translation>Merk som fullført</translation>
    </message>
    <message>
        <source>(copy)</source>
        <translation>(kopi)</translation>
    </message>
</context>
<context>
    <name>LinePanel</name>
    <message>
        <source>Shown as a tool tip where the line is chosen.</source>
        <translation>Vises som hjelpetekst der linjen velges.</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Faser</translation>
    </message>
    <message>
        <source>In the order of the list of stages.</source>
        <translation>I samme rekkefølge som i listen over faser.</translation>
    </message>
</context>
<context>
    <name>LineRow</name>
    <message>
        <source>Deleted field</source>
        <translation>Slettet felt</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Felt</translation>
    </message>
    <message>
        <source>%1: comparison</source>
        <translation>%1: sammenligning</translation>
    </message>
    <message>
        <source>%1 counts</source>
        <translation>%1 teller</translation>
    </message>
    <message>
        <source>No one is left here</source>
        <translation>Her er det ingen igjen</translation>
    </message>
</context>
<context>
    <name>LinesList</name>
    <message>
        <source>Select all</source>
        <translation>Velg alle</translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message>
        <source>Add link</source>
        <translation>Legg til kobling</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>Nettadresse</translation>
    </message>
    <message>
        <source>Shown instead of the name</source>
        <translation>Vises i stedet for navnet</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Tekst</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>Link to</source>
        <translation>Koble til</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Choose first what to link to.</source>
        <translation>Velg først hva det skal kobles til.</translation>
    </message>
</context>
<context>
    <name>LinkList</name>
    <message>
        <source>Links</source>
        <translation>Koblinger</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>Nettadresse</translation>
    </message>
    <message>
        <source>has been deleted</source>
        <translation>er slettet</translation>
    </message>
    <message>
        <source>links to this</source>
        <translation>kobler hit</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Åpne</translation>
    </message>
    <message>
        <source>Change the text</source>
        <translation>Endre teksten</translation>
    </message>
    <message>
        <source>Remove link</source>
        <translation>Fjern kobling</translation>
    </message>
</context>
<context>
    <name>LinksTab</name>
    <message>
        <source>Add link</source>
        <translation>Legg til kobling</translation>
    </message>
    <message>
        <source>Save first; then links can be added.</source>
        <translation>Lagre først; deretter kan du legge til koblinger.</translation>
    </message>
    <message>
        <source>Nothing is linked yet. A link leads to another record or to a page on the web.</source>
        <translation>Ingenting er koblet ennå. En kobling fører til en annen post eller til en nettside.</translation>
    </message>
</context>
<context>
    <name>ListExport</name>
    <message>
        <source>Exporting {file}</source>
        <translation>Eksporterer {file}</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Excel-arbeidsbøker (*.xlsx)</translation>
    </message>
    <message>
        <source>Text files (*.csv)</source>
        <translation>Tekstfiler (*.csv)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Eksporter</translation>
    </message>
    <message>
        <source>There is a file {file} already.</source>
        <translation>Filen {file} finnes allerede.</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Erstatt den</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behold den</translation>
    </message>
    <message>
        <source>1 row exported to {file}</source>
        <translation>1 rad eksportert til {file}</translation>
    </message>
    <message>
        <source>{count} rows exported to {file}</source>
        <translation>{count} rader eksportert til {file}</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Åpne den</translation>
    </message>
</context>
<context>
    <name>ListMenus</name>
    <message>
        <source>Copy</source>
        <translation>Kopier</translation>
    </message>
    <message>
        <source>Calc&amp;ulate</source>
        <translation>&amp;Beregn</translation>
    </message>
    <message>
        <source>&amp;Hide “%1”</source>
        <translation>S&amp;kjul «%1»</translation>
    </message>
    <message>
        <source>Sort &amp;ascending</source>
        <translation>Sorter &amp;stigende</translation>
    </message>
    <message>
        <source>Sort &amp;descending</source>
        <translation>Sorter s&amp;ynkende</translation>
    </message>
    <message>
        <source>&amp;Then sort by this</source>
        <translation>Sorter &amp;deretter etter denne</translation>
    </message>
    <message>
        <source>The same as a click on the heading with Shift</source>
        <translation>Det samme som et klikk på overskriften med Shift</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Velg alle</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Eksporter</translation>
    </message>
    <message>
        <source>Excel workbook…</source>
        <translation>Excel-arbeidsbok…</translation>
    </message>
    <message>
        <source>Text file (CSV)…</source>
        <translation>Tekstfil (CSV)…</translation>
    </message>
    <message>
        <source>Colu&amp;mns</source>
        <translation>K&amp;olonner</translation>
    </message>
</context>
<context>
    <name>ListedEditor</name>
    <message>
        <source>Choose one from the list.</source>
        <translation>Velg fra listen.</translation>
    </message>
</context>
<context>
    <name>ListsPage</name>
    <message>
        <source>Lists</source>
        <translation>Lister</translation>
    </message>
    <message>
        <source>Search lists</source>
        <translation>Søk i lister</translation>
    </message>
    <message>
        <source>What is chosen from on cards. A deleted line stays on the records that have it.</source>
        <translation>Det du velger fra på kortene. En slettet linje blir stående der den er brukt.</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>Ny linje</translation>
    </message>
    <message>
        <source>Currencies…</source>
        <translation>Valutaer…</translation>
    </message>
    <message>
        <source>Go to the currencies</source>
        <translation>Gå til valutaene</translation>
    </message>
    <message>
        <source>Replace by…</source>
        <translation>Erstatt med…</translation>
    </message>
    <message>
        <source>Sort by name</source>
        <translation>Sorter etter navn</translation>
    </message>
    <message>
        <source>Give the records that have this line another one, and delete it</source>
        <translation>Gi dem som har denne linjen en annen, og slett den</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Navn</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Antall</translation>
    </message>
    <message>
        <source>No lines yet. Write the first one here, and press Enter.</source>
        <translation>Ingen linjer ennå. Skriv den første her, og trykk Enter.</translation>
    </message>
</context>
<context>
    <name>MAC_APPLICATION_MENU</name>
    <message>
        <source>About %1</source>
        <translation>Om %1</translation>
    </message>
    <message>
        <source>Hide %1</source>
        <translation>Skjul %1</translation>
    </message>
    <message>
        <source>Hide Others</source>
        <translation>Skjul andre</translation>
    </message>
    <message>
        <source>Preferences...</source>
        <translation>Innstillinger…</translation>
    </message>
    <message>
        <source>Quit %1</source>
        <translation>Avslutt %1</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Tjenester</translation>
    </message>
    <message>
        <source>Show All</source>
        <translation>Vis alle</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>There is nothing before this.</source>
        <translation>Det er ingenting før dette.</translation>
    </message>
    <message>
        <source>There is nothing after this.</source>
        <translation>Det er ingenting etter dette.</translation>
    </message>
    <message>
        <source>Register or open a record first.</source>
        <translation>Registrer eller åpne noe først.</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Søk</translation>
    </message>
    <message>
        <source>There is no list with rows here to export.</source>
        <translation>Her er det ingen liste med rader å eksportere.</translation>
    </message>
    <message>
        <source>Loading demo data</source>
        <translation>Laster inn demodata</translation>
    </message>
</context>
<context>
    <name>MatchingDialog</name>
    <message>
        <source>Add members to “{name}”</source>
        <translation>Legg til medlemmer i «{name}»</translation>
    </message>
    <message>
        <source>Remove members from “{name}”</source>
        <translation>Fjern medlemmer fra «{name}»</translation>
    </message>
    <message>
        <source>Add all that fit</source>
        <translation>Legg til alle som oppfyller</translation>
    </message>
    <message>
        <source>Take out all that fit</source>
        <translation>Ta ut alle som oppfyller</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>{fitting} fit, {inside} of them are in the selection</source>
        <translation>{fitting} oppfyller kriteriene, {inside} av dem er med i utvalget</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Legg til</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Fjern</translation>
    </message>
    <message>
        <source>Adding members</source>
        <translation>Legger til medlemmer</translation>
    </message>
    <message>
        <source>Removing members</source>
        <translation>Fjerner medlemmer</translation>
    </message>
</context>
<context>
    <name>Meaning</name>
    <message>
        <source>from %1</source>
        <translation>fra %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>til og med %1</translation>
    </message>
</context>
<context>
    <name>MemberDeeds</name>
    <message>
        <source>Why is it here?</source>
        <translation>Hvorfor er den her?</translation>
    </message>
    <message>
        <source>Remove from selection</source>
        <translation>Fjern fra utvalget</translation>
    </message>
    <message>
        <source>New follow-up…</source>
        <translation>Ny oppfølging…</translation>
    </message>
</context>
<context>
    <name>MembersPage</name>
    <message>
        <source>Go through them</source>
        <translation>Gå gjennom</translation>
    </message>
    <message>
        <source>Open one after the other, with this list at the side</source>
        <translation>Åpne en etter en, med denne listen ved siden av</translation>
    </message>
    <message>
        <source>Add members…</source>
        <translation>Legg til medlemmer…</translation>
    </message>
    <message>
        <source>Remove members…</source>
        <translation>Fjern medlemmer…</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>Eksporter listen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Kolonner</translation>
    </message>
    <message>
        <source>Excel workbook…</source>
        <translation>Excel-arbeidsbok…</translation>
    </message>
    <message>
        <source>Text file (CSV)…</source>
        <translation>Tekstfil (CSV)…</translation>
    </message>
    <message>
        <source>Save columns for this selection only</source>
        <translation>Lagre kolonner bare for dette utvalget</translation>
    </message>
    <message>
        <source>Otherwise they are the same for all selections of this kind</source>
        <translation>Ellers er de like for alle utvalg av dette slaget</translation>
    </message>
    <message>
        <source>Look again who is in it</source>
        <translation>Se på nytt hvem som er med</translation>
    </message>
    <message>
        <source>No company or person stands behind its members.</source>
        <translation>Ingen firmaer eller personer står bak medlemmene.</translation>
    </message>
    <message>
        <source>It has no members yet.
Add those that fit some criteria, drag rows of a list onto its name, or right-click rows and choose “Add to selection”.</source>
        <translation>Det har ingen medlemmer ennå.
Legg til dem som oppfyller noen kriterier, dra rader fra en liste til navnet, eller høyreklikk rader og velg «Legg til i utvalg».</translation>
    </message>
    <message>
        <source>Nothing fits it at the moment.</source>
        <translation>Ingen poster oppfyller kriteriene for øyeblikket.</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Choose which record is kept, and which values it has from then on.</source>
        <translation>Velg hvilken post som beholdes, og hvilke verdier den skal ha.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Slå sammen</translation>
    </message>
    <message>
        <source>sales: {count}</source>
        <translation>salg: {count}</translation>
    </message>
    <message>
        <source>follow-ups: {count}</source>
        <translation>oppfølginger: {count}</translation>
    </message>
    <message>
        <source>persons: {count}</source>
        <translation>personer: {count}</translation>
    </message>
    <message>
        <source>companies: {count}</source>
        <translation>firmaer: {count}</translation>
    </message>
    <message>
        <source>project members: {count}</source>
        <translation>prosjektmedlemmer: {count}</translation>
    </message>
    <message>
        <source>links: {count}</source>
        <translation>lenker: {count}</translation>
    </message>
    <message>
        <source>favourites: {count}</source>
        <translation>favoritter: {count}</translation>
    </message>
    <message>
        <source>The others are deleted; undo brings them back.</source>
        <translation>De andre slettes; Angre henter dem tilbake.</translation>
    </message>
    <message>
        <source>Moves with them – {listed}.</source>
        <translation>Flyttes med – {listed}.</translation>
    </message>
    <message>
        <source>Nothing else moves.</source>
        <translation>Ingenting annet flyttes.</translation>
    </message>
    <message>
        <source>Merge companies</source>
        <translation>Slå sammen firmaer</translation>
    </message>
    <message>
        <source>Merge persons</source>
        <translation>Slå sammen personer</translation>
    </message>
    <message>
        <source>Merge projects</source>
        <translation>Slå sammen prosjekter</translation>
    </message>
</context>
<context>
    <name>MergeGrid</name>
    <message>
        <source>Keep</source>
        <translation>Behold</translation>
    </message>
    <message>
        <source>No. {number}</source>
        <translation>Nr. {number}</translation>
    </message>
    <message>
        <source>All, one below the other</source>
        <translation>Alle, under hverandre</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(tomt)</translation>
    </message>
</context>
<context>
    <name>MomentValue</name>
    <message>
        <source>%1: day</source>
        <translation>%1: dag</translation>
    </message>
    <message>
        <source>%1: time</source>
        <translation>%1: klokkeslett</translation>
    </message>
</context>
<context>
    <name>Names</name>
    <message>
        <source>deleted</source>
        <translation>slettet</translation>
    </message>
</context>
<context>
    <name>Namesakes</name>
    <message>
        <source>Open</source>
        <translation>Åpne</translation>
    </message>
    <message>
        <source>our contact {initials}</source>
        <translation>vår kontakt {initials}</translation>
    </message>
    <message>
        <source>There is already {name}</source>
        <translation>Finnes allerede: {name}</translation>
    </message>
    <message>
        <source>There is something similar: {name}</source>
        <translation>Ligner på: {name}</translation>
    </message>
    <message>
        <source>This e-mail address belongs to {name}</source>
        <translation>Denne e-postadressen tilhører {name}</translation>
    </message>
    <message>
        <source>This mobile number belongs to {name}</source>
        <translation>Dette mobilnummeret tilhører {name}</translation>
    </message>
</context>
<context>
    <name>NewRecordDialog</name>
    <message>
        <source>New company</source>
        <translation>Nytt firma</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>Ny person</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Nytt prosjekt</translation>
    </message>
    <message>
        <source>Project member</source>
        <translation>Prosjektmedlem</translation>
    </message>
</context>
<context>
    <name>NewSelectionDialog</name>
    <message>
        <source>New static selection</source>
        <translation>Nytt statisk utvalg</translation>
    </message>
    <message>
        <source>Selection of</source>
        <translation>Utvalg av</translation>
    </message>
</context>
<context>
    <name>NewStaticDialog</name>
    <message>
        <source>New static selection – records: %1</source>
        <translation>Nytt statisk utvalg – poster: %1</translation>
    </message>
    <message>
        <source>New static selection</source>
        <translation>Nytt statisk utvalg</translation>
    </message>
</context>
<context>
    <name>NewWords</name>
    <message>
        <source>&amp;Sale</source>
        <translation>&amp;Salg</translation>
    </message>
    <message>
        <source>&amp;Sale for “{name}”</source>
        <translation>&amp;Salg for «{name}»</translation>
    </message>
    <message>
        <source>&amp;Person</source>
        <translation>&amp;Person</translation>
    </message>
    <message>
        <source>&amp;Person of “{name}”</source>
        <translation>&amp;Person i «{name}»</translation>
    </message>
</context>
<context>
    <name>NumberOfUnits</name>
    <message>
        <source>Select period</source>
        <translation>Velg periode</translation>
    </message>
    <message>
        <source>%1: number</source>
        <translation>%1: antall</translation>
    </message>
    <message>
        <source>%1: unit</source>
        <translation>%1: enhet</translation>
    </message>
</context>
<context>
    <name>OperationChoice</name>
    <message>
        <source>Those in selection 1 that are not in selection 2</source>
        <translation>De i utvalg 1 som ikke er i utvalg 2</translation>
    </message>
    <message>
        <source>Those in selection 2 that are not in selection 1</source>
        <translation>De i utvalg 2 som ikke er i utvalg 1</translation>
    </message>
    <message>
        <source>Those that are in both</source>
        <translation>De som er i begge</translation>
    </message>
    <message>
        <source>Those that are in one of them, but not in both</source>
        <translation>De som er i ett av dem, men ikke i begge</translation>
    </message>
    <message>
        <source>Those that are in either, each once</source>
        <translation>De som er i minst ett av dem, hver én gang</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>Records that are there</source>
        <translation>Poster som finnes</translation>
    </message>
    <message>
        <source>Names that are not found</source>
        <translation>Navn som ikke finnes</translation>
    </message>
    <message>
        <source>{count} new</source>
        <translation>nye: {count}</translation>
    </message>
    <message>
        <source>What the words of status mean</source>
        <translation>Hva statusordene betyr</translation>
    </message>
    <message>
        <source>Open, in the stage “{stage}”</source>
        <translation>Åpent, i fasen «{stage}»</translation>
    </message>
    <message>
        <source>Meaning of {word}</source>
        <translation>Betydningen av {word}</translation>
    </message>
</context>
<context>
    <name>OwnKeys</name>
    <message>
        <source>{keys} is needed in fields and lists.</source>
        <translation>{keys} trengs i felt og lister.</translation>
    </message>
    <message>
        <source>{keys} is needed to type and to move. Add Ctrl or Alt.</source>
        <translation>{keys} trengs for å skrive og flytte seg. Legg til Ctrl eller Alt.</translation>
    </message>
    <message>
        <source>{keys} opens a menu.</source>
        <translation>{keys} åpner en meny.</translation>
    </message>
</context>
<context>
    <name>Parts</name>
    <message>
        <source>Add criterion</source>
        <translation>Legg til</translation>
    </message>
    <message>
        <source>Add a criterion (Ins)</source>
        <translation>Legg til et kriterium (Ins)</translation>
    </message>
</context>
<context>
    <name>PicturePlace</name>
    <message>
        <source>Click to enlarge</source>
        <translation>Klikk for å forstørre</translation>
    </message>
</context>
<context>
    <name>PreviewModel</name>
    <message>
        <source>What happens</source>
        <translation>Hva som skjer</translation>
    </message>
    <message>
        <source>row {number}</source>
        <translation>rad {number}</translation>
    </message>
    <message>
        <source>New, looks like {record}</source>
        <translation>Ny, ligner på {record}</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Ny</translation>
    </message>
    <message>
        <source>Completes {record}</source>
        <translation>Utfyller {record}</translation>
    </message>
    <message>
        <source>Overwrites {record}</source>
        <translation>Overskriver {record}</translation>
    </message>
    <message>
        <source>Exists: {record}</source>
        <translation>Finnes: {record}</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Utelatt</translation>
    </message>
    <message>
        <source>Tick the row to import it as a new record.</source>
        <translation>Kryss av raden for å importere den som en ny post.</translation>
    </message>
    <message>
        <source>Take the tick away to leave the row out.</source>
        <translation>Fjern avkryssingen for å utelate raden.</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(tom)</translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>Click a record to see it here in short.</source>
        <translation>Klikk på en post for å se den i korthet her.</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>Oppfølginger</translation>
    </message>
    <message>
        <source>Open sales</source>
        <translation>Åpne salg</translation>
    </message>
</context>
<context>
    <name>PreviewTable</name>
    <message>
        <source>The rows as they will be imported</source>
        <translation>Radene slik de blir importert</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Alias</source>
        <translation>Alias</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>Stasjon</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fil</translation>
    </message>
    <message>
        <source>File Folder</source>
        <translation>Filmappe</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Mappe</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Snarvei</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Ukjent</translation>
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation>&amp;Merk alt</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>Steg &amp;opp</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>Steg &amp;ned</translation>
    </message>
</context>
<context>
    <name>QAccessibleActionInterface</name>
    <message>
        <source>Decrease</source>
        <translation>Reduser</translation>
    </message>
    <message>
        <source>Decrease the value</source>
        <translation>Reduserer verdien</translation>
    </message>
    <message>
        <source>Goes back a page</source>
        <translation>Går en side tilbake</translation>
    </message>
    <message>
        <source>Goes to the next page</source>
        <translation>Går til neste side</translation>
    </message>
    <message>
        <source>Increase</source>
        <translation>Øk</translation>
    </message>
    <message>
        <source>Increase the value</source>
        <translation>Øker verdien</translation>
    </message>
    <message>
        <source>Next Page</source>
        <translation>Neste side</translation>
    </message>
    <message>
        <source>Press</source>
        <translation>Trykk</translation>
    </message>
    <message>
        <source>Previous Page</source>
        <translation>Forrige side</translation>
    </message>
    <message>
        <source>Scroll Down</source>
        <translation>Rull ned</translation>
    </message>
    <message>
        <source>Scroll Left</source>
        <translation>Rull mot venstre</translation>
    </message>
    <message>
        <source>Scroll Right</source>
        <translation>Rull mot høyre</translation>
    </message>
    <message>
        <source>Scroll Up</source>
        <translation>Rull opp</translation>
    </message>
    <message>
        <source>Scrolls down</source>
        <translation>Ruller ned</translation>
    </message>
    <message>
        <source>Scrolls to the left</source>
        <translation>Ruller mot venstre</translation>
    </message>
    <message>
        <source>Scrolls to the right</source>
        <translation>Ruller mot høyre</translation>
    </message>
    <message>
        <source>Scrolls up</source>
        <translation>Ruller opp</translation>
    </message>
    <message>
        <source>SetFocus</source>
        <translation>Sett fokus</translation>
    </message>
    <message>
        <source>Sets the focus</source>
        <translation>Setter fokus</translation>
    </message>
    <message>
        <source>ShowMenu</source>
        <translation>Vis meny</translation>
    </message>
    <message>
        <source>Shows the menu</source>
        <translation>Viser menyen</translation>
    </message>
    <message>
        <source>Toggle</source>
        <translation>Slå av/på</translation>
    </message>
    <message>
        <source>Toggles the state</source>
        <translation>Slår tilstanden av eller på</translation>
    </message>
    <message>
        <source>Triggers the action</source>
        <translation>Utløser handlingen</translation>
    </message>
</context>
<context>
    <name>QCocoaMenuItem</name>
    <message>
        <source>About</source>
        <translation>Om</translation>
    </message>
    <message>
        <source>Config</source>
        <translation>Oppsett</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopier</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Klipp ut</translation>
    </message>
    <message>
        <source>Exit</source>
        <translation>Avslutt</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Valg</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Lim inn</translation>
    </message>
    <message>
        <source>Preference</source>
        <translation>Innstillinger</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Avslutt</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Merk alt</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Innstilling</translation>
    </message>
    <message>
        <source>Setup</source>
        <translation>Oppsett</translation>
    </message>
</context>
<context>
    <name>QCocoaTheme</name>
    <message>
        <source>Don&apos;t Save</source>
        <translation>Ikke lagre</translation>
    </message>
</context>
<context>
    <name>QComboBox</name>
    <message>
        <source>False</source>
        <translation>Usann</translation>
    </message>
    <message>
        <source>Open the combo box selection popup</source>
        <translation>Åpne listen</translation>
    </message>
    <message>
        <source>True</source>
        <translation>Sann</translation>
    </message>
</context>
<context>
    <name>QDialog</name>
    <message>
        <source>What&apos;s This?</source>
        <translation>Hva er dette?</translation>
    </message>
</context>
<context>
    <name>QDialogButtonBox</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>QDockWidget</name>
    <message>
        <source>Close</source>
        <translation>Lukk</translation>
    </message>
    <message>
        <source>Float</source>
        <translation>Løsne</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>%1
Directory not found.
Please verify the correct directory name was given.</source>
        <translation>%1
Mappen ble ikke funnet.
Kontroller at mappenavnet er riktig.</translation>
    </message>
    <message>
        <source>%1
File not found.
Please verify the correct file name was given.</source>
        <translation>%1
Filen ble ikke funnet.
Kontroller at filnavnet er riktig.</translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>%1 finnes fra før.
Vil du erstatte den?</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Velg</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Slett</translation>
    </message>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Se i:</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>&amp;Ny mappe</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Åpne</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>Gi nytt &amp;navn</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Lagre</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is write protected.
Do you want to delete it anyway?</source>
        <translation>«%1» er skrivebeskyttet.
Vil du slette den likevel?</translation>
    </message>
    <message>
        <source>Alias</source>
        <translation>Alias</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>Alle filer (*)</translation>
    </message>
    <message>
        <source>Are you sure you want to delete &apos;%1&apos;?</source>
        <translation>Er du sikker på at du vil slette «%1»?</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Tilbake</translation>
    </message>
    <message>
        <source>Change to detail view mode</source>
        <translation>Vis detaljer</translation>
    </message>
    <message>
        <source>Change to list view mode</source>
        <translation>Vis som liste</translation>
    </message>
    <message>
        <source>Could not delete directory.</source>
        <translation>Kunne ikke slette mappen.</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>Opprett ny mappe</translation>
    </message>
    <message>
        <source>Create a New Folder</source>
        <translation>Opprett en ny mappe</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Slett</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>Detaljvisning</translation>
    </message>
    <message>
        <source>Directories</source>
        <translation>Mapper</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>Mappe:</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>Stasjon</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>Fil&amp;navn:</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Filer</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>Fil&amp;type:</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>Filtype:</translation>
    </message>
    <message>
        <source>Find Directory</source>
        <translation>Finn mappe</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Frem</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Gå tilbake</translation>
    </message>
    <message>
        <source>Go forward</source>
        <translation>Gå frem</translation>
    </message>
    <message>
        <source>Go to the parent directory</source>
        <translation>Gå til overordnet mappe</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>Listevisning</translation>
    </message>
    <message>
        <source>List of places and bookmarks</source>
        <translation>Steder og bokmerker</translation>
    </message>
    <message>
        <source>Look in:</source>
        <translation>Søk i:</translation>
    </message>
    <message>
        <source>My Computer</source>
        <translation>Min datamaskin</translation>
    </message>
    <message>
        <source>New Folder</source>
        <translation>Ny mappe</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Åpne</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>Overordnet mappe</translation>
    </message>
    <message>
        <source>Recent Places</source>
        <translation>Nylige steder</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Fjern</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>Lagre som</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Snarvei</translation>
    </message>
    <message>
        <source>Show </source>
        <translation>Vis </translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>Vis &amp;skjulte filer</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>Sidepanel</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Ukjent</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>%1 KB</source>
        <translation>%1 kB</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 TB</source>
        <translation>%1 TB</translation>
    </message>
    <message>
        <source>%1 byte(s)</source>
        <translation>%1 byte</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 byte</translation>
    </message>
    <message>
        <source>&lt;b&gt;The name &quot;%1&quot; cannot be used.&lt;/b&gt;&lt;p&gt;Try using another name, with fewer characters or no punctuation marks.</source>
        <translation>&lt;b&gt;Navnet «%1» kan ikke brukes.&lt;/b&gt;&lt;p&gt;Prøv et annet navn, med færre tegn eller uten skilletegn.</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Datamaskin</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>Endret</translation>
    </message>
    <message>
        <source>Invalid filename</source>
        <translation>Ugyldig filnavn</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>My Computer</source>
        <translation>Min datamaskin</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Navn</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Størrelse</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
</context>
<context>
    <name>QGnomeTheme</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Avbryt</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>L&amp;ukk</translation>
    </message>
    <message>
        <source>&amp;OK</source>
        <translation>&amp;OK</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Lagre</translation>
    </message>
    <message>
        <source>Close without Saving</source>
        <translation>Lukk uten å lagre</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopier</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Lim inn</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Gjør om</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Angre</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Klipp &amp;ut</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Slett</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Merk alt</translation>
    </message>
</context>
<context>
    <name>QMessageBox</name>
    <message>
        <source>Help</source>
        <translation>Hjelp</translation>
    </message>
    <message>
        <source>Hide Details...</source>
        <translation>Skjul detaljer…</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Show Details...</source>
        <translation>Vis detaljer…</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Nei</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Ja</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Bruk</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Lukk</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Forkast</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hjelp</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Ignorer</translation>
    </message>
    <message>
        <source>N&amp;o to All</source>
        <translation>N&amp;ei til alle</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Åpne</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Tilbakestill</translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation>Gjenopprett standard</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Prøv på nytt</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lagre</translation>
    </message>
    <message>
        <source>Save All</source>
        <translation>Lagre alle</translation>
    </message>
    <message>
        <source>Yes to &amp;All</source>
        <translation>Ja til &amp;alle</translation>
    </message>
</context>
<context>
    <name>QProgressDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
</context>
<context>
    <name>QScrollBar</name>
    <message>
        <source>Bottom</source>
        <translation>Nederst</translation>
    </message>
    <message>
        <source>Left edge</source>
        <translation>Venstre kant</translation>
    </message>
    <message>
        <source>Page down</source>
        <translation>Side ned</translation>
    </message>
    <message>
        <source>Page left</source>
        <translation>Side mot venstre</translation>
    </message>
    <message>
        <source>Page right</source>
        <translation>Side mot høyre</translation>
    </message>
    <message>
        <source>Page up</source>
        <translation>Side opp</translation>
    </message>
    <message>
        <source>Right edge</source>
        <translation>Høyre kant</translation>
    </message>
    <message>
        <source>Scroll down</source>
        <translation>Rull ned</translation>
    </message>
    <message>
        <source>Scroll here</source>
        <translation>Rull hit</translation>
    </message>
    <message>
        <source>Scroll left</source>
        <translation>Rull mot venstre</translation>
    </message>
    <message>
        <source>Scroll right</source>
        <translation>Rull mot høyre</translation>
    </message>
    <message>
        <source>Scroll up</source>
        <translation>Rull opp</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Øverst</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Tilbaketast</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Pil ned</translation>
    </message>
    <message>
        <source>End</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>Ins</source>
        <translation>Ins</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Pil venstre</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Meny</translation>
    </message>
    <message>
        <source>PgDown</source>
        <translation>PgDn</translation>
    </message>
    <message>
        <source>PgUp</source>
        <translation>PgUp</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Pil høyre</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Mellomrom</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Pil opp</translation>
    </message>
</context>
<context>
    <name>QTabBar</name>
    <message>
        <source>Scroll Left</source>
        <translation>Rull mot venstre</translation>
    </message>
    <message>
        <source>Scroll Right</source>
        <translation>Rull mot høyre</translation>
    </message>
</context>
<context>
    <name>QWhatsThisAction</name>
    <message>
        <source>What&apos;s This?</source>
        <translation>Hva er dette?</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopier</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Lim inn</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Gjør om</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Angre</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>Kopier &amp;lenkeadresse</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>Klipp &amp;ut</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Slett</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Merk alt</translation>
    </message>
</context>
<context>
    <name>QuarterValue</name>
    <message>
        <source>Quarter</source>
        <translation>Kvartal</translation>
    </message>
    <message>
        <source>Q%1</source>
        <translation>K%1</translation>
    </message>
    <message>
        <source>this year</source>
        <translation>i år</translation>
    </message>
    <message>
        <source>%1: quarter</source>
        <translation>%1: kvartal</translation>
    </message>
    <message>
        <source>%1: year</source>
        <translation>%1: år</translation>
    </message>
</context>
<context>
    <name>RankedPage</name>
    <message>
        <source>Show deleted</source>
        <translation>Vis slettede</translation>
    </message>
    <message>
        <source>Show the deleted lines too; they can be restored</source>
        <translation>Vis også de slettede linjene; de kan gjenopprettes</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Legg til</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Gi nytt navn</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Flytt opp</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Flytt ned</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Slett</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Gjenopprett</translation>
    </message>
    <message>
        <source>There is a “{name}” already.</source>
        <translation>«{name}» finnes allerede.</translation>
    </message>
    <message>
        <source>“{name}” was deleted; adding it restores it.</source>
        <translation>«{name}» er slettet; legger du den til, gjenopprettes den.</translation>
    </message>
</context>
<context>
    <name>ReadingBar</name>
    <message>
        <source>Encoding</source>
        <translation>Tegnkoding</translation>
    </message>
    <message>
        <source>How letters are stored. Wrong letters? Try another.</source>
        <translation>Hvordan bokstavene er lagret. Ser de feil ut? Prøv en annen.</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>Skilletegn</translation>
    </message>
    <message>
        <source>What stands between two cells.</source>
        <translation>Hva som står mellom to celler.</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Ark</translation>
    </message>
    <message>
        <source>Which sheet of the workbook is imported.</source>
        <translation>Hvilket ark i arbeidsboken som importeres.</translation>
    </message>
    <message>
        <source>Headings</source>
        <translation>Overskrifter</translation>
    </message>
    <message>
        <source>Which row names the columns.</source>
        <translation>Hvilken rad som navngir kolonnene.</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Datoer</translation>
    </message>
    <message>
        <source>In which order day, month and year stand.</source>
        <translation>I hvilken rekkefølge dag, måned og år står.</translation>
    </message>
    <message>
        <source>Decimals</source>
        <translation>Desimaler</translation>
    </message>
    <message>
        <source>Which sign parts the fraction of a number.</source>
        <translation>Hvilket tegn som skiller ut desimalene i et tall.</translation>
    </message>
    <message>
        <source>No headings</source>
        <translation>Ingen overskrifter</translation>
    </message>
    <message>
        <source>Row {number}</source>
        <translation>Rad {number}</translation>
    </message>
    <message>
        <source>Day, month, year</source>
        <translation>Dag, måned, år</translation>
    </message>
    <message>
        <source>Month, day, year</source>
        <translation>Måned, dag, år</translation>
    </message>
    <message>
        <source>Year, month, day</source>
        <translation>År, måned, dag</translation>
    </message>
    <message>
        <source>Point: 1.50</source>
        <translation>Punktum: 1.50</translation>
    </message>
    <message>
        <source>Comma: 1,50</source>
        <translation>Komma: 1,50</translation>
    </message>
</context>
<context>
    <name>ReceiptPage</name>
    <message>
        <source>Save refused rows…</source>
        <translation>Lagre avviste rader…</translation>
    </message>
    <message>
        <source>Write the refused rows and the reasons to a file, to be mended and imported</source>
        <translation>Skriv de avviste radene med årsaker til en fil, så de kan rettes og importeres</translation>
    </message>
    <message>
        <source>Undo the import</source>
        <translation>Angre importen</translation>
    </message>
    <message>
        <source>Take everything back that this import has written</source>
        <translation>Ta tilbake alt denne importen har skrevet</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Lukk</translation>
    </message>
    <message>
        <source>Name of the mapping</source>
        <translation>Navn på tilordningen</translation>
    </message>
    <message>
        <source>Save mapping</source>
        <translation>Lagre tilordning</translation>
    </message>
    <message>
        <source>Refused rows</source>
        <translation>Avviste rader</translation>
    </message>
    <message>
        <source>Save these choices, and the next file with the same headings is read by them.</source>
        <translation>Lagre disse valgene, så leses neste fil med de samme overskriftene etter dem.</translation>
    </message>
    <message>
        <source>Backup from before: {path}</source>
        <translation>Sikkerhetskopi fra før importen: {path}</translation>
    </message>
    <message>
        <source>Refused rows: {count}</source>
        <translation>Avviste rader: {count}</translation>
    </message>
    <message>
        <source>Saved as “{name}”. Files with the same headings are read by it.</source>
        <translation>Lagret som «{name}». Filer med de samme overskriftene leses etter den.</translation>
    </message>
    <message>
        <source>The import has been undone</source>
        <translation>Importen er angret</translation>
    </message>
    <message>
        <source>Everything is as it was before. Edit ▸ Redo brings the import back.</source>
        <translation>Alt er som før. Rediger ▸ Gjør om henter importen tilbake.</translation>
    </message>
    <message>
        <source>{records}: {changes}</source>
        <translation>{records}: {changes}</translation>
    </message>
    <message>
        <source>1 company imported</source>
        <translation>1 firma importert</translation>
    </message>
    <message>
        <source>{count} companies imported</source>
        <translation>{count} firmaer importert</translation>
    </message>
    <message>
        <source>1 person imported</source>
        <translation>1 person importert</translation>
    </message>
    <message>
        <source>{count} persons imported</source>
        <translation>{count} personer importert</translation>
    </message>
    <message>
        <source>1 user imported</source>
        <translation>1 bruker importert</translation>
    </message>
    <message>
        <source>{count} users imported</source>
        <translation>{count} brukere importert</translation>
    </message>
    <message>
        <source>1 sale imported</source>
        <translation>1 salg importert</translation>
    </message>
    <message>
        <source>{count} sales imported</source>
        <translation>{count} salg importert</translation>
    </message>
    <message>
        <source>1 product imported</source>
        <translation>1 produkt importert</translation>
    </message>
    <message>
        <source>{count} products imported</source>
        <translation>{count} produkter importert</translation>
    </message>
    <message>
        <source>{count} added</source>
        <translation>{count} lagt til</translation>
    </message>
    <message>
        <source>{count} completed</source>
        <translation>{count} utfylt</translation>
    </message>
    <message>
        <source>{count} replaced</source>
        <translation>{count} erstattet</translation>
    </message>
    <message>
        <source>{count} skipped</source>
        <translation>{count} hoppet over</translation>
    </message>
    <message>
        <source>Left out, as you chose: {count}.</source>
        <translation>Utelatt, slik du valgte: {count}.</translation>
    </message>
    <message>
        <source>Skipped, since they are there already: {count}.</source>
        <translation>Hoppet over fordi de finnes fra før: {count}.</translation>
    </message>
    <message>
        <source>Empty rows in the file: {count}.</source>
        <translation>Tomme rader i filen: {count}.</translation>
    </message>
    <message>
        <source>Rows of which something was left out, or looks wrong: {count}.</source>
        <translation>Rader der noe ble utelatt eller ser feil ut: {count}.</translation>
    </message>
    <message>
        <source>Rows read: {count}, in {seconds} seconds.</source>
        <translation>Leste rader: {count}, på {seconds} sekunder.</translation>
    </message>
    <message>
        <source>Created besides: {things}.</source>
        <translation>Opprettet i tillegg: {things}.</translation>
    </message>
    <message>
        <source>New stages stand only on the sales that are in them. Tick them at the sale type to offer them to all.</source>
        <translation>Nye faser vises bare på salgene som står i dem. Kryss dem av på salgstypen for å tilby dem på alle salg.</translation>
    </message>
    <message>
        <source>lines of the list “{field}”</source>
        <translation>linjer i listen «{field}»</translation>
    </message>
    <message>
        <source>companies</source>
        <translation>firmaer</translation>
    </message>
    <message>
        <source>persons</source>
        <translation>personer</translation>
    </message>
    <message>
        <source>projects</source>
        <translation>prosjekter</translation>
    </message>
    <message>
        <source>users</source>
        <translation>brukere</translation>
    </message>
    <message>
        <source>user groups</source>
        <translation>brukergrupper</translation>
    </message>
    <message>
        <source>stages</source>
        <translation>faser</translation>
    </message>
    <message>
        <source>price lists</source>
        <translation>prislister</translation>
    </message>
</context>
<context>
    <name>RecordCard</name>
    <message>
        <source>Favourite</source>
        <translation>Favoritt</translation>
    </message>
    <message>
        <source>Edit (Ctrl+E)</source>
        <translation>Rediger (Ctrl+E)</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Oppgaver</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Utført</translation>
    </message>
    <message>
        <source>Previous (Ctrl+PgUp)</source>
        <translation>Forrige (Ctrl+PgUp)</translation>
    </message>
    <message>
        <source>Next (Ctrl+PgDown)</source>
        <translation>Neste (Ctrl+PgDown)</translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation>Fjern fra favoritter</translation>
    </message>
    <message>
        <source>Add to favourites</source>
        <translation>Legg til i favoritter</translation>
    </message>
    <message>
        <source>What is completed leaves the lists of what is to be done.</source>
        <translation>Det som er utført, forsvinner fra listene over det som skal gjøres.</translation>
    </message>
    <message>
        <source>Updated: {date} {who}</source>
        <translation>Oppdatert: {date} {who}</translation>
    </message>
    <message>
        <source>Registered: {date} {who}</source>
        <translation>Registrert: {date} {who}</translation>
    </message>
</context>
<context>
    <name>RecordDialog</name>
    <message>
        <source>History…</source>
        <translation>Historikk…</translation>
    </message>
    <message>
        <source>Who changed what, when</source>
        <translation>Hvem som endret hva, og når</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Lukk</translation>
    </message>
</context>
<context>
    <name>RecordFoot</name>
    <message>
        <source>Reset</source>
        <translation>Tilbakestill</translation>
    </message>
    <message>
        <source>Take all filters of the columns away</source>
        <translation>Fjern alle filtre på kolonnene</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>Read the list no further</source>
        <translation>Les ikke mer av listen</translation>
    </message>
    <message>
        <source>reading …</source>
        <translation>leser…</translation>
    </message>
    <message>
        <source>Count: %1</source>
        <translation>Antall: %1</translation>
    </message>
    <message>
        <source>Count: %1 of %2</source>
        <translation>Antall: %1 av %2</translation>
    </message>
    <message>
        <source>1 filter</source>
        <translation>1 filter</translation>
    </message>
    <message>
        <source>%1 filters</source>
        <translation>%1 filtre</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>%1 valgt</translation>
    </message>
    <message>
        <source>Amount: %1</source>
        <translation>Beløp: %1</translation>
    </message>
</context>
<context>
    <name>RecordOutput</name>
    <message>
        <source>Records: %1</source>
        <translation>Poster: %1</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Totalt</translation>
    </message>
</context>
<context>
    <name>RecordPicker</name>
    <message>
        <source>Clear</source>
        <translation>Tøm</translation>
    </message>
    <message>
        <source>Choose no record</source>
        <translation>Velg ingen post</translation>
    </message>
    <message>
        <source>Type a name</source>
        <translation>Skriv et navn</translation>
    </message>
    <message>
        <source>Create “%1”</source>
        <translation>Opprett «%1»</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Ingen treff</translation>
    </message>
    <message>
        <source>Choose one from the list or create it.</source>
        <translation>Velg fra listen, eller opprett.</translation>
    </message>
</context>
<context>
    <name>RecordScreen</name>
    <message>
        <source>Sections</source>
        <translation>Detaljkort</translation>
    </message>
    <message>
        <source>{command} – of all, by name</source>
        <translation>{command} – av alle, etter navn</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>{place} av {count}</translation>
    </message>
    <message>
        <source>Nothing is being edited.</source>
        <translation>Ingenting redigeres nå.</translation>
    </message>
    <message>
        <source>Register or open a record first.</source>
        <translation>Registrer eller åpne noe først.</translation>
    </message>
    <message>
        <source>There is nothing further in this direction.</source>
        <translation>Det er ikke flere i denne retningen.</translation>
    </message>
    <message>
        <source>Save or cancel what you are editing first.</source>
        <translation>Lagre eller avbryt det du redigerer først.</translation>
    </message>
    <message>
        <source>Only completed sales and projects are skipped.</source>
        <translation>Bare utførte salg og prosjekter hoppes over.</translation>
    </message>
    <message>
        <source>Companies, persons and products are never completed.</source>
        <translation>Firmaer, personer og produkter blir aldri utført.</translation>
    </message>
    <message>
        <source>There are no follow-ups on this.</source>
        <translation>Her finnes det ingen oppfølginger.</translation>
    </message>
    <message>
        <source>Only requests are replied to.</source>
        <translation>Bare saker kan besvares.</translation>
    </message>
    <message>
        <source>Only persons and projects have a picture.</source>
        <translation>Bare personer og prosjekter har et bilde.</translation>
    </message>
    <message>
        <source>Open a selection first.</source>
        <translation>Åpne et utvalg først.</translation>
    </message>
    <message>
        <source>Open a sale first.</source>
        <translation>Åpne et salg først.</translation>
    </message>
    <message>
        <source>There is no picture here.</source>
        <translation>Det er ikke noe bilde her.</translation>
    </message>
</context>
<context>
    <name>RecordSection</name>
    <message>
        <source>Save first; then this list can be filled.</source>
        <translation>Lagre først, så kan denne listen fylles.</translation>
    </message>
    <message>
        <source>Nothing fits the filter.</source>
        <translation>Ingenting passer til filteret.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Vis alle</translation>
    </message>
</context>
<context>
    <name>RecordSide</name>
    <message>
        <source>Preview</source>
        <translation>Forhåndsvisning</translation>
    </message>
    <message>
        <source>Selection members</source>
        <translation>Utvalgsmedlemmer</translation>
    </message>
    <message>
        <source>Choose a selection above.</source>
        <translation>Velg et utvalg ovenfor.</translation>
    </message>
    <message>
        <source>Nobody is in this selection.</source>
        <translation>Ingen er med i dette utvalget.</translation>
    </message>
</context>
<context>
    <name>RecordTable</name>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Reading was stopped.</source>
        <translation>Lesingen ble stoppet.</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Les på nytt</translation>
    </message>
    <message>
        <source>Nothing fits the filters of the columns.</source>
        <translation>Ingenting passer med filtrene på kolonnene.</translation>
    </message>
    <message>
        <source>Reset filters</source>
        <translation>Tilbakestill filtre</translation>
    </message>
</context>
<context>
    <name>RefusedModel</name>
    <message>
        <source>Row</source>
        <translation>Rad</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Årsak</translation>
    </message>
    <message>
        <source>What stands there</source>
        <translation>Hva som står der</translation>
    </message>
</context>
<context>
    <name>RelatedBlock</name>
    <message>
        <source>How many</source>
        <translation>Hvor mange</translation>
    </message>
    <message>
        <source>How many at least</source>
        <translation>Minst hvor mange</translation>
    </message>
    <message>
        <source>%1 count</source>
        <translation>%1 teller</translation>
    </message>
    <message>
        <source>with</source>
        <translation>med</translation>
    </message>
    <message>
        <source>of those with</source>
        <translation>av dem med</translation>
    </message>
</context>
<context>
    <name>ReplaceBar</name>
    <message>
        <source>Replace by</source>
        <translation>Erstatt med</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Erstatt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>Records that have “{name}” get the line you choose, and “{name}” is deleted.</source>
        <translation>De som har «{name}», får linjen du velger, og «{name}» slettes.</translation>
    </message>
    <message>
        <source>There is no other line that could stand for “{name}”.</source>
        <translation>Det finnes ingen annen linje som kan stå for «{name}».</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore from backup</source>
        <translation>Gjenopprett fra sikkerhetskopi</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sikkerhetskopier</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Tatt</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grunn</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Størrelse</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tilstand</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Vis mappen</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Gjenopprett</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>What is in the file now is kept as a backup, so that you can go back to it.</source>
        <translation>Det som er i filen nå, beholdes som en sikkerhetskopi, så du kan gå tilbake til det.</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>Hel</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Ukjent</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Skadet</translation>
    </message>
    <message>
        <source>never</source>
        <translation>aldri</translation>
    </message>
    <message>
        <source>Last changed: {moment}</source>
        <translation>Sist endret: {moment}</translation>
    </message>
    <message>
        <source>There is no backup yet. One is made each day at closing, when something was changed.</source>
        <translation>Det finnes ingen sikkerhetskopi ennå. Det tas en hver dag ved avslutning, når noe er endret.</translation>
    </message>
    <message>
        <source>This backup is being looked at…</source>
        <translation>Denne sikkerhetskopien blir undersøkt…</translation>
    </message>
    <message>
        <source>This backup is damaged and cannot be restored. Choose another one.</source>
        <translation>Denne sikkerhetskopien er skadet og kan ikke gjenopprettes. Velg en annen.</translation>
    </message>
</context>
<context>
    <name>RowDeeds</name>
    <message>
        <source>Open</source>
        <translation>Åpne</translation>
    </message>
    <message>
        <source>New follow-up…</source>
        <translation>Ny oppfølging…</translation>
    </message>
    <message>
        <source>Add to favourites</source>
        <translation>Legg til i favoritter</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Rediger…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Fjern</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Slett</translation>
    </message>
    <message>
        <source>Select one row for this: it is booked on one record.</source>
        <translation>Velg én rad til dette: den bookes på én post.</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>Slå sammen…</translation>
    </message>
</context>
<context>
    <name>SaleCard</name>
    <message>
        <source>The sale is stalled. Re-open it to move it to another stage.</source>
        <translation>Salget er utsatt. Gjenåpne det for å flytte det til en annen fase.</translation>
    </message>
    <message>
        <source>Choose the stage in the form while you are editing.</source>
        <translation>Velg fasen i skjemaet mens du redigerer.</translation>
    </message>
    <message>
        <source>Only sold and lost sales can be completed.</source>
        <translation>Bare solgte og tapte salg kan merkes som utført.</translation>
    </message>
    <message>
        <source>Nothing will remind you of it.</source>
        <translation>Ingenting vil minne deg om det.</translation>
    </message>
    <message>
        <source>This day has passed.</source>
        <translation>Denne dagen er passert.</translation>
    </message>
    <message>
        <source>Re-open the sale first.</source>
        <translation>Gjenåpne salget først.</translation>
    </message>
</context>
<context>
    <name>SaleScreen</name>
    <message>
        <source>The sale is sold already.</source>
        <translation>Salget er allerede solgt.</translation>
    </message>
    <message>
        <source>The sale is lost already.</source>
        <translation>Salget er allerede tapt.</translation>
    </message>
    <message>
        <source>Only an open sale can be stalled.</source>
        <translation>Bare et åpent salg kan utsettes.</translation>
    </message>
    <message>
        <source>The sale is open.</source>
        <translation>Salget er åpent.</translation>
    </message>
    <message>
        <source>Re-open the sale first.</source>
        <translation>Gjenåpne salget først.</translation>
    </message>
    <message>
        <source>Sold, without a reason</source>
        <translation>Solgt, uten årsak</translation>
    </message>
    <message>
        <source>Lost, without a reason</source>
        <translation>Tapt, uten årsak</translation>
    </message>
    <message>
        <source>The sale is stalled. {note}</source>
        <translation>Salget er utsatt. {note}</translation>
    </message>
    <message>
        <source>Take up again: {title}</source>
        <translation>Ta opp igjen: {title}</translation>
    </message>
</context>
<context>
    <name>SalesPage</name>
    <message>
        <source>Sales</source>
        <translation>Salg</translation>
    </message>
    <message>
        <source>How sales begin and how lists show them.</source>
        <translation>Hvordan salg begynner, og hvordan lister viser dem.</translation>
    </message>
    <message>
        <source>New records</source>
        <translation>Nye poster</translation>
    </message>
    <message>
        <source>First stage</source>
        <translation>Første fase</translation>
    </message>
    <message>
        <source>For sales whose type has no stages of its own.</source>
        <translation>For salg av en type uten egne faser.</translation>
    </message>
    <message>
        <source>Home country</source>
        <translation>Hjemland</translation>
    </message>
    <message>
        <source>The country of new companies.</source>
        <translation>Landet til nye firmaer.</translation>
    </message>
    <message>
        <source>Look for duplicates</source>
        <translation>Se etter dubletter</translation>
    </message>
    <message>
        <source>Say at once when there seems to be such a company, person or project already.</source>
        <translation>Si fra med én gang når det ser ut til å finnes et slikt firma, en slik person eller et slikt prosjekt.</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Lister</translation>
    </message>
    <message>
        <source>Skip completed sales</source>
        <translation>Hopp over utførte salg</translation>
    </message>
    <message>
        <source>Leave sold and lost sales out of lists and look-ups.</source>
        <translation>Utelat solgte og tapte salg fra lister og oppslag.</translation>
    </message>
    <message>
        <source>Mark overdue activities</source>
        <translation>Merk forfalte aktiviteter</translation>
    </message>
    <message>
        <source>Show what should have been done by now in red.</source>
        <translation>Vis det som skulle ha vært gjort, i rødt.</translation>
    </message>
    <message>
        <source>Show days ahead</source>
        <translation>Vis dager fremover</translation>
    </message>
    <message>
        <source>How far the list “Sales assistant” looks: sales to close and to act on, those overdue included.</source>
        <translation>Hvor langt listen «Salgssekretær» ser: salg som skal lukkes eller følges opp, også de forsinkede.</translation>
    </message>
    <message>
        <source>Length of the history list</source>
        <translation>Lengde på historikklisten</translation>
    </message>
    <message>
        <source>How many of the records that you visited lately stand at the left, 15 at most.</source>
        <translation>Hvor mange av postene du nylig har besøkt, som står til venstre, høyst 15.</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Valuta</translation>
    </message>
    <message>
        <source>Use currencies</source>
        <translation>Bruk valuta</translation>
    </message>
    <message>
        <source>Without this, all amounts are in the base currency and none is shown.</source>
        <translation>Uten dette er alle beløp i basisvalutaen, og ingen valuta vises.</translation>
    </message>
    <message>
        <source>Base currency</source>
        <translation>Basisvaluta</translation>
    </message>
    <message>
        <source>Sums are in this currency. It is the same for all users.</source>
        <translation>Summer vises i denne valutaen. Den er lik for alle brukere.</translation>
    </message>
    <message>
        <source>Recalculate the rates</source>
        <translation>Regn om kursene</translation>
    </message>
    <message>
        <source>Give each currency the worth it had before, in the new base currency</source>
        <translation>Gi hver valuta den verdien den hadde før, i den nye basisvalutaen</translation>
    </message>
    <message>
        <source>Look at the rates</source>
        <translation>Se på kursene</translation>
    </message>
    <message>
        <source>Go to the currencies</source>
        <translation>Gå til valutaene</translation>
    </message>
    <message>
        <source>Currency of new sales</source>
        <translation>Valuta for nye salg</translation>
    </message>
    <message>
        <source>Your own; each sale can have another.</source>
        <translation>Din egen; hvert salg kan ha en annen.</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(ingen)</translation>
    </message>
    <message>
        <source>The rates stand as they were, but mean {code} now. Check each of them, or recalculate them all.</source>
        <translation>Kursene står som før, men gjelder nå {code}. Kontroller hver av dem, eller regn om alle.</translation>
    </message>
    <message>
        <source>The rates mean {code} now. Check each of them.</source>
        <translation>Kursene gjelder nå {code}. Kontroller hver av dem.</translation>
    </message>
</context>
<context>
    <name>SaveSearchDialog</name>
    <message>
        <source>Save as selection</source>
        <translation>Lagre som utvalg</translation>
    </message>
    <message>
        <source>Dynamic selection</source>
        <translation>Dynamisk utvalg</translation>
    </message>
    <message>
        <source>Static selection</source>
        <translation>Statisk utvalg</translation>
    </message>
    <message>
        <source>Add to an existing static selection</source>
        <translation>Legg til i et statisk utvalg som finnes</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Utvalg</translation>
    </message>
    <message>
        <source>Keeps the criteria: what comes to fit them is in it from then on.</source>
        <translation>Beholder kriteriene: det som siden oppfyller dem, er med fra da av.</translation>
    </message>
    <message>
        <source>Keeps what is found now: %1</source>
        <translation>Beholder det som er funnet nå: %1</translation>
    </message>
    <message>
        <source>What is found now joins those that are in it.</source>
        <translation>Det som er funnet nå, kommer i tillegg til det som er der.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Legg til</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lagre</translation>
    </message>
    <message>
        <source>Choose a selection first.</source>
        <translation>Velg et utvalg først.</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search everything  {keys}</source>
        <translation>Søk i alt  {keys}</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Søk i alt</translation>
    </message>
    <message>
        <source>Find records by any part of their names, and give commands by theirs</source>
        <translation>Finn oppføringer etter en del av navnet, og gi kommandoer på samme måte</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Nylig besøkt</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Kommandoer</translation>
    </message>
    <message>
        <source>There is no such command.</source>
        <translation>Det finnes ingen slik kommando.</translation>
    </message>
    <message>
        <source>Nothing is called “{text}”.</source>
        <translation>Ingenting heter «{text}».</translation>
    </message>
    <message>
        <source>New company “{name}”</source>
        <translation>Nytt firma «{name}»</translation>
    </message>
    <message>
        <source>New person “{name}”</source>
        <translation>Ny person «{name}»</translation>
    </message>
    <message>
        <source>New sale “{name}”</source>
        <translation>Nytt salg «{name}»</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>Results</source>
        <translation>Resultater</translation>
    </message>
    <message>
        <source>Why is this found?</source>
        <translation>Hvorfor er dette funnet?</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Finn</translation>
    </message>
    <message>
        <source>Show what fits (Enter in a value)</source>
        <translation>Vis det som passer (Enter i en verdi)</translation>
    </message>
    <message>
        <source>Press Find to show them.</source>
        <translation>Trykk på Finn for å vise dem.</translation>
    </message>
    <message>
        <source>Mend the criteria that are marked first.</source>
        <translation>Rett kriteriene som er merket, først.</translation>
    </message>
    <message>
        <source>Fill in a criterion first.</source>
        <translation>Fyll ut et kriterium først.</translation>
    </message>
    <message>
        <source>Press Find to see what fits now.</source>
        <translation>Trykk på Finn for å se hva som passer nå.</translation>
    </message>
    <message>
        <source>A criterion cannot be asked any more. It is marked above: mend it.</source>
        <translation>Et kriterium kan ikke brukes lenger. Det er merket over: rett det.</translation>
    </message>
    <message>
        <source>Fill in a criterion and press Find. A % stands for anything: it finds all.</source>
        <translation>Fyll ut et kriterium og trykk på Finn. Tegnet % står for hva som helst: det finner alt.</translation>
    </message>
    <message>
        <source>Typical searches</source>
        <translation>Vanlige søk</translation>
    </message>
</context>
<context>
    <name>SelectionCard</name>
    <message>
        <source>Cannot be shown</source>
        <translation>Kan ikke vises</translation>
    </message>
    <message>
        <source>1 member</source>
        <translation>1 medlem</translation>
    </message>
    <message>
        <source>{count} members</source>
        <translation>{count} medlemmer</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lagre</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Forkast</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>Rediger videre</translation>
    </message>
    <message>
        <source>Save what you changed?</source>
        <translation>Vil du lagre endringene?</translation>
    </message>
</context>
<context>
    <name>SelectionChoice</name>
    <message>
        <source>Choose a selection</source>
        <translation>Velg et utvalg</translation>
    </message>
</context>
<context>
    <name>SelectionDialog</name>
    <message>
        <source>Name</source>
        <translation>Navn</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lagre</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>Write a name first.</source>
        <translation>Skriv et navn først.</translation>
    </message>
    <message>
        <source>There is one of this name already. Save once more to have both.</source>
        <translation>Det finnes allerede en med dette navnet. Lagre en gang til for å ha begge.</translation>
    </message>
</context>
<context>
    <name>SelectionFault</name>
    <message>
        <source>Choose another selection</source>
        <translation>Velg et annet utvalg</translation>
    </message>
    <message>
        <source>Edit criteria</source>
        <translation>Rediger kriteriene</translation>
    </message>
    <message>
        <source>It is combined with itself. Choose another selection.</source>
        <translation>Det er kombinert med seg selv. Velg et annet utvalg.</translation>
    </message>
    <message>
        <source>Its criteria are too many or too long. Make them shorter.</source>
        <translation>Kriteriene er for mange eller for lange. Gjør dem kortere.</translation>
    </message>
    <message>
        <source>Its criteria ask for something that is not there any more: {about}.</source>
        <translation>Kriteriene spør etter noe som ikke finnes lenger: {about}.</translation>
    </message>
    <message>
        <source>Its criteria cannot be read. Put them together anew.</source>
        <translation>Kriteriene kan ikke leses. Sett dem sammen på nytt.</translation>
    </message>
    <message>
        <source>Its criteria were written by a newer Desktop CRM. Install the newest version to see it.</source>
        <translation>Kriteriene er skrevet av et nyere Desktop CRM. Installer nyeste versjon for å se det.</translation>
    </message>
    <message>
        <source>One of the two selections that it combines has been deleted. Undo brings that back, or choose another one.</source>
        <translation>Ett av de to utvalgene det kombinerer, er slettet. Angre henter det tilbake, eller velg et annet.</translation>
    </message>
    <message>
        <source>Open “{name}”</source>
        <translation>Åpne «{name}»</translation>
    </message>
    <message>
        <source>The selection has been deleted. Undo brings it back.</source>
        <translation>Utvalget er slettet. Angre henter det tilbake.</translation>
    </message>
    <message>
        <source>This selection is made from “{name}”. {told}</source>
        <translation>Dette utvalget er laget av «{name}». {told}</translation>
    </message>
</context>
<context>
    <name>SelectionScreen</name>
    <message>
        <source>Members are added and taken out by hand in static selections only.</source>
        <translation>Medlemmer legges til og fjernes for hånd bare i statiske utvalg.</translation>
    </message>
    <message>
        <source>It is static already; it cannot become dynamic again.</source>
        <translation>Det er statisk allerede; det kan ikke bli dynamisk igjen.</translation>
    </message>
    <message>
        <source>Companies, persons, sales and projects can be gone through.</source>
        <translation>Firmaer, personer, salg og prosjekter kan gås gjennom.</translation>
    </message>
    <message>
        <source>Nobody is in it.</source>
        <translation>Ingen er med i det.</translation>
    </message>
    <message>
        <source>(copy)</source>
        <translation>(kopi)</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>A record cannot be linked to itself. Choose another.</source>
        <translation>Noe kan ikke kobles til seg selv. Velg noe annet.</translation>
    </message>
    <message>
        <source>Another program is using the data file, so nothing was saved. Close it and save again.</source>
        <translation>Et annet program bruker datafilen, så ingenting ble lagret. Lukk det og lagre på nytt.</translation>
    </message>
    <message>
        <source>At most {most} fields can stand on the first tab. Take another one away from there first.</source>
        <translation>Høyst {most} felter kan stå på første fane. Fjern først et annet derfra.</translation>
    </message>
    <message>
        <source>Choose a record first.</source>
        <translation>Velg en post først.</translation>
    </message>
    <message>
        <source>Give at least one criterion a value first.</source>
        <translation>Gi minst ett kriterium en verdi først.</translation>
    </message>
    <message>
        <source>No status of requests counts as “{word}”. Add one in Settings, under Lists.</source>
        <translation>Ingen saksstatus regnes som «{word}». Legg til en i Innstillinger, under Lister.</translation>
    </message>
    <message>
        <source>Nothing was added: all of it is in “{title}” already.</source>
        <translation>Ingenting ble lagt til: alt er i «{title}» fra før.</translation>
    </message>
    <message>
        <source>Products stand in “{name}”, so its currency stays as it is.</source>
        <translation>Det står produkter i «{name}», så valutaen blir som den er.</translation>
    </message>
    <message>
        <source>Records have values in “{label}”, so its type stays as it is.</source>
        <translation>Det finnes verdier i «{label}», så typen blir som den er.</translation>
    </message>
    <message>
        <source>The criteria ask for something that is not there any more. Mend them first.</source>
        <translation>Kriteriene spør etter noe som ikke finnes lenger. Rett dem først.</translation>
    </message>
    <message>
        <source>The data file could not take the change, so nothing was saved.</source>
        <translation>Datafilen kunne ikke ta imot endringen, så ingenting ble lagret.</translation>
    </message>
    <message>
        <source>The data file is damaged, so nothing was saved. Restore a backup from its folder.</source>
        <translation>Datafilen er skadet, så ingenting ble lagret. Gjenopprett en sikkerhetskopi fra mappen dens.</translation>
    </message>
    <message>
        <source>The data file is not where it was, so nothing was saved. Check the drive, or put it back, and save again.</source>
        <translation>Datafilen er ikke der den var, så ingenting ble lagret. Kontroller disken, eller legg den tilbake, og lagre igjen.</translation>
    </message>
    <message>
        <source>The data file is read-only, so nothing was saved. Allow writing and save again.</source>
        <translation>Datafilen er skrivebeskyttet, så ingenting ble lagret. Tillat skriving og lagre på nytt.</translation>
    </message>
    <message>
        <source>The date of “{title}” was set when it was registered, and stays as it is.</source>
        <translation>Datoen til «{title}» ble satt da det ble registrert, og blir stående.</translation>
    </message>
    <message>
        <source>The disk is full, so nothing was saved. Make room and save again; what you typed is still here.</source>
        <translation>Disken er full, så ingenting ble lagret. Frigjør plass og lagre på nytt; det du skrev, står her fremdeles.</translation>
    </message>
    <message>
        <source>The disk is full, so {file} was not written. Make room and export again.</source>
        <translation>Disken er full, så {file} ble ikke skrevet. Frigjør plass og eksporter på nytt.</translation>
    </message>
    <message>
        <source>The disk is full. Make room, then start again.</source>
        <translation>Disken er full. Frigjør plass og start på nytt.</translation>
    </message>
    <message>
        <source>The quote of “{title}” has been sent or closed. Make a new version of it to change it.</source>
        <translation>Tilbudet til «{title}» er sendt eller avsluttet. Lag en ny versjon for å endre det.</translation>
    </message>
    <message>
        <source>There is a blank in the middle of “{address}”. Take it out, or write %20 in its place.</source>
        <translation>Det er et mellomrom midt i «{address}». Ta det bort, eller skriv %20 i stedet.</translation>
    </message>
    <message>
        <source>There is a “{name}” already.</source>
        <translation>«{name}» finnes allerede.</translation>
    </message>
    <message>
        <source>There is no picture to paste. Copy one first.</source>
        <translation>Det er ikke noe bilde å lime inn. Kopier et først.</translation>
    </message>
    <message>
        <source>This picture</source>
        <translation>Bildet</translation>
    </message>
    <message>
        <source>This record has been deleted. Undo brings it back.</source>
        <translation>Denne posten er slettet. Angre henter den tilbake.</translation>
    </message>
    <message>
        <source>This selection cannot be shown. Open it to see why, and to mend it.</source>
        <translation>Dette utvalget kan ikke vises. Åpne det for å se hvorfor, og for å rette det.</translation>
    </message>
    <message>
        <source>This took longer than {seconds} seconds and was stopped. Ask for less, or try again.</source>
        <translation>Dette tok mer enn {seconds} sekunder og ble stoppet. Spør etter mindre, eller prøv igjen.</translation>
    </message>
    <message>
        <source>Write a name first.</source>
        <translation>Skriv et navn først.</translation>
    </message>
    <message>
        <source>Write the two letters of the country, such as NO.</source>
        <translation>Skriv landets to bokstaver, for eksempel NO.</translation>
    </message>
    <message>
        <source>{field} does not take this value.</source>
        <translation>{field} godtar ikke denne verdien.</translation>
    </message>
    <message>
        <source>{field} holds a character that cannot be stored. Type the text again.</source>
        <translation>{field} inneholder et tegn som ikke kan lagres. Skriv teksten på nytt.</translation>
    </message>
    <message>
        <source>{field} is a number from {least} to {most}.</source>
        <translation>{field} er et tall fra {least} til {most}.</translation>
    </message>
    <message>
        <source>{field} is missing. Fill it in and save again.</source>
        <translation>{field} mangler. Fyll ut feltet og lagre på nytt.</translation>
    </message>
    <message>
        <source>{field} is not a date in the calendar.</source>
        <translation>{field} er ikke en dato i kalenderen.</translation>
    </message>
    <message>
        <source>{field} is too large or too small.</source>
        <translation>{field} er for stor eller for liten.</translation>
    </message>
    <message>
        <source>{field} is worked out by the program and cannot be changed.</source>
        <translation>{field} beregnes av programmet og kan ikke endres.</translation>
    </message>
    <message>
        <source>{field} must be a number.</source>
        <translation>{field} må være et tall.</translation>
    </message>
    <message>
        <source>{field} takes at most {length} characters.</source>
        <translation>{field} tar høyst {length} tegn.</translation>
    </message>
    <message>
        <source>{field}: another record already has this value.</source>
        <translation>{field}: En annen post har allerede denne verdien.</translation>
    </message>
    <message>
        <source>{field}: this choice is no longer in the list. Choose another.</source>
        <translation>{field}: Dette valget er ikke lenger i listen. Velg et annet.</translation>
    </message>
    <message>
        <source>{field}: this one has its price in another currency. Choose another.</source>
        <translation>{field}: denne har pris i en annen valuta. Velg en annen.</translation>
    </message>
    <message>
        <source>{file} is open in another program or protected. Close it there, or export under another name.</source>
        <translation>{file} er åpen i et annet program eller beskyttet. Lukk den der, eller eksporter under et annet navn.</translation>
    </message>
    <message>
        <source>{label} ({count})</source>
        <translation>{label} ({count})</translation>
    </message>
    <message>
        <source>{label}: {title}</source>
        <translation>{label}: {title}</translation>
    </message>
    <message>
        <source>{label}: {title} ({count})</source>
        <translation>{label}: {title} ({count})</translation>
    </message>
    <message>
        <source>{name} cannot be read. Save it as a JPEG or PNG file, and choose that.</source>
        <translation>{name} kan ikke leses. Lagre det som en JPEG- eller PNG-fil, og velg den.</translation>
    </message>
    <message>
        <source>{name} is too large. Scale it down first; 512 pixels a side are enough.</source>
        <translation>{name} er for stort. Gjør det mindre først; 512 piksler på hver side er nok.</translation>
    </message>
    <message>
        <source>{others} and {last}</source>
        <translation>{others} og {last}</translation>
    </message>
    <message>
        <source>{path} belongs to another program. Choose another file.</source>
        <translation>{path} tilhører et annet program. Velg en annen fil.</translation>
    </message>
    <message>
        <source>{path} cannot be reached. Check that the folder exists and may be written to.</source>
        <translation>{path} er ikke tilgjengelig. Kontroller at mappen finnes, og at det kan skrives til den.</translation>
    </message>
    <message>
        <source>{path} cannot be written to. Choose another folder.</source>
        <translation>Det kan ikke skrives til {path}. Velg en annen mappe.</translation>
    </message>
    <message>
        <source>{path} could not be brought to this version and was left as it is. The reason: {detail}</source>
        <translation>{path} kunne ikke oppgraderes til denne versjonen og er latt urørt. Årsaken: {detail}</translation>
    </message>
    <message>
        <source>{path} could not be opened: {detail}</source>
        <translation>{path} kunne ikke åpnes: {detail}</translation>
    </message>
    <message>
        <source>{path} is damaged. It was left as it is; restore a backup from the folder beside it.</source>
        <translation>{path} er skadet. Filen er latt urørt; gjenopprett en sikkerhetskopi fra mappen ved siden av.</translation>
    </message>
    <message>
        <source>{path} is in use by another program. Close it and try again.</source>
        <translation>{path} er i bruk av et annet program. Lukk det og prøv på nytt.</translation>
    </message>
    <message>
        <source>{path} is no Desktop CRM file. Choose another file.</source>
        <translation>{path} er ikke en Desktop CRM-fil. Velg en annen fil.</translation>
    </message>
    <message>
        <source>{path} is read-only. Allow writing, or copy it to another folder.</source>
        <translation>{path} er skrivebeskyttet. Tillat skriving, eller kopier filen til en annen mappe.</translation>
    </message>
    <message>
        <source>{path} was written by a newer Desktop CRM. Install the newest version.</source>
        <translation>{path} er skrevet av en nyere Desktop CRM. Installer den nyeste versjonen.</translation>
    </message>
    <message>
        <source>{step} ({added} added, 1 was a member already)</source>
        <translation>{step} ({added} lagt til, 1 var medlem fra før)</translation>
    </message>
    <message>
        <source>{step} ({added} added, {present} were members already)</source>
        <translation>{step} ({added} lagt til, {present} var medlemmer fra før)</translation>
    </message>
    <message>
        <source>{step} ({records} lose it)</source>
        <translation>{step} ({records} mister koblingen)</translation>
    </message>
    <message>
        <source>{step} ({records} loses it)</source>
        <translation>{step} ({records} mister koblingen)</translation>
    </message>
    <message>
        <source>“{address}” is no address that can be opened. Write one like https://www.company.com.</source>
        <translation>«{address}» er ingen adresse som kan åpnes. Skriv en som https://www.firma.no.</translation>
    </message>
    <message>
        <source>“{first}” and “{second}” are not of the same kind. Combine them into companies and persons.</source>
        <translation>«{first}» og «{second}» er ikke av samme slag. Kombiner dem til firmaer og personer.</translation>
    </message>
    <message>
        <source>“{name}” is in use and cannot be removed.</source>
        <translation>«{name}» er i bruk og kan ikke fjernes.</translation>
    </message>
    <message>
        <source>“{name}” is the last one, and one is needed. Add another first.</source>
        <translation>«{name}» er den siste, og det trengs én. Legg til en annen først.</translation>
    </message>
    <message>
        <source>“{name}” is your own company and cannot be deleted.</source>
        <translation>«{name}» er ditt eget firma og kan ikke slettes.</translation>
    </message>
    <message>
        <source>“{name}” takes part in this project already.</source>
        <translation>«{name}» er allerede med i prosjektet.</translation>
    </message>
    <message>
        <source>“{name}” would end before it begins.</source>
        <translation>«{name}» ville slutte før den begynner.</translation>
    </message>
    <message>
        <source>“{title}” cannot be combined with itself.</source>
        <translation>«{title}» kan ikke kombineres med seg selv.</translation>
    </message>
    <message>
        <source>“{title}” cannot become a selection of that kind.</source>
        <translation>«{title}» kan ikke bli et utvalg av den typen.</translation>
    </message>
    <message>
        <source>“{title}” has a quote already. Make a new version of it.</source>
        <translation>«{title}» har allerede et tilbud. Lag en ny versjon av det.</translation>
    </message>
    <message>
        <source>“{title}” has a quote in its currency, so it keeps that.</source>
        <translation>«{title}» har et tilbud i sin valuta og beholder den derfor.</translation>
    </message>
    <message>
        <source>“{title}” is completed. Remove the tick before you change it.</source>
        <translation>«{title}» er utført. Fjern haken før du endrer den.</translation>
    </message>
    <message>
        <source>“{title}” is not static: who is in it cannot be changed by hand.</source>
        <translation>«{title}» er ikke statisk: hvem som er med, kan ikke endres for hånd.</translation>
    </message>
    <message>
        <source>“{title}” is open. Only sold and lost sales can be completed.</source>
        <translation>«{title}» er åpent. Bare solgte og tapte salg kan merkes som utført.</translation>
    </message>
    <message>
        <source>“{title}” is sold or lost. Re-open the sale before you make a quote.</source>
        <translation>«{title}» er solgt eller tapt. Gjenåpne salget før du lager et tilbud.</translation>
    </message>
    <message>
        <source>“{title}” is still running. Try again when it has finished.</source>
        <translation>«{title}» pågår fremdeles. Prøv igjen når det er ferdig.</translation>
    </message>
    <message>
        <source>1 sale</source>
        <translation>1 salg</translation>
    </message>
    <message>
        <source>{count} sales</source>
        <translation>{count} salg</translation>
    </message>
    <message>
        <source>1 person</source>
        <translation>1 person</translation>
    </message>
    <message>
        <source>{count} persons</source>
        <translation>{count} personer</translation>
    </message>
    <message>
        <source>1 company</source>
        <translation>1 firma</translation>
    </message>
    <message>
        <source>{count} companies</source>
        <translation>{count} firmaer</translation>
    </message>
    <message>
        <source>1 project</source>
        <translation>1 prosjekt</translation>
    </message>
    <message>
        <source>{count} projects</source>
        <translation>{count} prosjekter</translation>
    </message>
    <message>
        <source>1 follow-up</source>
        <translation>1 oppfølging</translation>
    </message>
    <message>
        <source>{count} follow-ups</source>
        <translation>{count} oppfølginger</translation>
    </message>
    <message>
        <source>1 document</source>
        <translation>1 dokument</translation>
    </message>
    <message>
        <source>{count} documents</source>
        <translation>{count} dokumenter</translation>
    </message>
    <message>
        <source>1 request</source>
        <translation>1 sak</translation>
    </message>
    <message>
        <source>{count} requests</source>
        <translation>{count} saker</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>You</source>
        <translation>Deg</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Utseende</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Salg</translation>
    </message>
    <message>
        <source>Currencies</source>
        <translation>Valutaer</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Lister</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felt</translation>
    </message>
    <message>
        <source>Data file</source>
        <translation>Datafil</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Innstillinger</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>Sider i innstillingene</translation>
    </message>
    <message>
        <source>Changes are saved at once.</source>
        <translation>Endringer lagres med én gang.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Angre</translation>
    </message>
    <message>
        <source>Take the last change back</source>
        <translation>Ta tilbake den siste endringen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Lukk</translation>
    </message>
    <message>
        <source>Undone: {step}</source>
        <translation>Angret: {step}</translation>
    </message>
    <message>
        <source>Redone: {step}</source>
        <translation>Gjort om: {step}</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Hurtigtaster</translation>
    </message>
    <message>
        <source>Search commands and keys</source>
        <translation>Søk i kommandoer og taster</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Kommandoer og tastene deres</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Kommando</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tast</translation>
    </message>
    <message>
        <source>Usual key</source>
        <translation>Vanlig tast</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>Ta den over</translation>
    </message>
    <message>
        <source>All usual keys</source>
        <translation>Alle vanlige taster</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Lukk</translation>
    </message>
    <message>
        <source>Give this command its usual key again</source>
        <translation>Gi denne kommandoen den vanlige tasten igjen</translation>
    </message>
    <message>
        <source>Give all commands their usual keys again</source>
        <translation>Gi alle kommandoer de vanlige tastene igjen</translation>
    </message>
    <message>
        <source>Press the keys</source>
        <translation>Trykk tastene</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ingen</translation>
    </message>
    <message>
        <source>Key for “{command}”</source>
        <translation>Tast for «{command}»</translation>
    </message>
    <message>
        <source>{keys} belongs to “{commands}” so far.</source>
        <translation>{keys} hører til «{commands}» fra før.</translation>
    </message>
    <message>
        <source>{keys} is now the key for “{command}”.</source>
        <translation>{keys} er nå tasten for «{command}».</translation>
    </message>
    <message>
        <source>“{command}” has no key now.</source>
        <translation>«{command}» har ingen tast nå.</translation>
    </message>
    <message>
        <source>All commands have their usual keys again.</source>
        <translation>Alle kommandoer har de vanlige tastene igjen.</translation>
    </message>
</context>
<context>
    <name>SideMembers</name>
    <message>
        <source>Selection</source>
        <translation>Utvalg</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>View of the side panel</source>
        <translation>Visning i sidepanelet</translation>
    </message>
</context>
<context>
    <name>StageBar</name>
    <message>
        <source>Stage</source>
        <translation>Fase</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>passert</translation>
    </message>
    <message>
        <source>current</source>
        <translation>gjeldende</translation>
    </message>
    <message>
        <source>coming</source>
        <translation>kommer</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>A backup takes its place; the file as it is now is kept.</source>
        <translation>En sikkerhetskopi tar dens plass; filen slik den er nå, beholdes.</translation>
    </message>
    <message>
        <source>Begin with an empty file</source>
        <translation>Begynn med en tom fil</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>Velg en annen fil…</translation>
    </message>
    <message>
        <source>Open a data file</source>
        <translation>Åpne en datafil</translation>
    </message>
    <message>
        <source>Open the backup of {moment}</source>
        <translation>Åpne sikkerhetskopien fra {moment}</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Avslutt</translation>
    </message>
    <message>
        <source>Save what can be read</source>
        <translation>Redd det som kan leses</translation>
    </message>
    <message>
        <source>Save what can be read…</source>
        <translation>Redd det som kan leses…</translation>
    </message>
    <message>
        <source>Saving what can be read…</source>
        <translation>Redder det som kan leses…</translation>
    </message>
    <message>
        <source>Restoring the backup…</source>
        <translation>Gjenoppretter sikkerhetskopien…</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>Sikkerhetskopierer…</translation>
    </message>
    <message>
        <source>No backup could be made. {reason}</source>
        <translation>Det kunne ikke tas sikkerhetskopi. {reason}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Lukk</translation>
    </message>
</context>
<context>
    <name>StaticChooser</name>
    <message>
        <source>Add to selection</source>
        <translation>Legg til i utvalg</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Legg til</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>Static selection</source>
        <translation>Statisk utvalg</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Copy</source>
        <translation>Kopier</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Angre</translation>
    </message>
    <message>
        <source>Take the last step back</source>
        <translation>Ta tilbake det siste som ble gjort</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fremdrift</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>{step}</source>
        <translation>{step}</translation>
    </message>
    <message>
        <source>Undone: {step}</source>
        <translation>Angret: {step}</translation>
    </message>
    <message>
        <source>Redone: {step}</source>
        <translation>Gjort om: {step}</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Gjør om</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed.</source>
        <translation>Avbrutt. Ingenting ble endret.</translation>
    </message>
</context>
<context>
    <name>StepTable</name>
    <message>
        <source>Copy</source>
        <translation>Kopier</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Drag to another place (Alt+Up, Alt+Down)</source>
        <translation>Dra til et annet sted (Alt+opp, Alt+ned)</translation>
    </message>
    <message>
        <source>Whether it counts</source>
        <translation>Om det teller</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mer</translation>
    </message>
    <message>
        <source>Remove (Del)</source>
        <translation>Fjern (Del)</translation>
    </message>
</context>
<context>
    <name>SuggestingEditor</name>
    <message>
        <source>Show the list</source>
        <translation>Vis listen</translation>
    </message>
</context>
<context>
    <name>Ticks</name>
    <message>
        <source>Search</source>
        <translation>Søk</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>New</source>
        <translation>Ny</translation>
    </message>
    <message>
        <source>Register a sale, a follow-up, a company, a person or a project</source>
        <translation>Registrer et salg, en oppfølging, et firma, en person eller et prosjekt</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Finn</translation>
    </message>
</context>
<context>
    <name>TotalRow</name>
    <message>
        <source>Totals</source>
        <translation>Totaler</translation>
    </message>
</context>
<context>
    <name>TypedDate</name>
    <message>
        <source>today</source>
        <translation>i dag;idag</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>i morgen;imorgen</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>i går;igår</translation>
    </message>
    <message>
        <source>d;day;days</source>
        <translation>d;dag;dager</translation>
    </message>
    <message>
        <source>w;week;weeks</source>
        <translation>u;uke;uker</translation>
    </message>
    <message>
        <source>m;month;months</source>
        <translation>m;mnd;måned;måneder</translation>
    </message>
    <message>
        <source>y;year;years</source>
        <translation>å;år</translation>
    </message>
</context>
<context>
    <name>TypedDuration</name>
    <message>
        <source>hour;hours</source>
        <translation>time;timer</translation>
    </message>
    <message>
        <source>minute;minutes</source>
        <translation>minutt;minutter</translation>
    </message>
</context>
<context>
    <name>UndoDialog</name>
    <message>
        <source>Undo history</source>
        <translation>Angrehistorikk</translation>
    </message>
    <message>
        <source>Choose a step to go back to: all that was done after it is undone. What is grey is undone already.</source>
        <translation>Velg et steg å gå tilbake til: Alt som ble gjort etter det, blir angret. Det grå er allerede angret.</translation>
    </message>
    <message>
        <source>Go back to here</source>
        <translation>Gå tilbake hit</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Lukk</translation>
    </message>
    <message>
        <source>Go forward to here</source>
        <translation>Gå frem hit</translation>
    </message>
    <message>
        <source>Nothing has been done yet.</source>
        <translation>Ingenting er gjort ennå.</translation>
    </message>
    <message>
        <source>The file stands here.</source>
        <translation>Her står filen nå.</translation>
    </message>
    <message>
        <source>1 step will be redone.</source>
        <translation>1 steg blir gjort om igjen.</translation>
    </message>
    <message>
        <source>1 step will be undone.</source>
        <translation>1 steg blir angret.</translation>
    </message>
    <message>
        <source>{count} steps will be redone.</source>
        <translation>{count} steg blir gjort om igjen.</translation>
    </message>
    <message>
        <source>{count} steps will be undone.</source>
        <translation>{count} steg blir angret.</translation>
    </message>
    <message>
        <source>Redoing</source>
        <translation>Gjør om igjen</translation>
    </message>
    <message>
        <source>Undoing</source>
        <translation>Angrer</translation>
    </message>
</context>
<context>
    <name>UndoModel</name>
    <message>
        <source>When</source>
        <translation>Når</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Hvem</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Steg</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Poster</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Endret</translation>
    </message>
    <message>
        <source>Before the first step</source>
        <translation>Før det første steget</translation>
    </message>
    <message>
        <source>You are here</source>
        <translation>Du er her</translation>
    </message>
</context>
<context>
    <name>UndoWords</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Angre</translation>
    </message>
    <message>
        <source>&amp;Undo “{step}”</source>
        <translation>&amp;Angre «{step}»</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Det er ingenting å angre.</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Gjør om</translation>
    </message>
    <message>
        <source>&amp;Redo “{step}”</source>
        <translation>&amp;Gjør om «{step}»</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>Det er ingenting å gjøre om.</translation>
    </message>
</context>
<context>
    <name>UnitValue</name>
    <message>
        <source>Select period</source>
        <translation>Velg periode</translation>
    </message>
</context>
<context>
    <name>Values</name>
    <message>
        <source>and</source>
        <translation>og</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Welcome to Desktop CRM</source>
        <translation>Velkommen til Desktop CRM</translation>
    </message>
    <message>
        <source>Your file is empty. Begin with one of these; all of them can be undone.</source>
        <translation>Filen din er tom. Begynn med ett av disse valgene; alle kan angres.</translation>
    </message>
    <message>
        <source>Register a sale</source>
        <translation>Registrer et salg</translation>
    </message>
    <message>
        <source>Type a title, press Enter: it is there.</source>
        <translation>Skriv en tittel og trykk Enter, så er det der.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Companies, persons, users and sales from CSV or Excel.</source>
        <translation>Firmaer, personer, brukere og salg fra CSV eller Excel.</translation>
    </message>
    <message>
        <source>Look around with demo data</source>
        <translation>Se deg rundt med demodata</translation>
    </message>
    <message>
        <source>500 sales to try things on. One undo takes them away.</source>
        <translation>500 salg å prøve ut. Angre én gang, så er de borte.</translation>
    </message>
</context>
<context>
    <name>WhyDialog</name>
    <message>
        <source>Why is this found?</source>
        <translation>Hvorfor er dette funnet?</translation>
    </message>
    <message>
        <source>“%1” is found.</source>
        <translation>«%1» er funnet.</translation>
    </message>
    <message>
        <source>“%1” is not found.</source>
        <translation>«%1» er ikke funnet.</translation>
    </message>
    <message>
        <source>it is there</source>
        <translation>den er der</translation>
    </message>
    <message>
        <source>it is not there</source>
        <translation>den er ikke der</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Lukk</translation>
    </message>
</context>
<context>
    <name>WhyMemberDialog</name>
    <message>
        <source>Why is a record in “{name}”, or not?</source>
        <translation>Hvorfor er en post med i «{name}», eller ikke?</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>What is looked up</source>
        <translation>Hva som slås opp</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Lukk</translation>
    </message>
    <message>
        <source>“{name}” is in “{selection}”.</source>
        <translation>«{name}» er med i «{selection}».</translation>
    </message>
    <message>
        <source>“{name}” is not in “{selection}”.</source>
        <translation>«{name}» er ikke med i «{selection}».</translation>
    </message>
    <message>
        <source>The selection is static: it was added by hand.</source>
        <translation>Utvalget er statisk: den ble lagt til for hånd.</translation>
    </message>
    <message>
        <source>The selection is static: who is in it was added by hand.</source>
        <translation>Utvalget er statisk: de som er med, ble lagt til for hånd.</translation>
    </message>
    <message>
        <source>it is there</source>
        <translation>den er der</translation>
    </message>
    <message>
        <source>it is not there</source>
        <translation>den er ikke der</translation>
    </message>
</context>
<context>
    <name>WhyTree</name>
    <message>
        <source>Criterion</source>
        <translation>Kriterium</translation>
    </message>
    <message>
        <source>The record has</source>
        <translation>Posten har</translation>
    </message>
    <message>
        <source>Criteria, and what the record has</source>
        <translation>Kriterier, og hva posten har</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>stemmer</translation>
    </message>
    <message>
        <source>does not hold</source>
        <translation>stemmer ikke</translation>
    </message>
    <message>
        <source>does not count</source>
        <translation>teller ikke</translation>
    </message>
</context>
<context>
    <name>WhyWords</name>
    <message>
        <source>%1 of %2 fit</source>
        <translation>%1 av %2 passer</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(tom)</translation>
    </message>
    <message>
        <source>and</source>
        <translation>og</translation>
    </message>
</context>
<context>
    <name>WorkWindow</name>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
</context>
<context>
    <name>YouPage</name>
    <message>
        <source>You</source>
        <translation>Deg</translation>
    </message>
    <message>
        <source>New sales and follow-ups belong to whoever is at work.</source>
        <translation>Nye salg og oppfølginger tilhører den som er på jobb.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Navn</translation>
    </message>
    <message>
        <source>Initials</source>
        <translation>Initialer</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-post</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>På jobb</translation>
    </message>
    <message>
        <source>I am</source>
        <translation>Jeg er</translation>
    </message>
    <message>
        <source>New user…</source>
        <translation>Ny bruker…</translation>
    </message>
    <message>
        <source>Register someone who is not in the list</source>
        <translation>Registrer noen som ikke står i listen</translation>
    </message>
    <message>
        <source>About you</source>
        <translation>Om deg</translation>
    </message>
    <message>
        <source>They stand for you in lists.</source>
        <translation>De står for deg i lister.</translation>
    </message>
    <message>
        <source>Your company</source>
        <translation>Ditt firma</translation>
    </message>
    <message>
        <source>I work for</source>
        <translation>Jeg arbeider i</translation>
    </message>
    <message>
        <source>The company that you and your colleagues belong to. It cannot be deleted.</source>
        <translation>Firmaet som du og kollegene dine hører til. Det kan ikke slettes.</translation>
    </message>
    <message>
        <source>New user</source>
        <translation>Ny bruker</translation>
    </message>
    <message>
        <source>Left empty, they are made from the name.</source>
        <translation>Står feltet tomt, lages de av navnet.</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Registrer</translation>
    </message>
    <message>
        <source>Register this user; you stay at work</source>
        <translation>Registrer denne brukeren; du er fortsatt på jobb</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>Write a name.</source>
        <translation>Skriv et navn.</translation>
    </message>
    <message>
        <source>{name} is registered and can be chosen here.</source>
        <translation>{name} er registrert og kan velges her.</translation>
    </message>
</context>
<context>
    <name>_Painter</name>
    <message>
        <source>Text of the link</source>
        <translation>Koblingens tekst</translation>
    </message>
</context>
<context>
    <name>_Root</name>
    <message>
        <source>Or</source>
        <translation>Eller</translation>
    </message>
    <message>
        <source>Add another group: records that fit either are found</source>
        <translation>Legg til en gruppe til: det som passer til den ene eller den andre, blir funnet</translation>
    </message>
</context>
<context>
    <name>_Shortcuts</name>
    <message>
        <source>{count} more…</source>
        <translation>{count} til…</translation>
    </message>
</context>
</TS>
