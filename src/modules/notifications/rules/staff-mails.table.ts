import type { Texts } from '../../../kernel/texts.js';
import type { MailTexts } from './mail-text.js';

/** Mails to the operator's people about their work. */
export type StaffMailName = 'ticket-due-soon' | 'ticket-overdue';

/** What a clock of a ticket counts. */
export const OWED: Record<'firstResponse' | 'nextResponse' | 'resolution', Texts> = {
  firstResponse: {
    en: 'the first answer',
    fr: 'la première réponse',
    de: 'die erste Antwort',
    es: 'la primera respuesta',
    it: 'la prima risposta',
  },
  nextResponse: {
    en: 'the next answer',
    fr: 'la réponse suivante',
    de: 'die nächste Antwort',
    es: 'la respuesta siguiente',
    it: 'la risposta successiva',
  },
  resolution: {
    en: 'the solution',
    fr: 'la solution',
    de: 'die Lösung',
    es: 'la solución',
    it: 'la soluzione',
  },
};

const WHY_YOU: Texts = {
  en: 'You read this because the ticket is yours, or because it is nobody’s and you answer its queue. It is said once.',
  fr: 'Vous lisez ceci parce que le ticket est le vôtre, ou parce qu’il n’est à personne et que vous répondez à sa file. C’est dit une seule fois.',
  de: 'Sie lesen das, weil das Ticket Ihres ist, oder weil es niemandem gehört und Sie seine Warteschlange beantworten. Es wird einmal gesagt.',
  es: 'Lee esto porque el ticket es suyo, o porque no es de nadie y usted atiende su cola. Se dice una sola vez.',
  it: 'Legge questo perché il ticket è suo, oppure perché non è di nessuno e lei risponde alla sua coda. Viene detto una volta sola.',
};

export const STAFF_MAILS: Record<StaffMailName, MailTexts> = {
  'ticket-due-soon': {
    subject: {
      en: 'Ticket {number} waits: {owed} is nearly due',
      fr: 'Le ticket {number} attend : {owed}, échéance proche',
      de: 'Ticket {number} wartet: {owed} ist bald fällig',
      es: 'El ticket {number} espera: {owed} vence pronto',
      it: 'Il ticket {number} attende: {owed}, scadenza vicina',
    },
    before: [
      {
        en: 'For “{subject}”, {owed} is promised by {due}.',
        fr: 'Pour « {subject} », {owed} est promise pour le {due}.',
        de: 'Zu „{subject}“ ist {owed} bis {due} versprochen.',
        es: 'Para «{subject}» se ha prometido {owed} antes de {due}.',
        it: 'Per «{subject}» è promessa {owed} entro {due}.',
      },
    ],
    button: null,
    after: [WHY_YOU],
  },
  'ticket-overdue': {
    subject: {
      en: 'Ticket {number} is late: {owed} was due',
      fr: 'Le ticket {number} est en retard : {owed} était due',
      de: 'Ticket {number} ist überfällig: {owed} war fällig',
      es: 'El ticket {number} va con retraso: {owed} ha vencido',
      it: 'Il ticket {number} è in ritardo: {owed} era dovuta',
    },
    before: [
      {
        en: 'For “{subject}”, {owed} was promised by {due} and is still missing.',
        fr: 'Pour « {subject} », {owed} était promise pour le {due} et manque toujours.',
        de: 'Zu „{subject}“ war {owed} bis {due} versprochen und fehlt noch.',
        es: 'Para «{subject}» se había prometido {owed} antes de {due}, y todavía falta.',
        it: 'Per «{subject}» era promessa {owed} entro {due}, e manca ancora.',
      },
    ],
    button: null,
    after: [WHY_YOU],
  },
};
