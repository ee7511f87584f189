import type { Texts } from '../../../../kernel/texts.js';

const METHODS: Readonly<Record<string, Texts>> = {
  card: { en: 'Card', fr: 'Carte bancaire', de: 'Karte', es: 'Tarjeta', it: 'Carta' },
  paypal: { en: 'PayPal', fr: 'PayPal', de: 'PayPal', es: 'PayPal', it: 'PayPal' },
  direct_debit: {
    en: 'SEPA direct debit',
    fr: 'Prélèvement SEPA',
    de: 'SEPA-Lastschrift',
    es: 'Adeudo directo SEPA',
    it: 'Addebito diretto SEPA',
  },
  bank_transfer: {
    en: 'Bank transfer',
    fr: 'Virement bancaire',
    de: 'Überweisung',
    es: 'Transferencia bancaria',
    it: 'Bonifico bancario',
  },
  admin_mandate: {
    en: 'Administrative mandate',
    fr: 'Mandat administratif',
    de: 'Verwaltungsanweisung',
    es: 'Mandamiento administrativo',
    it: 'Mandato amministrativo',
  },
};

/** A method that came after this table is left out. */
export function methodTexts(kind: string): Texts | null {
  return METHODS[kind] ?? null;
}
