"""The words that make a country's name something else; our own lists. Words in one text are parted by blanks."""

from __future__ import annotations

# Whole phrases with a name in them that mean no country; they win over any name that begins where they begin.
PHRASES = tuple(phrase.strip() for phrase in """
guinea pig|guinea pigs|guinea fowl|guinea hen|guinea worm|guinea grass|guinea baboon|guinea corn|New Guinea|New Ireland
Northern Ireland|New Mexico|New Jersey|New England|New Britain|New Georgia|Gulf of Mexico|Indian Ocean|Turkish Cypriot
Turkish Cypriots|Greek Cypriot|Greek Cypriots|Turkish Republic of Northern Cyprus|Islamic State in Iraq
Islamic State in Iraq and the Levant|Islamic State of Iraq and the Levant|Islamic State in Iraq and Syria
Islamic State of Iraq and Syria|Islamic State in Iraq and al-Sham|Islamic State of Iraq and al-Sham|Al-Qaida in Iraq
Islamic State of Iraq|South China Sea|East China Sea|South Georgia|Greek Macedonia|Inner Mongolia|Brazil nut|Brazil nuts
Brazil wood|Turkey vulture|Turkey vultures|Turkey buzzard|Turkey sandwich|Turkey farm|Turkey farms|Turkey meat|Turkey red
bone china|fine china|China shop|China cabinet|China clay|China syndrome|China rose|Panama hat|Panama hats|Panama Papers
Panama disease|Canada goose|Canada geese|Canada lynx|Canada balsam|Jersey cattle|Jersey cow|Jersey cows|Jersey barrier
Guernsey cattle|Guernsey cow|Guernsey cows|Bermuda shorts|Bermuda Triangle|Bermuda grass|Mali Empire|Ghana Empire
Benin Empire|Benin bronzes|Benin Bronzes|India ink|India rubber|India pale ale|Uruguay Round|Malta fever|Malta Summit
Jordan curve|Jordan almonds|Jordan algebra|Jordan form|Gauss-Jordan|Chile pepper|Chile peppers|Chile con carne
Chile powder|Chile sauce|Chile relleno|Chile saltpetre|Congo red|Sudan dye|Sudan dyes|Sudan red|Sudan I|Cuba libre
Jamaica pepper|Jamaica ginger|Niger seed|Niger seeds|Niger State|Niger-Congo|Georgia Tech|Georgia Institute|Georgia State
Georgia pine|Air China|Burma Road|Poland Spring|Denmark Hill|Holland Park|Holland Tunnel|Cyprus tree|Cyprus trees
Malta cross|Morocco leather|Japan wax|Japan lacquer|Ceylon tea|Lebanon cedar|Lima, Peru, Indiana|Hungary water
Little Italy|Iron Guinea|Persia Street|Grenada Hills|Panama City Beach|Mexico City|Guatemala City|Panama City
Kuwait City|Luxembourg City|Benin City|Djibouti City|Salvador da Bahia|Salvador, Bahia|Salvador de Bahia|Costa Rican hat
Community of Latin American and Caribbean States|Association of Caribbean States|Bank of Central African States
Organisation of Eastern Caribbean States|Organization of Eastern Caribbean States|Regional Bureau for Arab States
Regional Bureau for Africa and Arab States|Economic Community of Central African States|Bight of Benin
Organization of African, Caribbean and Pacific States|African, Caribbean and Pacific States|Anatole France
Comunidad de Estados Latinoamericanos y Caribeños|Nuevo México|Nouveau-Mexique
Irlande du Nord|Irlanda del Norte|océan Indien|océano Índico|Golfo de México
golfe du Mexique|Nouvelle-Guinée|Nueva Guinea|Géorgie du Sud|Georgia del Sur|État islamique en Iraq
État islamique d'Iraq et du Levant|État islamique en Iraq et au Levant|Estado Islámico en el Iraq y el Levante
Estado Islámico del Iraq y el Levante|Ciudad de México|Ciudad de Guatemala|Ciudad de Panamá|encre de Chine|tinta china
Holland and Barrett|Holland & Barrett|Times of India|ombre chinoise|Île de France|Île-de-France|Tour de France
""".replace("\n", "|").split("|") if phrase.strip())  # fmt: skip

# What makes a place, a street, an animal or a ware of the name before it.
AFTER = """
river rivers channel basin delta canal strait straits sea ocean gulf lake valley peninsula trench current airlines airways
street avenue boulevard road lane square drive bridge hotel stadium tower towers falls mountains station hill hills
city shield plateau airport balsam goose geese cypress pepper peppers chowder rum cigar cigars farming poultry breeders
spruce pine maple oak cedar cedars orchid railway railways motorway
"""

# Companies and societies: the name, up to three capitalised words, and one of these.
ENTERPRISES = (
    r"Air(?! (?:Force|Quality|Traffic|Navigation|Transport|Pollution|Safety|Defen|Service))|Inc|Ltd|Corp|Corporation|Company|Co\.|plc|PLC|GmbH|AG|LLC|Limited|Airlines|Airways|Telecom|Telecommunications|"
    r"Mobile|Motors|Motor|Petroleum|Insurance|Holdings|Steel|Breweries|Brewery|Televisión|Télévisions|Unicom|Daily|Times|"
    r"Post|Herald|Tribune|Today|Prison|Guinness|Red (?:Cross|Crescent)|Technologies|Records|Foods|Mining|Tobacco|Cement|Power|"
    r"(?:Society|Federation|Association|Foundation|Network|Alliance|Coalition|League|Academy) (?:of|for|on|against)"
)

# Words before a name that make it a water, a bay, a ship, a street; the second list with "of" or "de" between.
BEFORE = """
River Lake Mount Mt. Mt Air Radio HMS USS RMS SS MV M/V Lac Lago Río río Rivière rivière Fleuve fleuve Calle calle Avenida
avenida Plaza plaza Hotel New Nueva Nouveau Little General British bone fine roast roasted wild Wild guinea
International Children Caritas Greenpeace Oxfam
"""
BEFORE_OF = """
Gulf gulf Strait strait Straits straits Sea sea Bight bight Bay bay Basin basin Bank Golfe golfe Golfo golfo Mer mer Mar mar
Rue rue Avenue Place Calle calle Avenida avenida Plaza plaza Virgen José District
"""

# Names of countries that are common surnames too, told by an initial: J. Jordan; Jordan, J.
SURNAMES = "Jordan Ireland Holland France Israel Poland Chad Cuba Georgia Brazil Denmark"

# Names that are ordinary words when an accent or a capital is missing: never guessed at.
ORDINARY = "reunion"

# Words that dictionaries know and that are asked about all the same: seldom right where a State is meant.
MISTAKEN = "Columbia"

TITLES = """
MR MRS MS MME DR SR SRA Mr Mrs Ms Miss Mme Mlle M MM Dr Prof Professor Judge Justice Sir Dame Lady Lord Sra Sr Srta Madam Ambassador Senator Bishop
Archbishop Captain Colonel Major Governor Mayor Congressman Congresswoman Magistrate Sister Father Don Doña Señor señor
Señora señora Señorita señorita Monsieur monsieur Madame madame Magistrado Juez Jueza Juge
"""

# Common given names: the word behind one is a surname. Names that are countries' too stand in the next list.
GIVEN = """
Aaron Abigail Adam Adrian Agnes Alan Alejandro Alex Alexander Alexandra Alfred Alice Alicia Amanda Amy Ana Anatole Andrea
Andrew Angela Ann Anna Anne Annie Anthony Antoine Antonio Arthur Barbara Beatriz Benjamin Bernard Beth Betty Bob Brenda
Brian Bruce Carl Carla Carlos Carmen Carol Caroline Catherine Charles Charlotte Chris Christian Christine Christopher Claire
Claude Claudia Colin Cynthia Daniel Daniela David Deborah Dennis Diana Diane Diego Donald Dorothy Douglas Edward Eleanor
Elena Elizabeth Ellen Emily Emma Eric Ernest Esther Eugene Eva Evelyn Fernando Francis Francisco Frank François Frederick
Gabriel Gary George Gerald Gloria Gordon Grace Graham Gregory Hannah Harold Harry Heather Helen Henri Henry Hugh Ian Irene
Isabel Jack Jacob Jacques James Jane Janet Jason Javier Jean Jeff Jeffrey Jennifer Jessica Jill Jim Joan Joe John Jonathan
Jorge Joseph Joshua Joyce José Juan Judith Julia Julian Julie June Karen Kate Kathleen Kathy Keith Kelly Kenneth Kevin
Larry Laura Lauren Lawrence Leo Leon Linda Lisa Louis Louise Lucy Luis Luke Marc Marcel Margaret Maria María Marie Mark
Marta Martha Martin Mary Matthew Megan Melissa Michael Michel Michelle Miguel Monica Mónica Nancy Natalie Neil Nicholas
Nicolas Nicole Nigel Noah Olga Oliver Olivia Oscar Pablo Pamela Patricia Patrick Paul Paula Pedro Peter Philip Philippe
Pierre Rachel Rafael Ralph Raymond Rebecca Ricardo Richard Robert Roberto Robin Roger Roland Ronald Rosa Rose Roy Ruth Ryan
Samuel Sandra Sara Sarah Scott Sean Sharon Simon Sofia Sophie Stephanie Stephen Steve Steven Susan Sylvia Teresa Terry
Theresa Thomas Timothy Tom Tony Vernon Victor Vincent Virginia Walter William Yvonne
"""

GIVEN_COUNTRIES = """
Chad Chile Cuba Georgia India Israel Jordan Kenya Dominique Maurice Mauricio Salvador Guadalupe Ireland Holland France
Montserrat Jersey
"""

# Common surnames: a country's name before one is a given name, whichever it is: "Mali Smith".
SURNAMES_BEHIND = """
Smith Johnson Williams Brown Jones Davis Miller Wilson Moore Taylor Anderson Jackson Harris Martin Thompson Garcia
García Martinez Martínez Robinson Clark Rodriguez Rodríguez Lewis Allen Hernandez Hernández Wright
Lopez López Scott Adams Gonzalez González Nelson Carter Mitchell Perez Pérez Roberts Phillips
Campbell Evans Edwards Collins Stewart Sanchez Sánchez Morris Rogers Morgan Murphy Bailey
Cooper Richardson Howard Torres Peterson Ramirez Ramírez Watson Kelly Sanders Bennett
Ross Henderson Coleman Jenkins Perry Powell Patterson Hughes Butler Simmons Bryant Alexander Russell Griffin
Diaz Díaz Hayes Fernandez Fernández Gomez Gómez Oliveira Souza Pereira Dubois Lefebvre Moreau
Leclerc Bernard Rousseau Müller Schmidt Schneider Weber Rossi Russo Ivanov Petrov Okafor Mensah Diallo Traoré Khan
Singh Patel Sharma Kumar Nguyen Kim Lee Chen Wang Tanaka Suzuki Mendoza Vargas Castro Romero Ortega Morales Castillo
"""

# Behind these a country that is a given name too is the country: "India National Commission".
INSTITUTIONS = """
Government Ministry Mission Delegation Parliament Police Defence Defense Prison Army National State Red Central Development
Supreme Office Country Programme Project Centre Center Institute University Council Committee Minister President Ambassador
Representative And Or Of In On For To Is Was Has Had With From The Strategic Strategy Vision Agenda Plan Action Law Penal
Criminal Constitution Human Rights Commission Embassy Permanent Authority Agency Bureau Department Federal Royal Islamic
Democratic Republic Armed Coast Customs Statement Task Team Group Border Water Energy Climate Economic Trade Health Statistics
Et Y De Du Des La Le Les El Los
"""

# A word that makes an adjective stand for its State: "the Swiss delegation".
OFFICIAL = (
    r"[Gg]overnments?|[Dd]elegations?|[Dd]elegates?|[Rr]epresentatives?|[Aa]uthorit(?:y|ies)|[Mm]issions?|[Ee]mbass(?:y|ies)|"
    r"[Aa]mbassadors?|[Mm]inist(?:er|ers|ry|ries)|[Pp]residen(?:t|cy)|[Pp]remier|[Pp]arliaments?|[Pp]olice|[Cc]ourts?|"
    r"[Ll]aws?|[Ll]egislation|[Cc]onstitution|[Cc]ode|[Jj]udiciary|[Oo]fficials?|[Nn]ationals?|[Cc]itizens?|[Pp]opulation|"
    r"[Pp]eople|[Ee]xperts?|[Ee]xperience|[Pp]roposals?|[Ii]nitiatives?|[Tt]erritory|[Bb]order|[Aa]rmed [Ff]orces|[Ff]orces|[Tt]roops|[Mm]ilitary|[Aa]rmy|"
    r"[Ss]ide|[Cc]hair|[Rr]epublic|[Ll]egislature|[Dd]elegat\w+|[Ss]peakers?|[Pp]osition|[Aa]mendments?|[Ss]tatement"
)

# States and provinces by which a town of a country's name is told: Peru, Indiana; Gold Coast, Queensland.
AMERICAN = (
    r"Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|Indiana|Iowa|"
    r"Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|"
    r"Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|"
    r"Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|"
    r"Wyoming|Ontario|Quebec|Queensland|USA|U\.S\.A\."
)

TOWNS_OF_GEORGIA = "Tbilisi Batumi Kutaisi Rustavi Gori Poti Zugdidi Telavi Sukhumi Mtskheta Borjomi Akhaltsikhe"
