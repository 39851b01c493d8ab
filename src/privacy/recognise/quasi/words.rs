//! The words occupations end in, the subjects that are taught, and events that made the news. `super` and `field` ask.

/// Ends of occupations; a word that ends in one of them is one (`wijkverpleegkundige`). Separated by blanks.
pub(super) static ENDS: &str = "\
verslaggever verslaggeefster buikspreker loog loge blower dresser planner \
assistent assistente grapher ographer smith wright monger ician soundman deskundige agoog agoge ologe trice kelner \
handelaar verhuurder bediende legger zetter snijder rijder drijver bezorgster verkoopmedewerker gardener metselaar stukadoor \
dakdekker koerier tramconducteur trambestuurder treinmachinist orgelbouwer instrumentmaker klokkenmaker glasblazer edelsmid \
kundige arts leraar lerares docent docente monteur adviseur adviseuse medewerker medewerkster therapeut therapeute \
psycholoog ingenieur architect advocaat notaris rechter chauffeur machinist piloot verzorgende verpleger verpleegster \
verpleegkundige begeleider begeleidster leidster consulent consulente inspecteur agent agente officier kok bakker \
slager timmerman loodgieter schilder elektricien lasser kapper kapster journalist journaliste redacteur auteur \
fotograaf ontwerper ontwerpster programmeur ontwikkelaar analist analiste econoom jurist juriste boekhouder controller \
accountant planner inkoper verkoper verkoopster makelaar apotheker tandarts dierenarts logopedist logopediste diëtist \
diëtiste huisarts verloskundige chirurg cardioloog onderzoeker hoogleraar bibliothecaris conciërge beveiliger \
schoonmaker schoonmaakster hovenier tuinman boer veehouder visser kapitein militair brandweerman postbode bezorger \
magazijnmedewerker operator voorman uitvoerder werkvoorbereider wethouder burgemeester predikant dominee imam \
stewardess purser dirigent violist musicus acteur actrice danser danseres beeldhouwer curator griffier tolk vertaler \
secretaresse receptionist receptioniste manager directeur directrice teamleider projectleider afdelingshoofd \
bestuurder ondernemer zzp'er consultant specialist nurse teacher engineer lawyer solicitor barrister developer \
designer surveyor plumber electrician carpenter welder driver pilot chef baker butcher farmer midwife doctor surgeon \
dentist pharmacist physiotherapist psychologist researcher lecturer professor headteacher librarian editor author \
photographer musician actor conductor translator secretary director buyer analyst officer paramedic firefighter vet \
veterinarian technician mechanic economist auditor administrator coordinator assistant clerk cleaner gardener \
programmer scientist biologist chemist bookkeeper cashier wachter stylist styliste verzorger bouwer vuller meester \
houder leider coördinator coördinatrice beheerder beheerster hulpverlener hulpverleenster maatschappelijk-werker \
werker werkster technicus mecanicien bode bouwkundige opzichter administrateur administratrice secretaris ambtenaar \
marktmeester pedagoog pedagoge trainer trainster instructeur instructrice recruiter intercedent taxateur notulist \
rijinstructeur bioloog archeoloog geoloog socioloog antropoloog viroloog radioloog uroloog neuroloog oncoloog \
gynaecoloog anesthesist internist pianist cellist organist drummer zanger zangeres schrijver schrijfster dichter \
illustrator regisseur cameraman presentator presentatrice omroeper clown goochelaar imker herder veearts slachter \
molenaar kaasmaker brouwer sommelier barista ober serveerster gastheer gastvrouw conducteur conductrice schipper \
matroos stuurman loods kraanmachinist heftruckchauffeur buschauffeur taxichauffeur rechercheur politieagent \
marechaussee cipier brandweervrouw ambulancebroeder doula yogadocent osteopaat chiropractor podoloog pedicure opticien \
audicien kleuterjuf muziekdocent groepsleider afdelingsleider unitleider ploegleider filiaalleider koster stoffeerder glaszetter rijschoolhouder leidekker kunstenaar kunstenares tuinder melker loonwerker bakkersvrouw treinsteward grondstewardess luchtmachtofficier zeeman matroos stuurvrouw brugwachter optometrist anaesthetist keeper warden ranger therapist worker carer supervisor tutor headmaster headmistress \
principal dean vicar curate priest rabbi bishop judge magistrate paralegal estate-agent banker broker trader \
underwriter actuary statistician physicist geologist archaeologist historian archivist novelist poet playwright \
screenwriter producer comedian dancer choreographer singer violinist composer sculptor painter potter blacksmith \
jeweller tailor seamstress upholsterer florist beekeeper shepherd fisherman sailor skipper captain soldier sergeant \
detective constable bricklayer roofer plasterer joiner builder foreman fitter radiographer optician audiologist \
dietitian osteopath podiatrist oncologist cardiologist neurologist paediatrician pediatrician psychiatrist \
anesthesiologist gp registrar matron health-visitor waiter waitress bartender barman barmaid concierge lobbyist \
diplomat ambassador interpreter copywriter marketer strategist webmaster tester sysadmin undertaker embalmer croupier \
bookmaker jockey referee umpire steward lifeguard caretaker janitor postman postwoman courier trucker barber \
hairdresser beautician masseur masseuse model nanny childminder scaffolder advisor adviser hygienist hygiëniste hygiënist laborant laborante vennoot teler kweker \
glazenwasser veger tekenaar wetenschapper koopman protheticus leerkracht souschef stedenbouwkundige planoloog landmeter \
constructeur calculator aannemer winkelier kruidenier poelier juwelier hotelier portier magazijnier magazijnmeester \
huismeester deurwaarder raadsheer luchtverkeersleider piloot reisleider gids suppoost conservator decorateur stoffeerder \
kleermaker meubelmaker schoenmaker lijstenmaker programmamaker roostermaker stratenmaker podcastmaker filmmaker maatschap \
onderwijzer onderwijzeres rector conrector decaan promovendus promovenda postdoc schooldirecteur jobcoach loopbaancoach \
gezinsvoogd jeugdbeschermer wijkagent hoofdagent brigadier commissaris boswachter fiscalist actuaris treasurer \
vormgever vormgeefster uitgever drukker voorlichter woordvoerder woordvoerster marinier luitenant majoor kolonel veteraan \
kraamverzorgster verzorgster helpende orthopedagoog jeugdwerker jongerenwerker reclasseringswerker straathoekwerker \
bloembinder bloemist typiste telefoniste officemanager dj douanier handhaver boa stukadoor tegelzetter lasser frezer \
bankwerker draaier stoker vuilnisman rietdekker veerman steward purser bouwvakker klusjesman kastelein patissier \
banketbakker kantinejuffrouw pastor geestelijke kapelaan rabbijn hulpkok afwasser vrachtwagenchauffeur sluiswachter \
headhunter estate-agent letting-agent landscaper groundskeeper groundsman gamekeeper milkman farmhand farrier thatcher \
stonemason glazier locksmith cobbler cabinetmaker machinist stockbroker bookbinder translator proofreader columnist \
reporter broadcaster newsreader cameraman stuntman acrobat magician puppeteer puppetmaker ghostwriter speechwriter \
raadslid statenlid kamerlid bestuurslid preacher teamcoach receptionist typist pa telephonist auctioneer valuer conveyancer notary mediator ombudsman coroner bailiff probation-officer \
policeman policewoman sheriff marine commander lieutenant colonel submariner coastguard stevedore docker crofter \
headteacher schoolteacher schoolmaster schoolmistress lollipop-lady demonstrator postgrad phd-student doctoral-student \
anaesthetist haematologist dermatologist rheumatologist endocrinologist urologist virologist epidemiologist \
sonographer phlebotomist hospital-porter orderly prosthetist orthotist acupuncturist reflexologist homeopath naaister smid poetser poetster mijnwerker miner caissière caissiere juriste winkelbediende \
counsellor counselor caseworker casemanager dansdocent zwemjuf badmeester zangdocent collectant tuinvrouw invalkracht \
uitzendkracht polisseur wever weefster naaier breister mandenmaker visboer melkboer groenteboer bloemiste \
ceramist keramist keramiste goudsmid tandtechnicus gerechtsdeurwaarder curatrice boekbinder letterzetter \
commandant brandwacht hoofdinspecteur onderofficier korporaal adjudant generaal admiraal gezagvoerder verkeersvlieger \
sportvlieger gevechtsvlieger vliegenier vliegenierster parachutist duiker explosievenopruimer bewaarder bewaarster \
bewindvoerder bewindvoerster procureur klerk korpschef bisschop kardinaal abdis monnik kloosterzuster priester diaken \
cantor kosteres beiaardier valkenier concertmeester componist componiste tekstschrijver cabaretier cabaretière komiek \
poppenspeler acrobaat choreograaf choreografe sopraan tenor bariton mezzosopraan nieuwslezer nieuwslezeres weerman \
weervrouw omroepster documentairemaker cineast producent scenarist graveur restaurator galeriehouder antiquair \
veilingmeester glazenier zilversmid hoefsmid instrumentbouwer vioolbouwer pianostemmer klokkengieter schaapherder \
opziener rentmeester fokker pluimveehouder fruitteler wijnboer wijnmaker boomchirurg hondentrainer trimster pikeur \
stalmeester horlogemaker slotenmaker preparateur leerlooier mandenvlechter dijkgraaf heemraad vuurtorenwachter \
kustwachter baggeraar springmeester saneerder fysicus astronoom astronaut statisticus chemicus mathematicus \
informaticus historicus historica classicus theoloog filosoof filosofe neerlandicus politicus politica medicus \
criminoloog patholoog lijkschouwer uitvaartleider grafdelver uitvaartondernemer balsemer orthopeed orthodontist \
anesthesioloog psychiater vroedvrouw natuurgenezer apothekersassistente tandprotheticus prothesemaker gedeputeerde \
minister staatssecretaris senator europarlementariër parlementariër ambassadeur ambassadrice diplomaat diplomate \
consul attaché voorzitter voorzitster vicevoorzitter penningmeester directeur-generaal hofdame lakei butler copiloot \
marconist bootsman reder treindienstleider rangeerder koetsier belegger bankier chocolatier slijter lector \
schoolleider spion lijfwacht bodyguard uitsmijter fotomodel mannequin sekswerker prostituee stripper influencer \
youtuber vlogger blogger streamer deejay radiomaker podcaster quizmaster dorpsomroeper stadsdichter bedrijfsleider \
bedrijfsleidster ziekenverzorgster ziekenverzorger groepsleidster peuterleidster peuterjuf gymleraar zweminstructeur \
onderwijsassistent onderwijsassistente klassenassistent brandweercommandant recherchechef stationschef perschef \
cheffin conservatrice archivaris restauratrice schatbewaarder zeeloods havenloods registerloods operatieassistent \
operatieassistente doktersassistente tandartsassistente röntgenlaborant spoedarts falconer bellringer bell-ringer \
soprano baritone impresario antiquarian restorer luthier whaler trawlerman astronomer zookeeper mortician gravedigger \
mayor mayoress councillor councilman councilwoman alderman jailer warder footman chaplain archbishop abbot abbess monk \
deacon verger sexton choirmaster bandleader weatherman presenter newscaster cinematographer stuntwoman navigator bosun \
deckhand diver fireman vintner winemaker distiller cheesemaker prosecutor attorney provost chancellor vice-chancellor \
bursar governor housekeeper zoologist restaurateur innkeeper publican steeplejack signalman signaller lorry-driver \
bus-driver lumberjack forester arborist quarryman blaster spy bouncer coxswain yachtsman helmsman skydiver cosmonaut \
patholoog-anatoom balloonist trapeze-artist artist conjuror juggler postmaster postmistress stationmaster quartermaster ringmaster \
toastmaster croupière taxidermist gunsmith stratenmaker wegenwerker vloerenlegger schoorsteenveger lijkbezorger dokter dorpsdokter typesetter bookseller glassblower weaver dyer saddler cooper wheelwright \
millwright shipwright shopkeeper newsagent greengrocer fishmonger ironmonger tobacconist draper milliner";

/// What is taught: `docent wiskunde`.
pub(super) const SUBJECTS: &[&str] = &[
    "wiskunde",
    "nederlands",
    "engels",
    "frans",
    "duits",
    "geschiedenis",
    "aardrijkskunde",
    "biologie",
    "scheikunde",
    "natuurkunde",
    "economie",
    "muziek",
    "gymnastiek",
    "tekenen",
    "maatschappijleer",
    "informatica",
    "filosofie",
    "latijn",
    "grieks",
    "techniek",
    "verpleegkunde",
];

/// Events that point at few people.
pub(super) const EVENTS: &[&str] = &[
    "olympische spelen",
    "olympic",
    "wereldkampioen",
    "world champion",
    "vliegramp",
    "gijzeling",
    "kroongetuige",
    "voorpagina",
    "front page",
    "staatsloterij",
    "jackpot",
    "elfstedentocht",
    "kamerlid",
    "tweede kamer",
    "member of parliament",
    "ramp van",
    "faillissement van",
];
