import type { Language } from '../../../../kernel/texts.js';
import type { FieldKind, Operator } from './condition.js';
import type { ContactColumn } from './condition-fields.table.js';

/** `{f}` is the field, `{v}` its value or values, `{x}` what is put together. */
export interface SentenceWords {
  whole: string;
  and: string;
  or: string;
  not: string;
  onList: string;
  yes: string;
  no: string;
  /** The rest of a list that is too long to show. */
  more: string;
  quote: string;
  columns: Readonly<Record<ContactColumn, string>>;
  plain: Readonly<Partial<Record<Operator, string>>>;
  dates: Readonly<Partial<Record<Operator, string>>>;
  tags: Readonly<Partial<Record<Operator, string>>>;
}

export function patternOf(words: SentenceWords, kind: FieldKind, op: Operator): string {
  if (kind === 'tags') return words.tags[op]!;
  return ((kind === 'date' || kind === 'instant') && words.dates[op]) || words.plain[op]!;
}

const en: SentenceWords = {
  whole: 'Contacts where {x}.',
  and: ' and ',
  or: ' or ',
  not: 'it is not true that {x}',
  onList: 'the contact is on the list {v}',
  yes: 'yes',
  no: 'no',
  more: 'and {v} more',
  quote: '“{v}”',
  columns: {
    email: 'the address',
    phone: 'the phone number',
    language: 'the language',
    timeZone: 'the time zone',
    mailConsent: 'the consent to mail',
    smsConsent: 'the consent to SMS',
    tags: 'the tags',
    createdAt: 'the day of adding',
    lastSentAt: 'the last mail sent',
    lastOpenedAt: 'the last open',
    lastClickedAt: 'the last click',
  },
  plain: {
    eq: '{f} is {v}',
    ne: '{f} is not {v} (or is missing)',
    in: '{f} is one of {v}',
    contains: '{f} contains {v}',
    startsWith: '{f} begins with {v}',
    gt: '{f} is more than {v}',
    gte: '{f} is at least {v}',
    lt: '{f} is less than {v}',
    lte: '{f} is at most {v}',
    exists: '{f} is known',
    missing: '{f} is missing',
  },
  dates: {
    eq: '{f} is on {v}',
    ne: '{f} is not on {v} (or is missing)',
    before: '{f} is before {v}',
    after: '{f} is after {v}',
    gt: '{f} is after {v}',
    gte: '{f} is on or after {v}',
    lt: '{f} is before {v}',
    lte: '{f} is on or before {v}',
    withinDays: '{f} lies within the last {v} days',
    notWithinDays: '{f} does not lie within the last {v} days (or is missing)',
  },
  tags: {
    contains: '{f} include {v}',
    eq: '{f} include {v}',
    ne: '{f} do not include {v}',
    in: '{f} include one of {v}',
    exists: 'there are tags',
    missing: 'there are no tags',
  },
};

const fr: SentenceWords = {
  whole: 'Les contacts pour lesquels {x}.',
  and: ' et ',
  or: ' ou ',
  not: 'il n’est pas vrai que {x}',
  onList: 'le contact est dans la liste {v}',
  yes: 'oui',
  no: 'non',
  more: 'et {v} autres',
  quote: '« {v} »',
  columns: {
    email: 'l’adresse',
    phone: 'le numéro de téléphone',
    language: 'la langue',
    timeZone: 'le fuseau horaire',
    mailConsent: 'le consentement aux e-mails',
    smsConsent: 'le consentement aux SMS',
    tags: 'les étiquettes',
    createdAt: 'le jour d’ajout',
    lastSentAt: 'le dernier envoi',
    lastOpenedAt: 'la dernière ouverture',
    lastClickedAt: 'le dernier clic',
  },
  plain: {
    eq: '{f} vaut {v}',
    ne: '{f} ne vaut pas {v} (ou manque)',
    in: '{f} vaut une de ces valeurs : {v}',
    contains: '{f} contient {v}',
    startsWith: '{f} commence par {v}',
    gt: '{f} dépasse {v}',
    gte: '{f} vaut au moins {v}',
    lt: '{f} est en dessous de {v}',
    lte: '{f} vaut au plus {v}',
    exists: '{f} est renseigné',
    missing: '{f} manque',
  },
  dates: {
    eq: '{f} tombe le {v}',
    ne: '{f} ne tombe pas le {v} (ou manque)',
    before: '{f} précède le {v}',
    after: '{f} suit le {v}',
    gt: '{f} suit le {v}',
    gte: '{f} tombe le {v} ou après',
    lt: '{f} précède le {v}',
    lte: '{f} tombe le {v} ou avant',
    withinDays: '{f} se situe dans les {v} derniers jours',
    notWithinDays: '{f} ne se situe pas dans les {v} derniers jours (ou manque)',
  },
  tags: {
    contains: '{f} comprennent {v}',
    eq: '{f} comprennent {v}',
    ne: '{f} ne comprennent pas {v}',
    in: '{f} comprennent une de celles-ci : {v}',
    exists: 'il y a des étiquettes',
    missing: 'il n’y a pas d’étiquettes',
  },
};

const de: SentenceWords = {
  whole: 'Kontakte, für die gilt: {x}.',
  and: ' und ',
  or: ' oder ',
  not: 'nicht zutreffend ist: {x}',
  onList: 'der Kontakt steht auf der Liste {v}',
  yes: 'ja',
  no: 'nein',
  more: 'und {v} weitere',
  quote: '„{v}“',
  columns: {
    email: 'die Adresse',
    phone: 'die Telefonnummer',
    language: 'die Sprache',
    timeZone: 'die Zeitzone',
    mailConsent: 'die Einwilligung zu E-Mails',
    smsConsent: 'die Einwilligung zu SMS',
    tags: 'die Schlagwörter',
    createdAt: 'der Tag der Aufnahme',
    lastSentAt: 'der letzte Versand',
    lastOpenedAt: 'das letzte Öffnen',
    lastClickedAt: 'der letzte Klick',
  },
  plain: {
    eq: '{f} ist {v}',
    ne: '{f} ist nicht {v} (oder fehlt)',
    in: '{f} ist eines von {v}',
    contains: '{f} enthält {v}',
    startsWith: '{f} beginnt mit {v}',
    gt: '{f} ist mehr als {v}',
    gte: '{f} ist mindestens {v}',
    lt: '{f} ist weniger als {v}',
    lte: '{f} ist höchstens {v}',
    exists: '{f} ist bekannt',
    missing: '{f} fehlt',
  },
  dates: {
    eq: '{f} ist am {v}',
    ne: '{f} ist nicht am {v} (oder fehlt)',
    before: '{f} ist vor dem {v}',
    after: '{f} ist nach dem {v}',
    gt: '{f} ist nach dem {v}',
    gte: '{f} ist am {v} oder danach',
    lt: '{f} ist vor dem {v}',
    lte: '{f} ist am {v} oder davor',
    withinDays: '{f} liegt in den letzten {v} Tagen',
    notWithinDays: '{f} liegt nicht in den letzten {v} Tagen (oder fehlt)',
  },
  tags: {
    contains: '{f} enthalten {v}',
    eq: '{f} enthalten {v}',
    ne: '{f} enthalten nicht {v}',
    in: '{f} enthalten eines von {v}',
    exists: 'es gibt Schlagwörter',
    missing: 'es gibt keine Schlagwörter',
  },
};

const es: SentenceWords = {
  whole: 'Contactos en los que {x}.',
  and: ' y ',
  or: ' o bien ',
  not: 'no es cierto que {x}',
  onList: 'el contacto está en la lista {v}',
  yes: 'sí',
  no: 'no',
  more: 'y {v} más',
  quote: '«{v}»',
  columns: {
    email: 'la dirección',
    phone: 'el número de teléfono',
    language: 'el idioma',
    timeZone: 'la zona horaria',
    mailConsent: 'el consentimiento para correos',
    smsConsent: 'el consentimiento para SMS',
    tags: 'las etiquetas',
    createdAt: 'el día de alta',
    lastSentAt: 'el último envío',
    lastOpenedAt: 'la última apertura',
    lastClickedAt: 'el último clic',
  },
  plain: {
    eq: '{f} es {v}',
    ne: '{f} no es {v} (o falta)',
    in: '{f} es uno de {v}',
    contains: '{f} contiene {v}',
    startsWith: '{f} empieza por {v}',
    gt: '{f} es más de {v}',
    gte: '{f} es como mínimo {v}',
    lt: '{f} es menos de {v}',
    lte: '{f} es como máximo {v}',
    exists: '{f} se conoce',
    missing: '{f} falta',
  },
  dates: {
    eq: '{f} es el {v}',
    ne: '{f} no es el {v} (o falta)',
    before: '{f} es anterior al {v}',
    after: '{f} es posterior al {v}',
    gt: '{f} es posterior al {v}',
    gte: '{f} es el {v} o después',
    lt: '{f} es anterior al {v}',
    lte: '{f} es el {v} o antes',
    withinDays: '{f} está en los últimos {v} días',
    notWithinDays: '{f} no está en los últimos {v} días (o falta)',
  },
  tags: {
    contains: '{f} incluyen {v}',
    eq: '{f} incluyen {v}',
    ne: '{f} no incluyen {v}',
    in: '{f} incluyen una de {v}',
    exists: 'hay etiquetas',
    missing: 'no hay etiquetas',
  },
};

const it: SentenceWords = {
  whole: 'I contatti per cui {x}.',
  and: ' e ',
  or: ' oppure ',
  not: 'non è vero che {x}',
  onList: 'il contatto è nella lista {v}',
  yes: 'sì',
  no: 'no',
  more: 'e altri {v}',
  quote: '«{v}»',
  columns: {
    email: 'l’indirizzo',
    phone: 'il numero di telefono',
    language: 'la lingua',
    timeZone: 'il fuso orario',
    mailConsent: 'il consenso alle e-mail',
    smsConsent: 'il consenso agli SMS',
    tags: 'le etichette',
    createdAt: 'il giorno di inserimento',
    lastSentAt: 'l’ultimo invio',
    lastOpenedAt: 'l’ultima apertura',
    lastClickedAt: 'l’ultimo clic',
  },
  plain: {
    eq: '{f} è {v}',
    ne: '{f} non è {v} (o manca)',
    in: '{f} è uno di {v}',
    contains: '{f} contiene {v}',
    startsWith: '{f} comincia con {v}',
    gt: '{f} è più di {v}',
    gte: '{f} è almeno {v}',
    lt: '{f} è meno di {v}',
    lte: '{f} è al massimo {v}',
    exists: '{f} è noto',
    missing: '{f} manca',
  },
  dates: {
    eq: '{f} è il {v}',
    ne: '{f} non è il {v} (o manca)',
    before: '{f} è prima del {v}',
    after: '{f} è dopo il {v}',
    gt: '{f} è dopo il {v}',
    gte: '{f} è il {v} o dopo',
    lt: '{f} è prima del {v}',
    lte: '{f} è il {v} o prima',
    withinDays: '{f} è negli ultimi {v} giorni',
    notWithinDays: '{f} non è negli ultimi {v} giorni (o manca)',
  },
  tags: {
    contains: '{f} comprendono {v}',
    eq: '{f} comprendono {v}',
    ne: '{f} non comprendono {v}',
    in: '{f} comprendono una di {v}',
    exists: 'ci sono etichette',
    missing: 'non ci sono etichette',
  },
};

export const SENTENCE_WORDS: Readonly<Record<Language, SentenceWords>> = { en, fr, de, es, it };
