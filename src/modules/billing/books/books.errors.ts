import { defineProblems } from '../../../kernel/problem.js';

export const booksProblems = defineProblems({
  foreign_currency_in_books: {
    status: 409,
    title: {
      en: 'The books hold entries in a foreign currency, which this file cannot say',
      fr: 'Les livres contiennent des écritures en devise étrangère, que ce fichier ne peut pas exprimer',
      de: 'Die Bücher enthalten Buchungen in fremder Währung, die diese Datei nicht ausdrücken kann',
      es: 'Los libros contienen asientos en moneda extranjera, que este fichero no puede expresar',
      it: 'I libri contengono scritture in valuta estera, che questo file non può esprimere',
    },
  },
});
