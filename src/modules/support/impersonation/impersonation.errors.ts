import { defineProblems } from '../../../kernel/problem.js';

export const impersonationProblems = defineProblems({
  support_pin_required: {
    status: 403,
    title: {
      en: 'The customer must first tell you the support PIN',
      fr: 'Le client doit d’abord vous donner son code d’assistance',
      de: 'Der Kunde muss Ihnen zuerst die Support-PIN nennen',
      es: 'El cliente debe decirle primero el PIN de asistencia',
      it: 'Il cliente deve prima comunicarle il PIN di assistenza',
    },
  },
});
