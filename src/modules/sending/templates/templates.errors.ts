import { defineProblems } from '../../../kernel/problem.js';

export const templateProblems = defineProblems({
  template_exists: {
    status: 409,
    title: {
      en: 'The account has a template of this name already',
      fr: 'Le compte possède déjà un modèle de ce nom',
      de: 'Das Konto hat schon eine Vorlage dieses Namens',
      es: 'La cuenta ya tiene una plantilla con este nombre',
      it: 'L’account ha già un modello con questo nome',
    },
  },
});
