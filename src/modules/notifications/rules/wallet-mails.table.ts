import type { MailTexts } from './mail-text.js';

/** Mails about prepaid money. */
export type WalletMailName = 'deposit-received' | 'wallet-low';

export const WALLET_MAILS: Record<WalletMailName, MailTexts> = {
  'deposit-received': {
    subject: {
      en: 'Your deposit of {amount} has been received',
      fr: 'Votre dépôt de {amount} est bien arrivé',
      de: 'Ihre Einzahlung von {amount} ist eingegangen',
      es: 'Hemos recibido su depósito de {amount}',
      it: 'Il suo deposito di {amount} è stato ricevuto',
    },
    before: [
      {
        en: 'The deposit of {amount} for platform {platform} has been received. The wallet now holds {balance}.',
        fr: 'Le dépôt de {amount} pour la plateforme {platform} a été reçu. Le portefeuille contient maintenant {balance}.',
        de: 'Die Einzahlung von {amount} für die Plattform {platform} ist eingegangen. Das Guthaben beträgt nun {balance}.',
        es: 'Hemos recibido el depósito de {amount} para la plataforma {platform}. El monedero contiene ahora {balance}.',
        it: 'Il deposito di {amount} per la piattaforma {platform} è stato ricevuto. Il portafoglio contiene ora {balance}.',
      },
      {
        en: 'Your receipt has the number {number}. It is no invoice: VAT is charged when something is paid from the wallet, and that invoice follows then.',
        fr: 'Votre reçu porte le numéro {number}. Ce n’est pas une facture : la TVA est due lorsqu’un achat est payé depuis le portefeuille, et la facture suit alors.',
        de: 'Ihre Quittung hat die Nummer {number}. Sie ist keine Rechnung: Umsatzsteuer fällt an, wenn etwas aus dem Guthaben bezahlt wird; dann folgt die Rechnung.',
        es: 'Su recibo tiene el número {number}. No es una factura: el IVA se cobra cuando algo se paga con el monedero, y entonces llega la factura.',
        it: 'La sua ricevuta ha il numero {number}. Non è una fattura: l’IVA è dovuta quando qualcosa è pagato dal portafoglio, e allora segue la fattura.',
      },
    ],
    button: null,
    after: [],
  },
  'wallet-low': {
    subject: {
      en: 'Your wallet holds too little for the renewal on {date}',
      fr: 'Portefeuille insuffisant pour le renouvellement du {date}',
      de: 'Ihr Guthaben reicht nicht für die Verlängerung am {date}',
      es: 'Su monedero no alcanza para la renovación del {date}',
      it: 'Il portafoglio non basta per il rinnovo del {date}',
    },
    before: [
      {
        en: 'On {date} the plan {plan} of platform {platform} is renewed from the wallet. {gross} are needed by then, and it holds {balance}.',
        fr: 'Le {date}, le forfait {plan} de la plateforme {platform} est renouvelé depuis le portefeuille. Il faut alors {gross}, et il contient {balance}.',
        de: 'Am {date} wird der Tarif {plan} der Plattform {platform} aus dem Guthaben verlängert. Bis dahin werden {gross} benötigt; es beträgt {balance}.',
        es: 'El {date} el plan {plan} de la plataforma {platform} se renueva con el monedero. Hacen falta {gross} y contiene {balance}.',
        it: 'Il {date} il piano {plan} della piattaforma {platform} si rinnova dal portafoglio. Servono {gross} e contiene {balance}.',
      },
      {
        en: 'Pay in by card in your account, or transfer the money to {holder}, IBAN {iban}, BIC {bic}, and write {reference} on the transfer.',
        fr: 'Alimentez-le par carte dans votre compte, ou virez la somme à {holder}, IBAN {iban}, BIC {bic}, avec la référence {reference}.',
        de: 'Zahlen Sie in Ihrem Konto mit Karte ein, oder überweisen Sie an {holder}, IBAN {iban}, BIC {bic}, mit dem Verwendungszweck {reference}.',
        es: 'Ingrese dinero con tarjeta en su cuenta, o transfiéralo a {holder}, IBAN {iban}, BIC {bic}, con la referencia {reference}.',
        it: 'Versi con carta nel suo account, oppure bonifichi a {holder}, IBAN {iban}, BIC {bic}, con la causale {reference}.',
      },
      {
        en: 'If it is still too little then, nothing is taken, and you receive an open invoice or the plan ends, as its terms say.',
        fr: 'S’il reste insuffisant, rien n’est prélevé, et vous recevez une facture à payer ou le forfait prend fin, selon ses conditions.',
        de: 'Reicht es dann immer noch nicht, wird nichts abgebucht, und Sie erhalten eine offene Rechnung oder der Tarif endet, je nach seinen Bedingungen.',
        es: 'Si entonces sigue sin alcanzar, no se toma nada, y usted recibe una factura pendiente o el plan termina, según sus condiciones.',
        it: 'Se allora non basta ancora, nulla viene prelevato, e lei riceve una fattura da pagare o il piano termina, secondo le sue condizioni.',
      },
    ],
    button: null,
    after: [],
  },
};
