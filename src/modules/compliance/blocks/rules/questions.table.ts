import type { Texts } from '../../../../kernel/texts.js';

export interface Question {
  readonly text: Texts;
  readonly required: boolean;
}

/** What a form may ask. The first four are what every deliverability team asks first. */
export const QUESTIONS = {
  mailKinds: {
    required: true,
    text: {
      en: 'What kinds of mail do you send, and to whom?',
      fr: 'Quels types de courriers envoyez-vous, et à qui ?',
      de: 'Welche Arten von Mails versenden Sie, und an wen?',
      es: '¿Qué tipos de correo envía, y a quién?',
      it: 'Che tipi di messaggi invia, e a chi?',
    },
  },
  expectedVolume: {
    required: true,
    text: {
      en: 'How many messages do you send in a day and in a month?',
      fr: 'Combien de messages envoyez-vous par jour et par mois ?',
      de: 'Wie viele Mails versenden Sie am Tag und im Monat?',
      es: '¿Cuántos mensajes envía al día y al mes?',
      it: 'Quanti messaggi invia al giorno e al mese?',
    },
  },
  listSource: {
    required: true,
    text: {
      en: 'Where do the addresses come from? Name the pages on which people sign up.',
      fr: 'D’où viennent les adresses ? Indiquez les pages sur lesquelles les gens s’inscrivent.',
      de: 'Woher stammen die Adressen? Nennen Sie die Seiten, auf denen man sich anmeldet.',
      es: '¿De dónde proceden las direcciones? Indique las páginas en las que la gente se suscribe.',
      it: 'Da dove provengono gli indirizzi? Indichi le pagine su cui ci si iscrive.',
    },
  },
  improvements: {
    required: true,
    text: {
      en: 'What have you changed, so that it does not happen again?',
      fr: 'Qu’avez-vous changé pour que cela ne se reproduise pas ?',
      de: 'Was haben Sie geändert, damit es nicht wieder vorkommt?',
      es: '¿Qué ha cambiado para que no vuelva a ocurrir?',
      it: 'Che cosa ha cambiato perché non accada di nuovo?',
    },
  },
  whatHappened: {
    required: true,
    text: {
      en: 'What happened, as far as you know, and since when?',
      fr: 'Que s’est-il passé, à votre connaissance, et depuis quand ?',
      de: 'Was ist nach Ihrer Kenntnis geschehen, und seit wann?',
      es: '¿Qué ha pasado, hasta donde sabe, y desde cuándo?',
      it: 'Che cosa è successo, per quanto ne sa, e da quando?',
    },
  },
  secretsReplaced: {
    required: true,
    text: {
      en: 'Which passwords, keys and SMTP credentials have you replaced?',
      fr: 'Quels mots de passe, clés et identifiants SMTP avez-vous remplacés ?',
      de: 'Welche Passwörter, Schlüssel und SMTP-Zugänge haben Sie ersetzt?',
      es: '¿Qué contraseñas, claves y credenciales SMTP ha sustituido?',
      it: 'Quali password, chiavi e credenziali SMTP ha sostituito?',
    },
  },
  payment: {
    required: true,
    text: {
      en: 'When and how was, or will, the invoice be paid?',
      fr: 'Quand et comment la facture a-t-elle été, ou sera-t-elle, payée ?',
      de: 'Wann und wie wurde oder wird die Rechnung bezahlt?',
      es: '¿Cuándo y cómo se pagó, o se pagará, la factura?',
      it: 'Quando e come è stata, o sarà, pagata la fattura?',
    },
  },
  statement: {
    required: true,
    text: {
      en: 'What do you want to tell us about it?',
      fr: 'Que souhaitez-vous nous dire à ce sujet ?',
      de: 'Was möchten Sie uns dazu sagen?',
      es: '¿Qué quiere decirnos al respecto?',
      it: 'Che cosa vuole dirci al riguardo?',
    },
  },
  remarks: {
    required: false,
    text: {
      en: 'Anything else that helps us to decide?',
      fr: 'Autre chose qui nous aiderait à décider ?',
      de: 'Hilft uns noch etwas bei der Entscheidung?',
      es: '¿Algo más que nos ayude a decidir?',
      it: 'C’è altro che ci aiuti a decidere?',
    },
  },
} as const satisfies Record<string, Question>;

export type QuestionKey = keyof typeof QUESTIONS;
