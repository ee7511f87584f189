import { defineProblems } from '../../../kernel/problem.js';

export const contactProblems = defineProblems({
  contact_exists: {
    status: 409,
    title: {
      en: 'The account has a contact with this address already',
      fr: 'Le compte possède déjà un contact avec cette adresse',
      de: 'Das Konto hat schon einen Kontakt mit dieser Adresse',
      es: 'La cuenta ya tiene un contacto con esta dirección',
      it: 'L’account ha già un contatto con questo indirizzo',
    },
  },
  phone_shared: {
    status: 409,
    title: {
      en: 'Several contacts have this number, so nobody knows who is meant',
      fr: 'Plusieurs contacts ont ce numéro : on ne sait pas qui est visé',
      de: 'Mehrere Kontakte haben diese Nummer; wer gemeint ist, weiß niemand',
      es: 'Varios contactos tienen este número y no se sabe a quién se refiere',
      it: 'Più contatti hanno questo numero e non si sa chi sia inteso',
    },
  },
  contact_field_exists: {
    status: 409,
    title: {
      en: 'The account has a field with this key already',
      fr: 'Le compte possède déjà un champ avec cette clé',
      de: 'Das Konto hat schon ein Feld mit diesem Schlüssel',
      es: 'La cuenta ya tiene un campo con esta clave',
      it: 'L’account ha già un campo con questa chiave',
    },
  },
  contact_field_being_removed: {
    status: 409,
    retryable: true,
    title: {
      en: 'The values of a field with this key are still being removed',
      fr: 'Les valeurs d’un champ avec cette clé sont encore en cours de suppression',
      de: 'Die Werte eines Feldes mit diesem Schlüssel werden noch entfernt',
      es: 'Los valores de un campo con esta clave todavía se están eliminando',
      it: 'I valori di un campo con questa chiave sono ancora in corso di rimozione',
    },
  },
  contact_field_in_use: {
    status: 409,
    title: {
      en: 'Something still uses this field',
      fr: 'Quelque chose utilise encore ce champ',
      de: 'Dieses Feld wird noch benutzt',
      es: 'Algo todavía usa este campo',
      it: 'Qualcosa usa ancora questo campo',
    },
  },
  contact_field_limit_reached: {
    status: 409,
    title: {
      en: 'An account has no more fields than this',
      fr: 'Un compte n’a pas davantage de champs',
      de: 'Mehr Felder hat ein Konto nicht',
      es: 'Una cuenta no tiene más campos',
      it: 'Un account non ha più campi di così',
    },
  },
});
