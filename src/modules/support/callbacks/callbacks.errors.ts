import { defineProblems } from '../../../kernel/problem.js';

export const callbackProblems = defineProblems({
  slot_taken: {
    status: 409,
    title: {
      en: 'All calls of this half hour are taken',
      fr: 'Tous les appels de cette demi-heure sont pris',
      de: 'Alle Anrufe dieser halben Stunde sind vergeben',
      es: 'Todas las llamadas de esta media hora están ocupadas',
      it: 'Tutte le chiamate di questa mezz’ora sono occupate',
    },
    retryable: true,
  },
  callback_already_requested: {
    status: 409,
    title: {
      en: 'A call-back has been asked for in this ticket already',
      fr: 'Un rappel a déjà été demandé dans ce ticket',
      de: 'In diesem Ticket ist schon ein Rückruf gewünscht',
      es: 'Ya se ha pedido una llamada en este ticket',
      it: 'In questo ticket è già stata chiesta una chiamata',
    },
  },
  callback_closed: {
    status: 409,
    title: {
      en: 'This call-back is over or was given up',
      fr: 'Ce rappel est terminé ou a été annulé',
      de: 'Dieser Rückruf ist erledigt oder wurde aufgegeben',
      es: 'Esta llamada ya se hizo o se anuló',
      it: 'Questa chiamata è conclusa o è stata annullata',
    },
  },
});
