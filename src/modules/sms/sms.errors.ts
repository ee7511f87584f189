import { defineProblems } from '../../kernel/problem.js';

export const smsProblems = defineProblems({
  sms_not_available: {
    status: 409,
    title: {
      en: 'The offer does not include SMS',
      fr: 'L’offre ne comprend pas les SMS',
      de: 'Das Angebot umfasst keine SMS',
      es: 'La oferta no incluye SMS',
      it: 'L’offerta non comprende gli SMS',
    },
  },
  sms_pack_exists: {
    status: 409,
    title: {
      en: 'There is a pack with this code',
      fr: 'Un lot porte déjà ce code',
      de: 'Ein Paket mit diesem Code gibt es schon',
      es: 'Ya existe un paquete con este código',
      it: 'Esiste già un pacchetto con questo codice',
    },
  },
});
