import { defineProblems } from '../../../kernel/problem.js';

export const addOnProblems = defineProblems({
  add_on_not_available: {
    status: 409,
    title: {
      en: 'The plan does not sell this add-on',
      fr: 'La formule ne propose pas cette option',
      de: 'Der Tarif bietet diese Zusatzleistung nicht an',
      es: 'El plan no ofrece este complemento',
      it: 'Il piano non offre questa opzione',
    },
  },
  subscription_not_active: {
    status: 409,
    title: {
      en: 'The subscription does not run',
      fr: 'L’abonnement n’est pas en cours',
      de: 'Das Abonnement läuft nicht',
      es: 'La suscripción no está en vigor',
      it: 'L’abbonamento non è attivo',
    },
  },
});
