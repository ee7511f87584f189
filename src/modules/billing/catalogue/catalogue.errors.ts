import { defineProblems } from '../../../kernel/problem.js';

export const catalogueProblems = defineProblems({
  plan_exists: {
    status: 409,
    title: {
      en: 'There is a plan with this code',
      fr: 'Une formule porte déjà ce code',
      de: 'Es gibt schon einen Tarif mit diesem Code',
      es: 'Ya existe un plan con este código',
      it: 'Esiste già un piano con questo codice',
    },
  },
  offer_has_free_plan: {
    status: 409,
    title: {
      en: 'The offer has a free plan',
      fr: 'L’offre a déjà une formule gratuite',
      de: 'Das Angebot hat schon einen kostenlosen Tarif',
      es: 'La oferta ya tiene un plan gratuito',
      it: 'L’offerta ha già un piano gratuito',
    },
  },
  plan_version_overlaps: {
    status: 409,
    title: {
      en: 'A version must begin later than the last one of its plan',
      fr: 'Une version doit commencer après la dernière de sa formule',
      de: 'Eine Fassung muss später beginnen als die letzte ihres Tarifs',
      es: 'Una versión debe comenzar después de la última de su plan',
      it: 'Una versione deve iniziare dopo l’ultima del suo piano',
    },
  },
  plan_of_other_offer: {
    status: 409,
    title: {
      en: 'The plan belongs to another offer',
      fr: 'Le forfait appartient à une autre offre',
      de: 'Der Tarif gehört zu einem anderen Angebot',
      es: 'El plan pertenece a otra oferta',
      it: 'Il piano appartiene a un’altra offerta',
    },
  },
});
