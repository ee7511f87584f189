import type { MailTexts } from './mail-text.js';

/** Mails about payments that are on their way. */
export type PaymentMailName = 'debit-announced';

export const PAYMENT_MAILS: Record<PaymentMailName, MailTexts> = {
  'debit-announced': {
    subject: {
      en: 'Direct debit of {amount}, not before {date}',
      fr: 'Prélèvement de {amount}, au plus tôt le {date}',
      de: 'Lastschrift über {amount}, frühestens am {date}',
      es: 'Adeudo de {amount}, no antes del {date}',
      it: 'Addebito di {amount}, non prima del {date}',
    },
    before: [
      {
        en: '{holder} will have {amount} debited from the account {iban} of platform {platform}, on {date} or a few banking days later.',
        fr: '{holder} fera prélever {amount} sur le compte {iban} de la plateforme {platform}, le {date} ou quelques jours ouvrés plus tard.',
        de: '{holder} zieht {amount} vom Konto {iban} der Plattform {platform} ein, am {date} oder wenige Bankarbeitstage später.',
        es: '{holder} adeudará {amount} en la cuenta {iban} de la plataforma {platform}, el {date} o unos días hábiles después.',
        it: '{holder} addebiterà {amount} sul conto {iban} della piattaforma {platform}, il {date} o qualche giorno lavorativo dopo.',
      },
      {
        en: 'The mandate is {reference}. Please see to it that the account is covered by then.',
        fr: 'Le mandat est {reference}. Veillez à ce que le compte soit approvisionné à cette date.',
        de: 'Das Mandat ist {reference}. Bitte sorgen Sie bis dahin für Deckung des Kontos.',
        es: 'El mandato es {reference}. Procure que la cuenta tenga saldo para entonces.',
        it: 'Il mandato è {reference}. Faccia in modo che il conto sia coperto per quella data.',
      },
    ],
    button: null,
    after: [],
  },
};
