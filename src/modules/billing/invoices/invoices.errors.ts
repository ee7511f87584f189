import { defineProblems } from '../../../kernel/problem.js';

export const invoiceProblems = defineProblems({
  invoice_not_payable: {
    status: 409,
    title: {
      en: 'Nothing is owed on this invoice',
      fr: 'Rien n’est dû sur cette facture',
      de: 'Auf diese Rechnung ist nichts zu zahlen',
      es: 'No se debe nada por esta factura',
      it: 'Non è dovuto nulla su questa fattura',
    },
  },
  credit_exceeds_invoice: {
    status: 409,
    title: {
      en: 'More than the invoice has left cannot be credited',
      fr: 'L’avoir dépasse ce qui reste de la facture',
      de: 'Mehr, als von der Rechnung übrig ist, kann nicht gutgeschrieben werden',
      es: 'El abono supera lo que queda de la factura',
      it: 'La nota di credito supera quanto resta della fattura',
    },
  },
});
