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
  add_on_not_cancellable: {
    status: 409,
    title: {
      en: 'This add-on is not billed by the month, or does not run',
      fr: 'Cette option n’est pas facturée au mois, ou n’est pas en cours',
      de: 'Diese Zusatzleistung wird nicht monatlich berechnet oder läuft nicht',
      es: 'Este complemento no se factura por meses o no está en vigor',
      it: 'Questa opzione non è fatturata al mese o non è attiva',
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
