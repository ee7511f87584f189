import { defineProblems } from '../../kernel/problem.js';

export const scheduleProblems = defineProblems({
  clock_backwards: {
    status: 409,
    title: {
      en: 'The test clock only moves forward',
      fr: 'L’horloge de test n’avance que vers le futur',
      de: 'Die Testuhr geht nur vorwärts',
      es: 'El reloj de prueba solo avanza',
      it: 'L’orologio di prova va solo avanti',
    },
  },
  clock_is_moving: {
    status: 409,
    retryable: true,
    title: {
      en: 'Somebody else is moving the test clock',
      fr: 'Quelqu’un d’autre déplace l’horloge de test',
      de: 'Die Testuhr wird gerade verstellt',
      es: 'Otra persona está moviendo el reloj de prueba',
      it: 'Qualcun altro sta spostando l’orologio di prova',
    },
  },
});
