import type { Texts } from '../../../../kernel/texts.js';

/** CGI ann. II, 242 nonies A, I-11° bis: the words that tell a buyer when he may deduct. */
export const DEBITS_OPTION: Texts = {
  en: 'Option pour le paiement de la taxe d’après les débits (VAT is due on the invoice, not on payment).',
  fr: 'Option pour le paiement de la taxe d’après les débits.',
  de: 'Option pour le paiement de la taxe d’après les débits (Mehrwertsteuer fällig mit der Rechnung, nicht mit der Zahlung).',
  es: 'Option pour le paiement de la taxe d’après les débits (IVA exigible con la factura, no con el pago).',
  it: 'Option pour le paiement de la taxe d’après les débits (IVA esigibile con la fattura, non con il pagamento).',
};
