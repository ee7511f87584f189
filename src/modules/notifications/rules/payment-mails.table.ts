import type { MailTexts } from './mail-text.js';

/** Mails about payments that are on their way. */
export type PaymentMailName = 'debit-announced' | 'payment-confirmation-needed';

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
  'payment-confirmation-needed': {
    subject: {
      en: 'Please confirm the payment of {amount}',
      fr: 'Merci de confirmer le paiement de {amount}',
      de: 'Bitte bestätigen Sie die Zahlung von {amount}',
      es: 'Confirme el pago de {amount}',
      it: 'Confermi il pagamento di {amount}',
    },
    before: [
      {
        en: 'The bank wants to hear from you before it pays {amount} for platform {platform}. Nothing has been charged yet.',
        fr: 'Avant de payer {amount} pour la plateforme {platform}, la banque demande votre confirmation. Rien n’a encore été prélevé.',
        de: 'Bevor die Bank {amount} für die Plattform {platform} zahlt, will sie Ihre Bestätigung. Bisher wurde nichts abgebucht.',
        es: 'Antes de pagar {amount} por la plataforma {platform}, el banco pide su confirmación. Aún no se ha cobrado nada.',
        it: 'Prima di pagare {amount} per la piattaforma {platform}, la banca chiede la sua conferma. Non è stato ancora addebitato nulla.',
      },
    ],
    button: {
      en: 'Confirm the payment',
      fr: 'Confirmer le paiement',
      de: 'Zahlung bestätigen',
      es: 'Confirmar el pago',
      it: 'Confermare il pagamento',
    },
    after: [
      {
        en: 'The link works for one day. After that the payment counts as refused, and you can pay the open invoice in your account.',
        fr: 'Le lien est valable un jour. Ensuite, le paiement est considéré comme refusé, et vous pouvez régler la facture ouverte dans votre compte.',
        de: 'Der Link gilt einen Tag. Danach gilt die Zahlung als abgelehnt, und Sie können die offene Rechnung in Ihrem Konto bezahlen.',
        es: 'El enlace vale un día. Después el pago se considera rechazado y puede pagar la factura abierta en su cuenta.',
        it: 'Il collegamento vale un giorno. Dopo, il pagamento è considerato rifiutato e potrà pagare la fattura aperta nel suo account.',
      },
    ],
  },
};
