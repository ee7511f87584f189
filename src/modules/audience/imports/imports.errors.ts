import { defineProblems } from '../../../kernel/problem.js';

export const importProblems = defineProblems({
  import_state: {
    status: 409,
    title: {
      en: 'The import is in a state in which this is not possible',
      fr: 'L’état de l’import ne le permet pas',
      de: 'Im jetzigen Zustand des Imports ist das nicht möglich',
      es: 'El estado de la importación no lo permite',
      it: 'Lo stato dell’importazione non lo consente',
    },
  },
  import_limit_reached: {
    status: 429,
    retryable: true,
    title: {
      en: 'The account has as many imports or waiting files as it may',
      fr: 'Le compte a déjà le maximum d’imports ou de fichiers en attente',
      de: 'Das Konto hat so viele Importe oder wartende Dateien, wie es haben darf',
      es: 'La cuenta ya tiene el máximo de importaciones o de archivos en espera',
      it: 'L’account ha già il numero massimo di importazioni o di file in attesa',
    },
  },
});
