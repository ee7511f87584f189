import type { Texts } from '../../../../kernel/texts.js';

/** The line under the amount that a document is about. */
export const HEADLINES = {
  paid: {
    en: 'Paid on {date}',
    fr: 'Payée le {date}',
    de: 'Bezahlt am {date}',
    es: 'Pagada el {date}',
    it: 'Pagata il {date}',
  },
  due: {
    en: 'To be paid by {date}',
    fr: 'À payer au plus tard le {date}',
    de: 'Zu zahlen bis {date}',
    es: 'A pagar hasta el {date}',
    it: 'Da pagare entro il {date}',
  },
  credited: {
    en: 'Credited on {date}',
    fr: 'Crédité le {date}',
    de: 'Gutgeschrieben am {date}',
    es: 'Abonado el {date}',
    it: 'Accreditato il {date}',
  },
  offered: {
    en: 'Valid until {date}',
    fr: 'Valable jusqu’au {date}',
    de: 'Gültig bis {date}',
    es: 'Válido hasta el {date}',
    it: 'Valido fino al {date}',
  },
  ordered: {
    en: 'Ordered on {date}',
    fr: 'Commandé le {date}',
    de: 'Bestellt am {date}',
    es: 'Pedido el {date}',
    it: 'Ordinato il {date}',
  },
  received: {
    en: 'Received on {date}',
    fr: 'Reçu le {date}',
    de: 'Erhalten am {date}',
    es: 'Recibido el {date}',
    it: 'Ricevuto il {date}',
  },
} as const satisfies Record<string, Texts>;

/** Sentences below the totals. Sources beside those that a law asks for. */
export const NOTES = {
  // CGI ann. II, 242 nonies A, I-11° bis (the category of operation, from the reform of e-invoicing).
  services: {
    en: 'Category of operation: supply of services.',
    fr: 'Nature de l’opération : prestation de services.',
    de: 'Art des Umsatzes: Dienstleistung.',
    es: 'Naturaleza de la operación: prestación de servicios.',
    it: 'Natura dell’operazione: prestazione di servizi.',
  },
  notOwed: {
    en: 'The amount is no longer owed.',
    fr: 'Cette somme n’est plus due.',
    de: 'Der Betrag wird nicht mehr geschuldet.',
    es: 'El importe ya no se debe.',
    it: 'L’importo non è più dovuto.',
  },
  refundedToWallet: {
    en: 'What had been paid, {amount}, is kept in your wallet.',
    fr: 'Ce qui avait été payé, {amount}, est porté sur votre compte prépayé.',
    de: 'Was bezahlt war, {amount}, liegt in Ihrem Guthaben.',
    es: 'Lo que se había pagado, {amount}, queda en su saldo.',
    it: 'Quanto era stato pagato, {amount}, è nel suo saldo.',
  },
  refundedToMethod: {
    en: 'What had been paid, {amount}, goes back the way it came.',
    fr: 'Ce qui avait été payé, {amount}, est remboursé par le moyen de paiement utilisé.',
    de: 'Was bezahlt war, {amount}, geht auf dem Weg zurück, auf dem es kam.',
    es: 'Lo que se había pagado, {amount}, se devuelve por el mismo medio de pago.',
    it: 'Quanto era stato pagato, {amount}, è restituito con lo stesso mezzo di pagamento.',
  },
  refundedToInvoice: {
    en: 'What had been paid, {amount}, pays the invoice that is issued instead; the rest is kept in your wallet.',
    fr: 'Ce qui avait été payé, {amount}, règle la facture émise à la place ; le reste est porté sur votre compte prépayé.',
    de: 'Was bezahlt war, {amount}, bezahlt die stattdessen ausgestellte Rechnung; der Rest liegt in Ihrem Guthaben.',
    es: 'Lo que se había pagado, {amount}, paga la factura emitida en su lugar; el resto queda en su saldo.',
    it: 'Quanto era stato pagato, {amount}, paga la fattura emessa al suo posto; il resto è nel suo saldo.',
  },
  quote: {
    en: 'This quote is not an invoice. Prices hold until the day named above; VAT is that of the day of the order.',
    fr: 'Ce devis n’est pas une facture. Les prix valent jusqu’au jour indiqué ci-dessus ; la TVA est celle du jour de la commande.',
    de: 'Dieses Angebot ist keine Rechnung. Die Preise gelten bis zum oben genannten Tag; die Umsatzsteuer ist die des Bestelltages.',
    es: 'Este presupuesto no es una factura. Los precios valen hasta el día indicado arriba; el IVA es el del día del pedido.',
    it: 'Questo preventivo non è una fattura. I prezzi valgono fino al giorno indicato sopra; l’IVA è quella del giorno dell’ordine.',
  },
  proForma: {
    en: 'This document is not an invoice, and no VAT can be deducted by it. The invoice follows when the payment has arrived.',
    fr: 'Ce document n’est pas une facture et n’ouvre droit à aucune déduction de TVA. La facture suit dès réception du paiement.',
    de: 'Dieses Dokument ist keine Rechnung und berechtigt nicht zum Vorsteuerabzug. Die Rechnung folgt nach Eingang der Zahlung.',
    es: 'Este documento no es una factura y no da derecho a deducir el IVA. La factura se emite al recibir el pago.',
    it: 'Questo documento non è una fattura e non dà diritto a detrarre l’IVA. La fattura segue al ricevimento del pagamento.',
  },
  purchaseOrder: {
    en: 'To be signed by the buyer and sent back to the supplier. This document is not an invoice.',
    fr: 'À signer par l’acheteur et à retourner au fournisseur. Ce document n’est pas une facture.',
    de: 'Vom Besteller zu unterschreiben und an den Lieferanten zurückzusenden. Dieses Dokument ist keine Rechnung.',
    es: 'Para firmar por el comprador y devolver al proveedor. Este documento no es una factura.',
    it: 'Da firmare dall’acquirente e restituire al fornitore. Questo documento non è una fattura.',
  },
  receipt: {
    en: 'The amount is kept for you and pays what you buy later. A deposit is no sale, so there is no VAT on it: each purchase paid from it has its own invoice with VAT.',
    fr: 'La somme est conservée pour vous et paiera vos achats à venir. Un dépôt n’est pas une vente et ne porte pas de TVA : chaque achat payé avec lui a sa propre facture avec TVA.',
    de: 'Der Betrag wird für Sie verwahrt und bezahlt spätere Käufe. Eine Einzahlung ist kein Umsatz, deshalb ohne Umsatzsteuer: Jeder damit bezahlte Kauf hat eine eigene Rechnung mit Umsatzsteuer.',
    es: 'El importe se guarda para usted y paga sus compras posteriores. Un depósito no es una venta y no lleva IVA: cada compra pagada con él tiene su propia factura con IVA.',
    it: 'L’importo è conservato per lei e paga gli acquisti successivi. Un deposito non è una vendita e non comporta IVA: ogni acquisto pagato con esso ha la propria fattura con IVA.',
  },
  company: {
    en: '{form} with a share capital of {capital}',
    fr: '{form} au capital de {capital}',
    de: '{form} mit einem Kapital von {capital}',
    es: '{form} con un capital de {capital}',
    it: '{form} con capitale di {capital}',
  },
  platform: {
    en: 'Platform {number}',
    fr: 'Plateforme {number}',
    de: 'Plattform {number}',
    es: 'Plataforma {number}',
    it: 'Piattaforma {number}',
  },
  depositLine: {
    en: 'Deposit into your account',
    fr: 'Dépôt sur votre compte',
    de: 'Einzahlung auf Ihr Konto',
    es: 'Depósito en su cuenta',
    it: 'Deposito sul suo conto',
  },
} as const satisfies Record<string, Texts>;
