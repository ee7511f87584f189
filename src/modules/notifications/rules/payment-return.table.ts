import type { Texts } from '../../../kernel/texts.js';

/** For a payer who comes back from his bank's page: whether he has paid is known later, and said in the account. */
export const PAYMENT_RETURN: Record<'title' | 'sentence', Texts> = {
  title: {
    en: 'Thank you',
    fr: 'Merci',
    de: 'Vielen Dank',
    es: 'Gracias',
    it: 'Grazie',
  },
  sentence: {
    en: 'Your answer is on its way to us. You can close this page; your account shows the payment within moments.',
    fr: 'Votre réponse nous parvient. Vous pouvez fermer cette page ; votre compte affiche le paiement dans quelques instants.',
    de: 'Ihre Antwort ist unterwegs zu uns. Sie können diese Seite schließen; Ihr Konto zeigt die Zahlung in wenigen Augenblicken.',
    es: 'Su respuesta está en camino. Puede cerrar esta página; su cuenta mostrará el pago en unos instantes.',
    it: 'La sua risposta è in arrivo. Può chiudere questa pagina; il suo conto mostrerà il pagamento tra pochi istanti.',
  },
};
