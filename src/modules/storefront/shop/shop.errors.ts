import { defineProblems } from '../../../kernel/problem.js';

export const shopProblems = defineProblems({
  not_available: {
    status: 422,
    title: {
      en: 'This is not sold here',
      fr: 'Cet article n’est pas proposé ici',
      de: 'Das wird hier nicht verkauft',
      es: 'Esto no se vende aquí',
      it: 'Questo articolo non è in vendita qui',
    },
  },
});
