//! French.

use super::Tongue;

pub(crate) static FR: Tongue = Tongue {
    tag: "fr",
    script: "Latn",
    marks: ["«\u{a0}", "\u{a0}»"],
    between: " ",
    months: [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    weekdays: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    date: "{d} {m} {y}",
    month: "{m} {y}",
    states: [
        ["Valdorme", "Valdorme"],
        ["Montrevel-Haut", "Montrevel-Haut"],
        ["Brécygne", "Brecygne"],
        ["Sérandie", "Serandia"],
        ["Côte-Noire", "Black Coast"],
    ],
    cities: [
        ["Saint-Évrard-sur-Lys", "Saint-Evrard-sur-Lys"],
        ["Port-Clémence", "Port-Clemence"],
        ["Beaurivet", "Beaurivet"],
        ["Mézelle", "Mezelle"],
        ["Fontgrêle", "Fontgrele"],
    ],
    given: [
        ["Éloïse", "Eloise"],
        ["Géraud", "Geraud"],
        ["Maëlle", "Maelle"],
        ["Cédric", "Cedric"],
        ["Hélène", "Helene"],
        ["Théodule", "Theodule"],
        ["Solène", "Solene"],
        ["Aurèle", "Aurele"],
    ],
    family: [
        ["Brûlefer", "Brulefer"],
        ["Castérès", "Casteres"],
        ["Malévoz", "Malevoz"],
        ["d’Orgemin", "d’Orgemin"],
        ["Fauquebert", "Fauquebert"],
        ["Trévignac", "Trevignac"],
        ["Lhôtelier-Roc", "Lhotelier-Roc"],
        ["Quénardel", "Quenardel"],
    ],
    outlets: [
        ["Courrier des Deux-Rives", "Courier of the Two Banks"],
        ["Dépêche du Détroit", "Strait Dispatch"],
        ["Gazette de Mézelle", "Mezelle Gazette"],
    ],
    groups: [
        ["Confrérie des pilotes", "Brotherhood of Pilots"],
        ["Ligue des pêcheurs", "League of Fishers"],
        ["Société des phares", "Society of Lighthouses"],
    ],
    offices: [
        ["chef de la diplomatie", "head of diplomacy"],
        ["négociateur en chef", "chief negotiator"],
        ["porte-parole du gouvernement", "government spokesperson"],
        ["médiateur spécial", "special envoy"],
    ],
    matters: [
        ["le quai extérieur", "the outer quay"],
        ["le péage du fleuve", "the river toll"],
        ["la profondeur du chenal", "the depth of the channel"],
        ["le passage de nuit", "the night passage"],
        ["la station radar", "the radar station"],
        ["les zones de pêche", "the fishing grounds"],
    ],
    sayings: [
        [
            "Nous ne sommes pas venus vendre ce qui appartient à nos enfants.",
            "We did not come to sell what belongs to our children.",
        ],
        [
            "La porte n’est pas fermée, mais personne ne doit s’y appuyer.",
            "The door is not closed, but nobody should lean against it.",
        ],
        [
            "Il y a un seul détroit, et il y a deux rivages.",
            "There is one strait, and there are two shores.",
        ],
        [
            "Nous ne signerons pas un texte que nous n’avons pas lu jusqu’au bout.",
            "We will not sign a text that we have not read to the end.",
        ],
        [
            "Un traité est un pont, et un pont a besoin de deux rives.",
            "A treaty is a bridge, and a bridge needs two banks.",
        ],
        [
            "Notre patience est longue, mais elle n’est pas sans fin.",
            "Our patience is long, but it is not endless.",
        ],
        [
            "L’été dernier nous a appris le prix de chaque mètre.",
            "Last summer taught us the price of each metre.",
        ],
        [
            "À cette table, personne n’a été prié d’oublier.",
            "Nobody at this table was asked to forget.",
        ],
        [
            "Je demande aux deux parties d’apporter des chiffres.",
            "I ask both sides to bring figures.",
        ],
        [
            "Ce qui était convenu le matin était contesté le soir.",
            "What was agreed in the morning was contested in the evening.",
        ],
    ],
    halves: [
        [
            ["Nous sommes venus avec des propositions,", "We came with proposals,"],
            ["et nous repartons avec des devoirs.", "and we leave with homework."],
        ],
        [
            ["Le péage peut tomber,", "The toll may fall,"],
            ["mais la clôture doit être payée.", "but the fence has to be paid for."],
        ],
        [
            ["La journée a été bonne,", "It was a good day,"],
            ["même si l’année ne l’est pas encore.", "even if it is not yet a good year."],
        ],
    ],
    fragments: [
        ["un impôt sur la marée", "a tax on the tide"],
        ["une barrière sans clôture", "a gate without a fence"],
        ["la moitié de ce qui était promis", "half of what was promised"],
        ["une porte peinte sur un rocher", "a door painted on a rock"],
        ["la plus longue pause de notre histoire", "the longest pause in our history"],
    ],
    reports: [
        [
            "les navires-hôpitaux peuvent accoster à toute heure",
            "hospital ships may dock at any hour",
        ],
        [
            "les experts travailleront pendant le week-end",
            "the experts will work through the weekend",
        ],
        [
            "la carte des fonds est plus ancienne que la querelle",
            "the map of the seabed is older than the dispute",
        ],
        [
            "la délégation avait laissé ses brouillons chez elle",
            "the delegation had left its drafts at home",
        ],
    ],
    acts: [
        ["supprimer le péage", "lift the toll"],
        ["retirer ses vedettes de patrouille", "withdraw its patrol boats"],
        ["ouvrir les archives du port", "open the archives of the port"],
        ["libérer les pêcheurs arrêtés", "release the arrested fishermen"],
    ],
    penalties: [
        ["fermera le pont aux camions", "close the bridge to lorries"],
        ["rappellera son ambassadeur", "call its ambassador home"],
        ["gèlera les comptes de la société portuaire", "freeze the accounts of the port company"],
        ["arrêtera les livraisons de bois", "stop the deliveries of timber"],
    ],
    limits: [
        ["un chenal de plus de 14 mètres", "a channel deeper than 14 metres"],
        ["une garnison de plus de 300 soldats", "a garrison of more than 300 soldiers"],
        ["une prise de plus de 900 tonnes", "a catch of more than 900 tonnes"],
        ["une clôture de plus de 3 mètres", "a fence higher than 3 metres"],
    ],
    gifts: [
        ["envoyer des géomètres", "send surveyors"],
        ["payer la moitié de la clôture", "pay for half of the fence"],
        ["partager ses bulletins météo", "share its weather reports"],
        ["participer à une patrouille commune", "take part in a joint patrol"],
    ],
    question: ["Y aura-t-il une autre séance\u{a0}?", "Will there be another session?"],
    works: [
        ["Le Sel et la Lanterne", "Salt and Lantern"],
        ["La Longue Marée", "The Long Tide"],
        ["Cartes de nulle part", "Maps of Nowhere"],
    ],
    headline: "{a} et {b} négocient\u{a0}: {matter}",
    byline: "Par {author}, {outlet}, nº {n}",
    lead: "{city}, {date} – <e|Les envoyés de {a} et de {b} se sont réunis {weekday} pour la séance \
           {round} consacrée à ce sujet\u{a0}: {matter}>\u{a0}; {mediator}, {office} de {host}, siégeait entre eux.",
    direct: [
        "{speaker}, {office} de {state}, <c|a déclaré>\u{a0}: {open}{q}{close}",
        "Après la réunion, {speaker}, de la délégation de {state}, <c|a dit à la presse>\u{a0}: {open}{q}{close}",
    ],
    asked: "{speaker} <c|a demandé>\u{a0}: {open}{q}{close}",
    split: "{open}{q1}{close} {speaker} <c|a ajouté>\u{a0}: {open}{q2}{close}",
    mixed: "Pour le plan de l’autre partie, {speaker} <c|a trouvé ces mots>\u{a0}: {open}{q}{close}.",
    indirect: "{speaker} <c|a ajouté> que {q}.",
    first_round: "<e|La première séance a eu lieu <w|en {month}>>, et le sujet était déjà le même\u{a0}: {matter}.",
    next_round: "<e|La prochaine séance est prévue <w|le {date}>> à {city}.",
    demand: "<d|{a} exige ceci de {b}\u{a0}: {act}>, au plus tard <w|le {date}>.",
    offer: "<o|{b} se dit prêt à {gift}>, selon sa délégation.",
    threat: "Sinon, dit la lettre, <t|{a} {penalty}>.",
    limit: "<r|{b} n’acceptera jamais {limit}>, et personne dans son parlement ne le souhaite.",
    breach: "<e|Un navire de mesure y a travaillé <w|le {date}>>, ce que les voisins ont pris pour une épreuve.",
    blast: "<e|Une collision au large de {city} a fait au moins {count} blessés <w|le {date}>>. \
            <s|{a} affirme qu’un navire de {b} naviguait sans feux>\u{a0}; <y|{b} le dément>.",
    nameless: "<p|Un membre de la délégation>, qui tient à l’anonymat, <c|a confié> à {outlet}\u{a0}: \
               {open}{q}{close}",
    work: "{expert}, auteur du livre {open}{work}{close}, <v|n’attend aucun résultat avant l’automne>.",
    appeal: "{group} <u|a demandé aux deux gouvernements de laisser le passage ouvert>.",
};
