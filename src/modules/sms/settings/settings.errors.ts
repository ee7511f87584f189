import { defineProblems } from '../../../kernel/problem.js';

export const smsSettingsProblems = defineProblems({
  sms_sender_exists: {
    status: 409,
    title: {
      en: 'The account has asked for this sender already',
      fr: 'Le compte a déjà demandé cet expéditeur',
      de: 'Das Konto hat diesen Absender schon beantragt',
      es: 'La cuenta ya ha solicitado este remitente',
      it: 'L’account ha già richiesto questo mittente',
    },
  },
});
