import { defineProblems } from '../../../kernel/problem.js';

export const depositProblems = defineProblems({
  deposit_below_minimum: {
    status: 422,
    title: {
      en: 'The deposit is below the minimum',
      fr: 'Le dépôt est inférieur au minimum',
      de: 'Die Einzahlung liegt unter dem Mindestbetrag',
      es: 'El depósito es inferior al mínimo',
      it: 'Il deposito è inferiore al minimo',
    },
  },
  deposits_not_available: {
    status: 422,
    title: {
      en: 'The account’s plans cannot be paid from deposits',
      fr: 'Les forfaits du compte ne peuvent pas être payés par dépôt',
      de: 'Die Tarife des Kontos können nicht aus Einzahlungen bezahlt werden',
      es: 'Los planes de la cuenta no se pueden pagar con depósitos',
      it: 'I piani dell’account non si possono pagare con depositi',
    },
  },
  deposit_method_not_available: {
    status: 422,
    title: {
      en: 'Deposits are paid by card, direct debit or PayPal, or by transfer under the wallet’s reference',
      fr: 'Un dépôt se paie par carte, prélèvement ou PayPal, ou par virement avec la référence du portefeuille',
      de: 'Eingezahlt wird mit Karte, Lastschrift oder PayPal oder per Überweisung mit dem Verwendungszweck des Guthabens',
      es: 'Los depósitos se pagan con tarjeta, adeudo o PayPal, o por transferencia con la referencia del monedero',
      it: 'I depositi si pagano con carta, addebito o PayPal, o con bonifico e la causale del portafoglio',
    },
  },
});
