import { defineProblems } from '../../../kernel/problem.js';

export const ratesProblems = defineProblems({
  rate_file_refused: {
    status: 422,
    title: {
      en: 'The rate card has lines that are wrong; nothing of it was taken',
      fr: 'La grille tarifaire contient des lignes erronées ; rien n’a été repris',
      de: 'Die Preisliste hat fehlerhafte Zeilen; nichts davon wurde übernommen',
      es: 'La lista de tarifas tiene líneas erróneas; no se ha tomado nada de ella',
      it: 'Il listino contiene righe errate; nulla è stato ripreso',
    },
  },
});
