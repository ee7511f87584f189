import type { Texts } from '../../../../kernel/texts.js';
import { customerOf, type FrozenDocument } from './frozen-document.js';

/** What French law wants every invoice to say about late and early payment, for whom it says it. */
export interface PaymentConditions {
  /** Penalties for late payment. */
  latePenalty: Texts;
  /** Fixed indemnity for the costs of recovery. */
  recoveryFee: Texts;
  /** Discount for early payment, or that there is none. */
  earlyPayment: Texts;
}

const NO_DISCOUNT: Texts = {
  en: 'No discount for early payment.',
  fr: 'Pas d’escompte pour paiement anticipé.',
  de: 'Kein Skonto bei vorzeitiger Zahlung.',
  es: 'Sin descuento por pronto pago.',
  it: 'Nessuno sconto per pagamento anticipato.',
};

/** Code de commerce, art. L441-10 II and D441-5. */
const BETWEEN_PROFESSIONALS: PaymentConditions = {
  latePenalty: {
    en: 'Late payment: penalties at the European Central Bank’s refinancing rate plus 10 percentage points, due without reminder (art. L441-10 of the Code de commerce).',
    fr: 'Retard de paiement : pénalités au taux de refinancement de la Banque centrale européenne majoré de 10 points, exigibles sans rappel (art. L441-10 du Code de commerce).',
    de: 'Zahlungsverzug: Verzugszinsen zum Refinanzierungssatz der Europäischen Zentralbank plus 10 Prozentpunkte, ohne Mahnung fällig (Art. L441-10 Code de commerce).',
    es: 'Mora: intereses al tipo de refinanciación del Banco Central Europeo más 10 puntos porcentuales, exigibles sin recordatorio (art. L441-10 del Code de commerce).',
    it: 'Ritardo di pagamento: interessi al tasso di rifinanziamento della Banca centrale europea più 10 punti percentuali, dovuti senza sollecito (art. L441-10 del Code de commerce).',
  },
  recoveryFee: {
    en: 'Fixed indemnity for recovery costs in case of late payment: EUR 40 (art. D441-5 of the Code de commerce).',
    fr: 'Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement : 40 EUR (art. D441-5 du Code de commerce).',
    de: 'Pauschale für Beitreibungskosten bei Zahlungsverzug: 40 EUR (Art. D441-5 Code de commerce).',
    es: 'Indemnización fija por gastos de cobro en caso de mora: 40 EUR (art. D441-5 del Code de commerce).',
    it: 'Indennità forfettaria per spese di recupero in caso di ritardo: 40 EUR (art. D441-5 del Code de commerce).',
  },
  earlyPayment: NO_DISCOUNT,
};

/** Code de la commande publique, art. L2192-13, R2192-31 and D2192-35: what a French public body owes by law. */
const FROM_PUBLIC_BODIES: PaymentConditions = {
  latePenalty: {
    en: 'Late payment: default interest at the European Central Bank’s refinancing rate plus 8 percentage points (art. L2192-13 and R2192-31 of the Code de la commande publique).',
    fr: 'Retard de paiement : intérêts moratoires au taux de refinancement de la Banque centrale européenne majoré de 8 points (art. L2192-13 et R2192-31 du Code de la commande publique).',
    de: 'Zahlungsverzug: Verzugszinsen zum Refinanzierungssatz der Europäischen Zentralbank plus 8 Prozentpunkte (Art. L2192-13 und R2192-31 Code de la commande publique).',
    es: 'Mora: intereses al tipo de refinanciación del Banco Central Europeo más 8 puntos porcentuales (art. L2192-13 y R2192-31 del Code de la commande publique).',
    it: 'Ritardo di pagamento: interessi al tasso di rifinanziamento della Banca centrale europea più 8 punti percentuali (art. L2192-13 e R2192-31 del Code de la commande publique).',
  },
  recoveryFee: {
    en: 'Fixed indemnity for recovery costs in case of late payment: EUR 40 (art. D2192-35 of the Code de la commande publique).',
    fr: 'Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement : 40 EUR (art. D2192-35 du Code de la commande publique).',
    de: 'Pauschale für Beitreibungskosten bei Zahlungsverzug: 40 EUR (Art. D2192-35 Code de la commande publique).',
    es: 'Indemnización fija por gastos de cobro en caso de mora: 40 EUR (art. D2192-35 del Code de la commande publique).',
    it: 'Indennità forfettaria per spese di recupero in caso di ritardo: 40 EUR (art. D2192-35 del Code de la commande publique).',
  },
  earlyPayment: NO_DISCOUNT,
};

/** The indemnity and the agreed penalties are between professionals only; Code civil, art. 1231-6. */
const FROM_CONSUMERS: PaymentConditions = {
  latePenalty: {
    en: 'Late payment: interest at the legal rate (art. 1231-6 of the Code civil).',
    fr: 'Retard de paiement : intérêts au taux légal (art. 1231-6 du Code civil).',
    de: 'Zahlungsverzug: Zinsen zum gesetzlichen Satz (Art. 1231-6 Code civil).',
    es: 'Mora: intereses al tipo legal (art. 1231-6 del Code civil).',
    it: 'Ritardo di pagamento: interessi al tasso legale (art. 1231-6 del Code civil).',
  },
  recoveryFee: {
    en: 'No fixed indemnity for recovery costs: it is due between professionals only.',
    fr: 'Pas d’indemnité forfaitaire pour frais de recouvrement : elle n’est due qu’entre professionnels.',
    de: 'Keine Pauschale für Beitreibungskosten: sie gilt nur unter Unternehmern.',
    es: 'Sin indemnización fija por gastos de cobro: solo se debe entre profesionales.',
    it: 'Nessuna indennità forfettaria per spese di recupero: è dovuta solo tra professionisti.',
  },
  earlyPayment: NO_DISCOUNT,
};

/** CGI ann. II, 242 nonies A, I-11° bis: the words that tell a buyer when he may deduct. */
export const DEBITS_OPTION: Texts = {
  en: 'Option pour le paiement de la taxe d’après les débits (VAT is due on the invoice, not on payment).',
  fr: 'Option pour le paiement de la taxe d’après les débits.',
  de: 'Option pour le paiement de la taxe d’après les débits (Mehrwertsteuer fällig mit der Rechnung, nicht mit der Zahlung).',
  es: 'Option pour le paiement de la taxe d’après les débits (IVA exigible con la factura, no con el pago).',
  it: 'Option pour le paiement de la taxe d’après les débits (IVA esigibile con la fattura, non con il pagamento).',
};

const FRANCE = ['FR', 'GP', 'MQ', 'RE', 'GF', 'YT'];

export function paymentConditions(document: FrozenDocument): PaymentConditions {
  const { customerType, country } = customerOf(document);
  if (customerType === 'consumer') return FROM_CONSUMERS;
  return customerType === 'public_body' && FRANCE.includes(country) ? FROM_PUBLIC_BODIES : BETWEEN_PROFESSIONALS;
}
