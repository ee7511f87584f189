import type { Texts } from '../kernel/texts.js';

/** The first line of our answers: what a reply has below it is our own mail again. */
export const REPLY_MARKERS: Texts = {
  en: '##- Please write your answer above this line -##',
  fr: '##- Merci d’écrire votre réponse au-dessus de cette ligne -##',
  de: '##- Bitte schreiben Sie Ihre Antwort über diese Zeile -##',
  es: '##- Por favor, escriba su respuesta encima de esta línea -##',
  it: '##- La preghiamo di scrivere la risposta sopra questa riga -##',
};
