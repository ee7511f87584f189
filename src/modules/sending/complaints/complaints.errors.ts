import { defineProblems } from '../../../kernel/problem.js';

export const complaintProblems = defineProblems({
  complaint_already_recorded: {
    status: 409,
    title: {
      en: 'This reference stands for another complaint already',
      fr: 'Cette référence désigne déjà une autre plainte',
      de: 'Diese Referenz steht schon für eine andere Beschwerde',
      es: 'Esta referencia ya corresponde a otra queja',
      it: 'Questo riferimento indica già un altro reclamo',
    },
  },
});
