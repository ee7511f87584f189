import { defineProblems } from '../../../kernel/problem.js';

export const uploadProblems = defineProblems({
  upload_limit_reached: {
    status: 429,
    retryable: true,
    title: {
      en: 'The account holds as many uploads as it may',
      fr: 'Le compte contient déjà le maximum de fichiers téléversés',
      de: 'Das Konto hat so viele hochgeladene Dateien, wie es haben darf',
      es: 'La cuenta ya tiene el máximo de archivos subidos',
      it: 'L’account ha già il numero massimo di file caricati',
    },
  },
});
