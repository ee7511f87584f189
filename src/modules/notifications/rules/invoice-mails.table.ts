import type { MailTexts } from './mail-text.js';

/** Mails that carry a document of the books. All invoices are of one kind for the reader: `invoice`. */
export type InvoiceMailName = 'invoice' | 'invoice-open' | 'credit-note';

const INVOICE_SUBJECT = {
  en: 'Invoice {invoice}',
  fr: 'Facture {invoice}',
  de: 'Rechnung {invoice}',
  es: 'Factura {invoice}',
  it: 'Fattura {invoice}',
};

const KEPT = {
  en: 'It is attached as a PDF, which also holds it as XML for accounting programs (Factur-X), and it stays in the account of platform {platform}, under invoices.',
  fr: 'Elle est jointe en PDF, qui la contient aussi en XML pour les logiciels comptables (Factur-X), et reste dans le compte de la plateforme {platform}, parmi les factures.',
  de: 'Sie ist als PDF angehängt, das sie auch als XML für Buchhaltungsprogramme enthält (Factur-X), und bleibt im Konto der Plattform {platform} bei den Rechnungen.',
  es: 'Va adjunta en PDF, que también la contiene en XML para programas de contabilidad (Factur-X), y queda en la cuenta de la plataforma {platform}, entre las facturas.',
  it: 'È allegata in PDF, che la contiene anche in XML per i programmi di contabilità (Factur-X), e resta nell’account della piattaforma {platform}, tra le fatture.',
};

export const INVOICE_MAILS: Record<InvoiceMailName, MailTexts> = {
  invoice: {
    subject: INVOICE_SUBJECT,
    before: [
      {
        en: 'Invoice {invoice} of {issued}: net {net}, VAT {vat}, total {gross}. It is paid; there is nothing to do.',
        fr: 'Facture {invoice} du {issued} : net {net}, TVA {vat}, total {gross}. Elle est payée ; vous n’avez rien à faire.',
        de: 'Rechnung {invoice} vom {issued}: netto {net}, Umsatzsteuer {vat}, zusammen {gross}. Sie ist bezahlt; es ist nichts zu tun.',
        es: 'Factura {invoice} del {issued}: neto {net}, IVA {vat}, total {gross}. Está pagada; no hay nada que hacer.',
        it: 'Fattura {invoice} del {issued}: netto {net}, IVA {vat}, totale {gross}. È pagata; non c’è nulla da fare.',
      },
      KEPT,
    ],
    button: null,
    after: [],
  },
  'invoice-open': {
    subject: {
      en: 'Invoice {invoice}: to be paid by {due}',
      fr: 'Facture {invoice} : à payer au plus tard le {due}',
      de: 'Rechnung {invoice}: zu zahlen bis {due}',
      es: 'Factura {invoice}: a pagar hasta el {due}',
      it: 'Fattura {invoice}: da pagare entro il {due}',
    },
    before: [
      {
        en: 'Invoice {invoice} of {issued}: net {net}, VAT {vat}, total {gross}. Please pay it by {due}.',
        fr: 'Facture {invoice} du {issued} : net {net}, TVA {vat}, total {gross}. Merci de la payer au plus tard le {due}.',
        de: 'Rechnung {invoice} vom {issued}: netto {net}, Umsatzsteuer {vat}, zusammen {gross}. Bitte zahlen Sie sie bis {due}.',
        es: 'Factura {invoice} del {issued}: neto {net}, IVA {vat}, total {gross}. Páguela, por favor, hasta el {due}.',
        it: 'Fattura {invoice} del {issued}: netto {net}, IVA {vat}, totale {gross}. La preghiamo di pagarla entro il {due}.',
      },
      {
        en: 'By transfer to {holder}\nIBAN {iban}\nBIC {bic}\nReference {reference}\nWrite only this reference on the transfer, so that it is recognised.',
        fr: 'Par virement à {holder}\nIBAN {iban}\nBIC {bic}\nRéférence {reference}\nN’indiquez que cette référence sur le virement, pour qu’il soit reconnu.',
        de: 'Per Überweisung an {holder}\nIBAN {iban}\nBIC {bic}\nVerwendungszweck {reference}\nBitte geben Sie nur diesen Verwendungszweck an, damit die Zahlung erkannt wird.',
        es: 'Por transferencia a {holder}\nIBAN {iban}\nBIC {bic}\nConcepto {reference}\nIndique solo este concepto en la transferencia, para que se reconozca.',
        it: 'Con bonifico a {holder}\nIBAN {iban}\nBIC {bic}\nCausale {reference}\nIndichi solo questa causale nel bonifico, perché sia riconosciuto.',
      },
      {
        en: 'Or pay it in your account, under invoices, with another means of payment.',
        fr: 'Ou payez-la dans votre compte, parmi les factures, par un autre moyen de paiement.',
        de: 'Oder zahlen Sie sie in Ihrem Konto bei den Rechnungen auf anderem Weg.',
        es: 'O páguela en su cuenta, entre las facturas, con otro medio de pago.',
        it: 'Oppure la paghi nel suo account, tra le fatture, con un altro mezzo di pagamento.',
      },
      KEPT,
    ],
    button: null,
    after: [],
  },
  'credit-note': {
    subject: {
      en: 'Credit note {invoice}',
      fr: 'Avoir {invoice}',
      de: 'Gutschrift {invoice}',
      es: 'Factura rectificativa {invoice}',
      it: 'Nota di credito {invoice}',
    },
    before: [
      {
        en: 'Credit note {invoice} of {issued} for invoice {credited}: net {net}, VAT {vat}, total {gross}.',
        fr: 'Avoir {invoice} du {issued} sur la facture {credited} : net {net}, TVA {vat}, total {gross}.',
        de: 'Gutschrift {invoice} vom {issued} zur Rechnung {credited}: netto {net}, Umsatzsteuer {vat}, zusammen {gross}.',
        es: 'Factura rectificativa {invoice} del {issued} de la factura {credited}: neto {net}, IVA {vat}, total {gross}.',
        it: 'Nota di credito {invoice} del {issued} sulla fattura {credited}: netto {net}, IVA {vat}, totale {gross}.',
      },
      {
        en: 'What was not paid yet is no longer owed; what was paid is given back. The account of platform {platform} shows it, under invoices.',
        fr: 'Ce qui n’était pas encore payé n’est plus dû ; ce qui l’était vous est rendu. Le compte de la plateforme {platform} le montre, parmi les factures.',
        de: 'Was noch nicht bezahlt war, wird nicht mehr geschuldet; was bezahlt war, wird zurückgegeben. Das Konto der Plattform {platform} zeigt es bei den Rechnungen.',
        es: 'Lo que no estaba pagado ya no se debe; lo que estaba pagado se devuelve. La cuenta de la plataforma {platform} lo muestra, entre las facturas.',
        it: 'Quanto non era ancora pagato non è più dovuto; quanto era pagato viene restituito. L’account della piattaforma {platform} lo mostra, tra le fatture.',
      },
      {
        en: 'The credit note is attached as a PDF, which also holds it as XML (Factur-X).',
        fr: 'L’avoir est joint en PDF, qui le contient aussi en XML (Factur-X).',
        de: 'Die Gutschrift ist als PDF angehängt, das sie auch als XML enthält (Factur-X).',
        es: 'La factura rectificativa va adjunta en PDF, que también la contiene en XML (Factur-X).',
        it: 'La nota di credito è allegata in PDF, che la contiene anche in XML (Factur-X).',
      },
    ],
    button: null,
    after: [],
  },
};
