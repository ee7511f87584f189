import { defineProblems } from '../../../kernel/problem.js';

export const quoteRequestProblems = defineProblems({
  custom_plan_not_eligible: {
    status: 422,
    title: {
      en: 'A Custom plan needs more volume, or a feature that only Custom plans have',
      fr: 'Une formule Custom demande plus de volume, ou une fonction propre aux formules Custom',
      de: 'Ein Custom-Tarif braucht mehr Volumen oder eine Funktion, die nur Custom-Tarife haben',
      es: 'Un plan Custom requiere más volumen, o una función exclusiva de los planes Custom',
      it: 'Un piano Custom richiede più volume, o una funzione che hanno solo i piani Custom',
    },
  },
  quote_not_ready: {
    status: 409,
    title: {
      en: 'There is no quote yet that could be accepted',
      fr: 'Il n’y a pas encore de devis à accepter',
      de: 'Es liegt noch kein Angebot vor, das angenommen werden könnte',
      es: 'Todavía no hay ningún presupuesto que aceptar',
      it: 'Non c’è ancora un preventivo da accettare',
    },
  },
  quote_accepted: {
    status: 409,
    title: {
      en: 'The quote is accepted: its price stays',
      fr: 'Le devis est accepté : son prix ne change plus',
      de: 'Das Angebot ist angenommen: Sein Preis bleibt',
      es: 'El presupuesto está aceptado: su precio no cambia',
      it: 'Il preventivo è accettato: il prezzo non cambia',
    },
  },
});
