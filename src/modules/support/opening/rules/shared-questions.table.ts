import type { TopicQuestion } from './topic-question.js';

/** Questions of more than one topic, or that make their topic's row too long to read. */
export const SINCE_WHEN: TopicQuestion = {
  key: 'since_when',
  text: {
    en: 'Since when, and does it always happen?',
    fr: 'Depuis quand, et est-ce systématique ?',
    de: 'Seit wann, und geschieht es immer?',
    es: '¿Desde cuándo, y ocurre siempre?',
    it: 'Da quando, e succede sempre?',
  },
};

export const MESSAGE_IDS: TopicQuestion = {
  key: 'message_ids',
  text: {
    en: 'Which messages show it? Two or three ids (msg_…) are enough.',
    fr: 'Quels messages le montrent ? Deux ou trois identifiants (msg_…) suffisent.',
    de: 'An welchen Nachrichten sieht man es? Zwei oder drei Kennungen (msg_…) genügen.',
    es: '¿En qué mensajes se ve? Bastan dos o tres identificadores (msg_…).',
    it: 'In quali messaggi si vede? Bastano due o tre identificativi (msg_…).',
  },
};

export const INVOICE_NUMBER: TopicQuestion = {
  key: 'invoice_number',
  text: {
    en: 'Which invoice is it about? Its number is enough.',
    fr: 'De quelle facture s’agit-il ? Son numéro suffit.',
    de: 'Um welche Rechnung geht es? Die Nummer genügt.',
    es: '¿De qué factura se trata? Basta con su número.',
    it: 'Di quale fattura si tratta? Basta il numero.',
  },
};

export const PAYMENT_METHOD: TopicQuestion = {
  key: 'payment_method',
  text: {
    en: 'Which payment method is it? The last four digits are enough; never write the whole number.',
    fr: 'De quel moyen de paiement s’agit-il ? Les quatre derniers chiffres suffisent ; n’écrivez jamais le numéro entier.',
    de: 'Um welches Zahlungsmittel geht es? Die letzten vier Ziffern genügen; schreiben Sie nie die ganze Nummer.',
    es: '¿De qué medio de pago se trata? Bastan las cuatro últimas cifras; no escriba nunca el número completo.',
    it: 'Di quale metodo di pagamento si tratta? Bastano le ultime quattro cifre; non scriva mai il numero intero.',
  },
};

export const ADDRESS_CONCERNED: TopicQuestion = {
  key: 'address',
  text: {
    en: 'Which address is it about?',
    fr: 'De quelle adresse s’agit-il ?',
    de: 'Um welche Adresse geht es?',
    es: '¿De qué dirección se trata?',
    it: 'Di quale indirizzo si tratta?',
  },
};

export const CONTACT_AND_WHY: TopicQuestion = {
  key: 'delete_or_unblock',
  text: {
    en: 'Should it be deleted or written to again, and what did the person ask for?',
    fr: 'Faut-il la supprimer ou lui écrire à nouveau, et qu’a demandé la personne ?',
    de: 'Soll sie gelöscht oder wieder angeschrieben werden, und worum hat die Person gebeten?',
    es: '¿Debe eliminarse o volver a recibir mensajes, y qué ha pedido la persona?',
    it: 'Va eliminato o si deve scrivergli di nuovo, e che cosa ha chiesto la persona?',
  },
};

export const NUMBER_OF_PEOPLE: TopicQuestion = {
  key: 'people',
  text: {
    en: 'For how many people, on which subjects, and on your premises or from afar?',
    fr: 'Pour combien de personnes, sur quels sujets, et chez vous ou à distance ?',
    de: 'Für wie viele Personen, zu welchen Themen, und bei Ihnen oder aus der Ferne?',
    es: '¿Para cuántas personas, sobre qué temas, y en sus instalaciones o a distancia?',
    it: 'Per quante persone, su quali temi, e presso di voi o a distanza?',
  },
};

export const WANTED_BY: TopicQuestion = {
  key: 'wanted_by',
  text: {
    en: 'By when would you like it?',
    fr: 'Pour quand le souhaitez-vous ?',
    de: 'Bis wann möchten Sie es?',
    es: '¿Para cuándo lo desea?',
    it: 'Entro quando lo desidera?',
  },
};
