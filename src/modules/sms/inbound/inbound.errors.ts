import { defineProblems } from '../../../kernel/problem.js';

export const smsHookProblems = defineProblems({
  hook_signature_invalid: {
    status: 401,
    title: {
      en: 'The call is not signed, or too long ago',
      fr: 'L’appel n’est pas signé, ou l’a été il y a trop longtemps',
      de: 'Der Aufruf ist nicht signiert oder zu alt',
      es: 'La llamada no está firmada o es demasiado antigua',
      it: 'La chiamata non è firmata o è troppo vecchia',
    },
  },
});
