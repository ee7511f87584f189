import type { Language, Texts } from '../../../../kernel/texts.js';

const PROVED: Texts = {
  en: 'The VAT number was confirmed after the invoice was issued; an invoice without VAT takes its place.',
  fr: 'Le numéro de TVA a été confirmé après l’émission de la facture ; une facture sans TVA la remplace.',
  de: 'Die USt-IdNr. wurde nach Ausstellung der Rechnung bestätigt; eine Rechnung ohne Mehrwertsteuer tritt an ihre Stelle.',
  es: 'El NIF-IVA se confirmó después de emitirse la factura; la sustituye una factura sin IVA.',
  it: 'Il numero di partita IVA è stato confermato dopo l’emissione della fattura; la sostituisce una fattura senza IVA.',
};

/** Why an invoice with VAT is credited when a number proved to be valid. */
export function reissueReason(language: Language): string {
  return PROVED[language];
}
