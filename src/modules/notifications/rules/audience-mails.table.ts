import type { MailTexts } from './mail-text.js';

/** Mails to people whom an account wants to write to. They show nothing but a name, and that only where it leads nowhere. */
export type AudienceMailName = 'list-confirm';

export const AUDIENCE_MAILS: Record<AudienceMailName, MailTexts> = {
  'list-confirm': {
    subject: {
      en: 'Please confirm your subscription',
      fr: 'Merci de confirmer votre abonnement',
      de: 'Bitte bestätigen Sie Ihre Anmeldung',
      es: 'Confirme su suscripción',
      it: 'Confermi la sua iscrizione',
    },
    before: [
      {
        en: 'Somebody entered this address to receive the mails of {list}. If it was you, please confirm it.',
        fr: 'Quelqu’un a saisi cette adresse pour recevoir les messages de {list}. Si c’était vous, merci de le confirmer.',
        de: 'Jemand hat diese Adresse eingetragen, um die Mails von {list} zu erhalten. Wenn Sie das waren, bestätigen Sie es bitte.',
        es: 'Alguien ha indicado esta dirección para recibir los correos de {list}. Si ha sido usted, confírmelo.',
        it: 'Qualcuno ha indicato questo indirizzo per ricevere i messaggi di {list}. Se è stato lei, lo confermi.',
      },
    ],
    button: {
      en: 'Look and confirm',
      fr: 'Voir et confirmer',
      de: 'Ansehen und bestätigen',
      es: 'Ver y confirmar',
      it: 'Vedere e confermare',
    },
    after: [
      {
        en: 'If it was not you, do nothing: without your confirmation nobody writes to you.',
        fr: 'Si ce n’était pas vous, ne faites rien : sans votre confirmation, personne ne vous écrira.',
        de: 'Wenn Sie das nicht waren, tun Sie nichts: Ohne Ihre Bestätigung schreibt Ihnen niemand.',
        es: 'Si no ha sido usted, no haga nada: sin su confirmación nadie le escribirá.',
        it: 'Se non è stato lei, non faccia nulla: senza la sua conferma nessuno le scriverà.',
      },
    ],
  },
};

/** What stands for the name of a list that a mail to strangers had better not show. */
export const A_MAILING_LIST = {
  en: 'a mailing list',
  fr: 'une liste de diffusion',
  de: 'einer Mailingliste',
  es: 'una lista de correo',
  it: 'una lista di distribuzione',
} as const;
