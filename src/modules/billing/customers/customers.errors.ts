import { defineProblems } from '../../../kernel/problem.js';

export const customersProblems = defineProblems({
  billing_details_required: {
    status: 422,
    title: {
      en: 'Billing details are missing or incomplete',
      fr: 'Les coordonnées de facturation manquent ou sont incomplètes',
      de: 'Die Rechnungsangaben fehlen oder sind unvollständig',
      es: 'Faltan los datos de facturación o están incompletos',
      it: 'I dati di fatturazione mancano o sono incompleti',
    },
  },
});
