import { defineProblems } from '../../../kernel/problem.js';

export const reconciliationProblems = defineProblems({
  statement_not_safe: {
    status: 422,
    title: {
      en: 'The statement declares or uses entities, which are never read',
      fr: 'Le relevé déclare ou utilise des entités, qui ne sont jamais lues',
      de: 'Der Auszug deklariert oder benutzt Entitäten; solche werden nie gelesen',
      es: 'El extracto declara o usa entidades, que nunca se leen',
      it: 'L’estratto dichiara o usa entità, che non vengono mai lette',
    },
  },
  statement_not_camt053: {
    status: 422,
    title: {
      en: 'The file is no statement in camt.053.001.02 or camt.053.001.08',
      fr: 'Le fichier n’est pas un relevé camt.053.001.02 ou camt.053.001.08',
      de: 'Die Datei ist kein Auszug in camt.053.001.02 oder camt.053.001.08',
      es: 'El archivo no es un extracto camt.053.001.02 o camt.053.001.08',
      it: 'Il file non è un estratto camt.053.001.02 o camt.053.001.08',
    },
  },
  statement_malformed: {
    status: 422,
    title: {
      en: 'The statement cannot be read',
      fr: 'Le relevé est illisible',
      de: 'Der Auszug ist nicht lesbar',
      es: 'El extracto no se puede leer',
      it: 'L’estratto non è leggibile',
    },
  },
  statement_of_other_account: {
    status: 422,
    title: {
      en: 'The statement is of another bank account than the seller’s',
      fr: 'Le relevé concerne un autre compte bancaire que celui du vendeur',
      de: 'Der Auszug gehört zu einem anderen Bankkonto als dem des Verkäufers',
      es: 'El extracto es de otra cuenta bancaria que la del vendedor',
      it: 'L’estratto è di un conto bancario diverso da quello del venditore',
    },
  },
  statement_entry_decided: {
    status: 409,
    title: {
      en: 'What became of this entry is decided already',
      fr: 'Le sort de cette écriture est déjà décidé',
      de: 'Über diesen Umsatz ist schon entschieden',
      es: 'El destino de este apunte ya está decidido',
      it: 'La sorte di questo movimento è già decisa',
    },
  },
});
