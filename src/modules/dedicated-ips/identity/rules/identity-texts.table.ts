import { type Language, textIn, type Texts } from '../../../../kernel/texts.js';
import type { IdentityFinding, IdentityReason } from '../../stock/index.js';

interface ReasonTexts {
  explanation: Texts;
  mend: Texts | null;
}

const OPERATOR_SETS: Texts = {
  en: 'The operator sets the PTR record of the address to {expected} at whoever routes the network.',
  fr: 'L’opérateur fait pointer l’enregistrement PTR de l’adresse vers {expected} auprès de celui qui route le réseau.',
  de: 'Der Betreiber setzt den PTR-Eintrag der Adresse auf {expected}, bei dem, der das Netz leitet.',
  es: 'El operador pone el registro PTR de la dirección en {expected} con quien encamina la red.',
  it: 'L’operatore imposta il record PTR dell’indirizzo su {expected} presso chi instrada la rete.',
};
const NAME_RESOLVES: Texts = {
  en: 'The operator publishes an A or AAAA record of {expected} with this address.',
  fr: 'L’opérateur publie un enregistrement A ou AAAA de {expected} avec cette adresse.',
  de: 'Der Betreiber veröffentlicht einen A- oder AAAA-Eintrag von {expected} mit dieser Adresse.',
  es: 'El operador publica un registro A o AAAA de {expected} con esta dirección.',
  it: 'L’operatore pubblica un record A o AAAA di {expected} con questo indirizzo.',
};

/** What each finding means, and what mends it. */
export const IDENTITY_TEXTS: Readonly<Record<IdentityReason, ReasonTexts>> = {
  as_it_should_be: {
    explanation: {
      en: 'As it should be.',
      fr: 'Comme il se doit.',
      de: 'Wie es sein soll.',
      es: 'Como debe ser.',
      it: 'Come deve essere.',
    },
    mend: null,
  },
  no_ptr: {
    explanation: {
      en: 'No PTR record names this address; large receivers refuse mail from it.',
      fr: 'Aucun enregistrement PTR ne nomme cette adresse ; les grands destinataires refusent son courrier.',
      de: 'Kein PTR-Eintrag nennt diese Adresse; große Empfänger weisen ihre Post ab.',
      es: 'Ningún registro PTR nombra esta dirección; los grandes receptores rechazan su correo.',
      it: 'Nessun record PTR nomina questo indirizzo; i grandi destinatari ne rifiutano la posta.',
    },
    mend: OPERATOR_SETS,
  },
  several_ptr: {
    explanation: {
      en: 'Several PTR records name this address: {found}. Receivers look at one of them, by chance.',
      fr: 'Plusieurs enregistrements PTR nomment cette adresse : {found}. Les destinataires en regardent un, au hasard.',
      de: 'Mehrere PTR-Einträge nennen diese Adresse: {found}. Empfänger sehen zufällig einen davon an.',
      es: 'Varios registros PTR nombran esta dirección: {found}. Los receptores miran uno al azar.',
      it: 'Più record PTR nominano questo indirizzo: {found}. I destinatari ne guardano uno a caso.',
    },
    mend: OPERATOR_SETS,
  },
  generic_ptr: {
    explanation: {
      en: 'The PTR name {found} is made of the address, as for home connections; receivers distrust it.',
      fr: 'Le nom PTR {found} est formé de l’adresse, comme pour les accès domestiques ; les destinataires s’en méfient.',
      de: 'Der PTR-Name {found} ist aus der Adresse gebildet wie bei Heimanschlüssen; Empfänger misstrauen ihm.',
      es: 'El nombre PTR {found} está hecho de la dirección, como en conexiones domésticas; los receptores desconfían.',
      it: 'Il nome PTR {found} è formato dall’indirizzo, come per le linee domestiche; i destinatari ne diffidano.',
    },
    mend: OPERATOR_SETS,
  },
  other_ptr: {
    explanation: {
      en: 'The PTR record names {found}, not {expected}.',
      fr: 'L’enregistrement PTR nomme {found}, et non {expected}.',
      de: 'Der PTR-Eintrag nennt {found} statt {expected}.',
      es: 'El registro PTR nombra {found}, no {expected}.',
      it: 'Il record PTR nomina {found}, non {expected}.',
    },
    mend: OPERATOR_SETS,
  },
  no_forward: {
    explanation: {
      en: 'The name {expected} does not resolve, so the PTR record proves nothing.',
      fr: 'Le nom {expected} ne se résout pas ; l’enregistrement PTR ne prouve donc rien.',
      de: 'Der Name {expected} lässt sich nicht auflösen; der PTR-Eintrag beweist daher nichts.',
      es: 'El nombre {expected} no se resuelve; el registro PTR no demuestra nada.',
      it: 'Il nome {expected} non si risolve; il record PTR quindi non prova nulla.',
    },
    mend: NAME_RESOLVES,
  },
  other_forward: {
    explanation: {
      en: 'The name {expected} resolves to {found}, which is not this address.',
      fr: 'Le nom {expected} se résout en {found}, qui n’est pas cette adresse.',
      de: 'Der Name {expected} führt zu {found}, das ist nicht diese Adresse.',
      es: 'El nombre {expected} se resuelve en {found}, que no es esta dirección.',
      it: 'Il nome {expected} si risolve in {found}, che non è questo indirizzo.',
    },
    mend: NAME_RESOLVES,
  },
  helo_unresolved: {
    explanation: {
      en: 'The name said in HELO, {expected}, does not resolve.',
      fr: 'Le nom annoncé dans HELO, {expected}, ne se résout pas.',
      de: 'Der im HELO genannte Name {expected} lässt sich nicht auflösen.',
      es: 'El nombre dicho en HELO, {expected}, no se resuelve.',
      it: 'Il nome detto in HELO, {expected}, non si risolve.',
    },
    mend: NAME_RESOLVES,
  },
  helo_other: {
    explanation: {
      en: 'The name said in HELO, {expected}, is another one than the PTR name {found}.',
      fr: 'Le nom annoncé dans HELO, {expected}, diffère du nom PTR {found}.',
      de: 'Der im HELO genannte Name {expected} ist ein anderer als der PTR-Name {found}.',
      es: 'El nombre dicho en HELO, {expected}, es distinto del nombre PTR {found}.',
      it: 'Il nome detto in HELO, {expected}, è diverso dal nome PTR {found}.',
    },
    mend: OPERATOR_SETS,
  },
  other_banner: {
    explanation: {
      en: 'A mail server answers at the address under another name: {found}.',
      fr: 'Un serveur de messagerie répond à cette adresse sous un autre nom : {found}.',
      de: 'An der Adresse antwortet ein Mailserver unter anderem Namen: {found}.',
      es: 'En la dirección responde un servidor de correo con otro nombre: {found}.',
      it: 'All’indirizzo risponde un server di posta con un altro nome: {found}.',
    },
    mend: {
      en: 'The operator lets the server that listens there greet as {expected}, or listens nowhere.',
      fr: 'L’opérateur fait saluer ce serveur sous le nom {expected}, ou ne le laisse pas écouter.',
      de: 'Der Betreiber lässt den Server dort als {expected} grüßen oder lässt ihn dort nicht lauschen.',
      es: 'El operador hace que ese servidor salude como {expected}, o que no escuche ahí.',
      it: 'L’operatore fa salutare quel server come {expected}, o non lo lascia in ascolto.',
    },
  },
  nobody_answers: {
    explanation: {
      en: 'No mail server answers at the address; none has to.',
      fr: 'Aucun serveur de messagerie ne répond à cette adresse ; rien n’y oblige.',
      de: 'An der Adresse antwortet kein Mailserver; das muss auch keiner.',
      es: 'Ningún servidor de correo responde en la dirección; no hace falta.',
      it: 'Nessun server di posta risponde all’indirizzo; non è necessario.',
    },
    mend: null,
  },
  dns_unavailable: {
    explanation: {
      en: 'The name servers could not be asked; it is tried again by itself.',
      fr: 'Les serveurs de noms n’ont pas pu être interrogés ; un nouvel essai suit.',
      de: 'Die Nameserver waren nicht zu erreichen; es wird von selbst wieder versucht.',
      es: 'No se pudo preguntar a los servidores de nombres; se volverá a intentar.',
      it: 'I server dei nomi non hanno risposto; si riprova da sé.',
    },
    mend: null,
  },
  no_name: {
    explanation: {
      en: 'The address has no name yet, so there is nothing to compare.',
      fr: 'L’adresse n’a pas encore de nom ; il n’y a rien à comparer.',
      de: 'Die Adresse hat noch keinen Namen, es gibt nichts zu vergleichen.',
      es: 'La dirección aún no tiene nombre; no hay nada que comparar.',
      it: 'L’indirizzo non ha ancora un nome; non c’è nulla da confrontare.',
    },
    mend: null,
  },
};

/** A finding in words. */
export function explained(finding: IdentityFinding, language: Language): { explanation: string; mend: string | null } {
  const { explanation, mend } = IDENTITY_TEXTS[finding.reason];
  const fill = (texts: Texts): string =>
    textIn(texts, language)
      .replaceAll('{expected}', finding.expected ?? '…')
      .replaceAll('{found}', finding.found.length > 0 ? finding.found.join(', ') : '…');
  return { explanation: fill(explanation), mend: mend === null ? null : fill(mend) };
}
