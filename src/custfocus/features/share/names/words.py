"""What stands around names, and which names are words of every day too; all in small letters without accents."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# They lead to a name, and go with it.
TITLES = _words("""
    mr mrs ms miss mx dr prof professor sir madam dame lady lord rev hon capt herr herrn hr hrn frau fr frl doktor
    dipl ing mag familie family mme mlle monsieur madame senor senora senorita sr sra srta don dona sig signor
    signora dott pan pani bay bayan mevrouw meneer mijnheer
""")

# Of these, the ones that are nobody's name, however they are written.
MERE_TITLES = _words("mr mrs ms mx dr prof hr hrn herr herrn frau sr sra")

# They stand inside names, and say nothing of anybody by themselves.
PARTICLES = _words("""
    de del della dela delle di da das dos du des d la las los lo el il les l der den dem die vom von vander ter ten
    te tot zu zum zur auf y e i of the bint ibn abu o mc mac st san santa saint jr sen iii ii af av op het
""")

# They follow a company's name, or a person's, or are the end of an address in the web.
FORMS = _words("""
    ltd limited inc incorporated llc llp lp plc corp corporation co company cie gmbh mbh ag kg kgaa ohg ug gbr ev eg
    se sa sarl sas srl spa bv nv oy oyj ab aps as asa sp zoo sro pty pvt holding holdings group gruppe groupe
    international services service solutions systems partner partners sons soehne sohne bros brothers phd mba msc
    bsc esq com org net www http https mail gmail outlook
""")

# Of these, the ones that are nobody's last name.
MERE_FORMS = _words("""
    ltd limited inc incorporated llc llp plc corp corporation co company cie gmbh mbh ag kg kgaa ohg ug gbr ev eg sarl
    sas srl bv nv oy oyj ab pty pvt holding holdings group gruppe groupe international services service solutions
    systems partners soehne sohne phd mba msc bsc esq com org net www http https mail gmail outlook jr iii ii
""")

# What somebody is, not what somebody is called.
ROLES = _words("""
    customer customers client clients guest guests buyer user users patient member members passenger visitor caller
    subscriber tenant owner person people man woman lady gentleman boy girl couple kid child student pensioner kunde
    kunden kundin kundinnen gast gaste klient klientin patientin mieter mieterin kaufer kauferin nutzer nutzerin
    mann leute paar anrufer anruferin besucher besucherin team staff colleague colleagues manager managers boss
    chief head director lead leader officer ceo cto cfo coo assistant agent clerk waiter waitress driver nurse
    teacher engineer supplier vendor partner chef chefin leiter leiterin kollege kollegin kollegen mitarbeiter
    mitarbeiterin sales marketing support purchasing finance accounts hr it office shop store branch department desk
    hotel table room einkauf vertrieb verkauf abteilung filiale firma tisch unknown anonymous unbekannt anonym
    somebody someone jemand new old regular former first second another other neu neue neuer alte alter
""")

# Of these, the ones that are a place or a department where they stand behind a name: "Adler Hotel".
PLACES = _words("""
    team staff sales marketing support purchasing finance accounts hr it office shop store department desk hotel table
    room einkauf vertrieb verkauf abteilung filiale firma tisch
""")

DETERMINERS = _words("""
    a an the my our your his her its their this that these those some any no every each another ein eine einen einem
    einer eines der die das den dem des mein meine unser unsere ihr ihre sein seine dieser diese dieses kein keine
    jeder jede jedes
""")
PRONOUNS = _words("""
    i you we he she it they me us him them who what which there ich du wir er sie es man mich uns ihn ihnen wer
""")
# Behind these a person may be meant in spite of a small letter: "spoke to rose".
BEFORE_PERSONS = _words("""
    to with from for by of see about dear hi hello hey thanks thank told tell asked ask met meet called call rang
    phoned phone emailed helped help visited visit thanked saw spoke heard named mit von bei fuer fur an hallo liebe
    lieber danke traf rief fragte sagte
""")
# And behind these, where somebody else stands before them.
CONJUNCTIONS = frozenset({"and", "or", "und", "oder"})
# And before these, or before what people do: "rose said".
SPEAKING = _words("""
    said says called calls rang phoned wrote writes asked asks told tells wants wanted needs needed complained
    complains thanked thanks thinks thought sagte sagt rief schrieb schreibt fragte fragt mochte wollte meint meinte
    beschwerte braucht brauchte
""")
AFTER_PERSONS = SPEAKING | _words("""
    rings phone phones was is has had who came comes left felt feels got gets bought ruft hat hatte ist war kam
    kommt
""")

# Capitals that aren't a person's.
NO_NAMES = _words("""
    i im ive id ill january february march april june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday christmas easter europe european english german french euro eur usd
    gbp chf ok pdf faq app api sms url ceo cto cfo hr it crm kpi sla nps csat
""")

LETTERS_THAT_ARE_WORDS = frozenset({"a", "i"})

MONTHS = _words("april may june august mai juni januar march mars")

# Names that are also verbs: "Will you", "to mark the".
VERBS = _words("""
    will may mark bill hope grant chase drew sue pat can do page park cook light lock love trip skip rush mean means
    hunt land rob sell post place price act chip clear frank list help
""")

# Names that are also words which small letters make ordinary, or with which many ordinary words begin. A name that is
# missing here is taken out in small letters too: safe, if sometimes too much.
EVERYDAY = _words("""
    rose may will mark grace bill hope faith joy dawn april june august summer autumn winter spring lily daisy ivy
    iris violet olive ruby pearl amber jasmine hazel poppy sage ginger frank rich jack rob pat peg sue drew grant
    chase hunter mason cook smith baker miller fisher potter turner walker porter carpenter archer butler knight
    king prince bishop pope dean major judge page price sharp short long small little young old good best better
    bright white black brown green grey gray red blue gold silver stone wood woods hill hills field fields brook
    bank banks river rivers lake ford bridge park parks church hall house court temple castle day night friday
    monday sunday week season frost snow rain storm wind cloud love noble just strong power case cash cost art earl
    duke harmony melody honor honour patience charity constance clement victor star sky sunny happy penny chance
    chip clay cliff dale lane miles mile robin rusty sandy skip trip wade ward wells west east north south bar barn
    bell bird bond booth bow box brand brick buck burns bush cane card child cole cotton cross dear door down
    english fast few fine flower foot forest fox free french gay gentle gift given golden grove hand hands hard hart
    head high holiday holland home hook horn hunt key kind land law light list lock low man marsh mean means mill
    mills moody moon moss new nice noon outlaw pace pack place plant pool poor post pound pride pure quick ray ready
    rice ring rock root round rush sale sales salt self sell shade shell ship shore silk sole song speed steel still
    story street swan swift thing thorn tiger tower town train true vale vest vine wall walls waters way wheat wheel
    wheeler wise world worth yard yes don guy jean max kit hay herb norm opal troy sterling al an as at be bin by
    can do han he ho in it me no on or so to up us we le van lang kang sun dong christmas romance romantic marine
    martial grand german polish turkish spanish indian chinese klein gross kurz jung alt neu stark schwach weiss
    schwarz braun rot grun gruen blau gelb kuhn kraus richter kaiser konig ritter vogel stein sommer herbst sonntag
    freitag montag mai juni juli engel himmel gut bose reich arm held mann frau haus kunst kunde ernst lieb liebe
    morgen abend nacht kern weich warm kalt schnell schon fein grob hoch tief breit schmal dick rund spitz scharf
    laut leise frei fest frisch froh gern sehr zeit wahl weg zimmer friede frieden dank recht geld silber stahl
    keller kette rat richtig vater mutter bruder anders manuell manuelle manuellen sander wunder sonne lust fromm
    krause berger paz cruz flores rey sol mar bueno blanco negro moreno rubio petit blanc rouge bon brun noir roux
""")

AROUND = TITLES | PARTICLES | FORMS | ROLES | DETERMINERS
WEAK = AROUND - EVERYDAY  # what tells nobody apart
ORDINARY = EVERYDAY | AROUND | PRONOUNS
GRAMMAR = DETERMINERS | PRONOUNS | AFTER_PERSONS | {"dass", "denen", "deren"}
