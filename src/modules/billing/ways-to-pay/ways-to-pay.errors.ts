import { defineProblems } from '../../../kernel/problem.js';

export const waysToPayProblems = defineProblems({
  method_not_available: {
    status: 422,
    title: {
      en: 'This way to pay cannot be used for this plan',
      fr: 'Ce moyen de paiement n’est pas possible pour cette formule',
      de: 'Diese Zahlungsart ist für diesen Tarif nicht möglich',
      es: 'Este medio de pago no se puede usar para este plan',
      it: 'Questo metodo di pagamento non si può usare per questo piano',
    },
  },
  method_not_available_for_interval: {
    status: 422,
    title: {
      en: 'This way to pay cannot be used for this billing interval',
      fr: 'Ce moyen de paiement n’est pas possible pour cette périodicité',
      de: 'Diese Zahlungsart ist für diesen Abrechnungszeitraum nicht möglich',
      es: 'Este medio de pago no se puede usar con esta periodicidad',
      it: 'Questo metodo di pagamento non si può usare con questa periodicità',
    },
  },
});
