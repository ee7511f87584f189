import { defineProblems } from '../../../kernel/problem.js';
import { catalogueProblems } from '../catalogue/index.js';

const ownProblems = defineProblems({
  same_plan: {
    status: 409,
    title: {
      en: 'The subscription already has this plan and interval',
      fr: 'L’abonnement a déjà ce forfait et cette périodicité',
      de: 'Das Abonnement hat diesen Tarif und Zeitraum schon',
      es: 'La suscripción ya tiene este plan y este periodo',
      it: 'L’abbonamento ha già questo piano e questo periodo',
    },
  },
  quote_required: {
    status: 409,
    title: {
      en: 'This plan is sold on quotation only',
      fr: 'Ce forfait est vendu uniquement sur devis',
      de: 'Dieser Tarif wird nur auf Angebot verkauft',
      es: 'Este plan se vende solo con presupuesto',
      it: 'Questo piano si vende solo su preventivo',
    },
  },
  downgrade_only_at_period_end: {
    status: 409,
    title: {
      en: 'A lower plan takes effect at the end of the period',
      fr: 'Un forfait inférieur prend effet à la fin de la période',
      de: 'Ein niedrigerer Tarif gilt ab dem Ende des Zeitraums',
      es: 'Un plan inferior surte efecto al final del periodo',
      it: 'Un piano inferiore ha effetto alla fine del periodo',
    },
  },
  downgrade_not_allowed_in_yearly_period: {
    status: 409,
    title: {
      en: 'A yearly plan can be lowered at its renewal only',
      fr: 'Un forfait annuel ne peut être réduit qu’à son renouvellement',
      de: 'Ein Jahrestarif kann nur zur Verlängerung gesenkt werden',
      es: 'Un plan anual solo puede reducirse en su renovación',
      it: 'Un piano annuale si può ridurre solo al rinnovo',
    },
  },
  no_scheduled_change: {
    status: 409,
    title: {
      en: 'There is no scheduled change',
      fr: 'Aucun changement n’est prévu',
      de: 'Es ist keine Änderung vorgemerkt',
      es: 'No hay ningún cambio programado',
      it: 'Non è previsto alcun cambiamento',
    },
  },
  subscription_not_changeable: {
    status: 409,
    title: {
      en: 'This subscription cannot be changed; order a plan instead',
      fr: 'Cet abonnement ne peut pas être modifié ; commandez plutôt un forfait',
      de: 'Dieses Abonnement lässt sich nicht ändern; bestellen Sie stattdessen einen Tarif',
      es: 'Esta suscripción no puede cambiarse; contrate un plan',
      it: 'Questo abbonamento non si può modificare; ordini invece un piano',
    },
  },
  subscription_not_running: {
    status: 409,
    title: {
      en: 'The subscription does not run',
      fr: 'L’abonnement n’est pas en cours',
      de: 'Das Abonnement läuft nicht',
      es: 'La suscripción no está en vigor',
      it: 'L’abbonamento non è attivo',
    },
  },
  subscription_cancelled: {
    status: 409,
    title: {
      en: 'The subscription is cancelled; take that back first',
      fr: 'L’abonnement est résilié ; annulez d’abord la résiliation',
      de: 'Das Abonnement ist gekündigt; nehmen Sie das zuerst zurück',
      es: 'La suscripción está cancelada; anule antes la cancelación',
      it: 'L’abbonamento è disdetto; annulli prima la disdetta',
    },
  },
  use_renew: {
    status: 409,
    title: {
      en: 'The term is over: renew the subscription instead',
      fr: 'La période est terminée : renouvelez l’abonnement',
      de: 'Die Laufzeit ist vorbei: Verlängern Sie das Abonnement',
      es: 'El periodo ha terminado: renueve la suscripción',
      it: 'Il periodo è terminato: rinnovi l’abbonamento',
    },
  },
  not_cancelled: {
    status: 409,
    title: {
      en: 'The subscription is not cancelled',
      fr: 'L’abonnement n’est pas résilié',
      de: 'Das Abonnement ist nicht gekündigt',
      es: 'La suscripción no está cancelada',
      it: 'L’abbonamento non è disdetto',
    },
  },
  not_yet_renewable: {
    status: 409,
    title: {
      en: 'The subscription still runs and renews by itself',
      fr: 'L’abonnement est en cours et se renouvelle tout seul',
      de: 'Das Abonnement läuft noch und verlängert sich von selbst',
      es: 'La suscripción sigue en vigor y se renueva sola',
      it: 'L’abbonamento è ancora attivo e si rinnova da solo',
    },
  },
  payment_in_progress: {
    status: 409,
    title: {
      en: 'A payment for this subscription is on its way',
      fr: 'Un paiement pour cet abonnement est en cours',
      de: 'Eine Zahlung für dieses Abonnement ist unterwegs',
      es: 'Hay un pago en curso para esta suscripción',
      it: 'È in corso un pagamento per questo abbonamento',
    },
  },
  renewal_window_closed: {
    status: 410,
    title: {
      en: 'The days in which it could be renewed are over',
      fr: 'Le délai de renouvellement est écoulé',
      de: 'Die Frist für die Verlängerung ist abgelaufen',
      es: 'El plazo de renovación ha terminado',
      it: 'Il termine per il rinnovo è scaduto',
    },
  },
});

/** What a subscription's state, or its plan, does not allow. Nothing has changed when one of these is answered. */
export const salesProblems = { ...ownProblems, plan_of_other_offer: catalogueProblems.plan_of_other_offer };
