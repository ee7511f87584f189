import { defineProblems } from '../../kernel/problem.js';

export const campaignProblems = defineProblems({
  campaign_state: {
    status: 409,
    title: {
      en: 'The campaign is in a state in which this is not possible',
      fr: 'L’état de la campagne ne le permet pas',
      de: 'In diesem Zustand der Kampagne geht das nicht',
      es: 'El estado de la campaña no lo permite',
      it: 'Lo stato della campagna non lo consente',
    },
  },
  campaign_limit_reached: {
    status: 409,
    title: {
      en: 'The account has as many campaigns under way as it may have',
      fr: 'Le compte a déjà le nombre maximal de campagnes en cours',
      de: 'Das Konto hat schon so viele laufende Kampagnen, wie es haben darf',
      es: 'La cuenta ya tiene el número máximo de campañas en curso',
      it: 'L’account ha già il numero massimo di campagne in corso',
    },
  },
  winner_already_chosen: {
    status: 409,
    title: {
      en: 'The winner of this test is decided',
      fr: 'Le gagnant de ce test est désigné',
      de: 'Der Gewinner dieses Tests steht fest',
      es: 'El ganador de esta prueba ya está decidido',
      it: 'Il vincitore di questo test è già deciso',
    },
  },
});
