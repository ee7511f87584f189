import type { MailTexts } from './mail-text.js';

/** Mails to those who pay by transfer, or from their wallet. */
export type TransferMailName = 'pro-forma';

export const TRANSFER_MAILS: Record<TransferMailName, MailTexts> = {
  'pro-forma': {
    subject: {
      en: 'Pro-forma {number}: please transfer {gross} by {payBy}',
      fr: 'Facture pro forma {number} : merci de virer {gross} avant le {payBy}',
      de: 'Proforma {number}: bitte {gross} bis {payBy} überweisen',
      es: 'Factura proforma {number}: transfiera {gross} antes del {payBy}',
      it: 'Fattura proforma {number}: bonifico di {gross} entro il {payBy}',
    },
    before: [
      {
        en: 'The plan {plan} of platform {platform} ends on {lastDay}. The next term costs {net} without VAT, {gross} with it.',
        fr: 'Le forfait {plan} de la plateforme {platform} se termine le {lastDay}. La période suivante coûte {net} hors TVA, soit {gross} TTC.',
        de: 'Der Tarif {plan} der Plattform {platform} endet am {lastDay}. Der nächste Zeitraum kostet {net} ohne, {gross} mit Umsatzsteuer.',
        es: 'El plan {plan} de la plataforma {platform} termina el {lastDay}. El periodo siguiente cuesta {net} sin IVA, {gross} con IVA.',
        it: 'Il piano {plan} della piattaforma {platform} termina il {lastDay}. Il periodo successivo costa {net} senza IVA, {gross} con IVA.',
      },
      {
        en: 'Transfer it to {holder}, IBAN {iban}, BIC {bic}, and write {reference} on the transfer. When it has come in time, the plan goes on by itself and you receive the invoice.',
        fr: 'Virez cette somme à {holder}, IBAN {iban}, BIC {bic}, avec la référence {reference}. Si elle arrive à temps, le forfait continue de lui-même et vous recevez la facture.',
        de: 'Überweisen Sie den Betrag an {holder}, IBAN {iban}, BIC {bic}, mit dem Verwendungszweck {reference}. Kommt er rechtzeitig, läuft der Tarif von selbst weiter, und Sie erhalten die Rechnung.',
        es: 'Transfiera el importe a {holder}, IBAN {iban}, BIC {bic}, con la referencia {reference}. Si llega a tiempo, el plan continúa solo y recibirá la factura.',
        it: 'Bonifichi l’importo a {holder}, IBAN {iban}, BIC {bic}, con la causale {reference}. Se arriva in tempo, il piano prosegue da solo e riceverà la fattura.',
      },
      {
        en: 'This is no invoice: nothing is owed by it. You may cancel until the last day.',
        fr: 'Ceci n’est pas une facture : elle ne crée aucune dette. Vous pouvez résilier jusqu’au dernier jour.',
        de: 'Dies ist keine Rechnung: Sie begründet keine Schuld. Kündigen können Sie bis zum letzten Tag.',
        es: 'Esto no es una factura: no crea ninguna deuda. Puede cancelar hasta el último día.',
        it: 'Questa non è una fattura: non crea alcun debito. Può disdire fino all’ultimo giorno.',
      },
    ],
    button: null,
    after: [],
  },
};
