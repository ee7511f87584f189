import { defineProblems } from '../../../kernel/problem.js';

export const pinProblems = defineProblems({
  pin_incorrect: {
    status: 403,
    title: {
      en: 'This is not the support PIN of the account',
      fr: 'Ce n’est pas le code d’assistance du compte',
      de: 'Das ist nicht die Support-PIN des Kontos',
      es: 'Este no es el PIN de asistencia de la cuenta',
      it: 'Questo non è il PIN di assistenza dell’account',
    },
  },
  pin_locked: {
    status: 403,
    title: {
      en: 'Too many wrong support PINs: locked for a quarter of an hour, and the PIN is another one now',
      fr: 'Trop de codes d’assistance erronés : bloqué pendant un quart d’heure, et le code a changé',
      de: 'Zu viele falsche Support-PINs: für eine Viertelstunde gesperrt, und die PIN ist jetzt eine andere',
      es: 'Demasiados PIN erróneos: bloqueado durante un cuarto de hora, y el PIN ha cambiado',
      it: 'Troppi PIN errati: bloccato per un quarto d’ora, e il PIN è cambiato',
    },
    retryable: true,
  },
  pin_tries_exhausted: {
    status: 429,
    title: {
      en: 'You have given too many wrong support PINs',
      fr: 'Vous avez donné trop de codes d’assistance erronés',
      de: 'Sie haben zu viele falsche Support-PINs eingegeben',
      es: 'Ha dado demasiados PIN de asistencia erróneos',
      it: 'Ha inserito troppi PIN di assistenza errati',
    },
    retryable: true,
  },
});
