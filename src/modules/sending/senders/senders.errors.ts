import { defineProblems } from '../../../kernel/problem.js';

export const senderProblems = defineProblems({
  sender_exists: {
    status: 409,
    title: {
      en: 'The account has this sender already',
      fr: 'Le compte possède déjà cet expéditeur',
      de: 'Das Konto hat diesen Absender schon',
      es: 'La cuenta ya tiene este remitente',
      it: 'L’account ha già questo mittente',
    },
  },
  domain_exists: {
    status: 409,
    title: {
      en: 'The account has this domain already',
      fr: 'Le compte possède déjà ce domaine',
      de: 'Das Konto hat diese Domain schon',
      es: 'La cuenta ya tiene este dominio',
      it: 'L’account ha già questo dominio',
    },
  },
  dkim_rotation_running: {
    status: 409,
    title: {
      en: 'A change of the DKIM keys is under way',
      fr: 'Un changement des clés DKIM est en cours',
      de: 'Ein Wechsel der DKIM-Schlüssel läuft',
      es: 'Hay un cambio de claves DKIM en curso',
      it: 'È in corso un cambio delle chiavi DKIM',
    },
  },
  domain_owned_by_another_account: {
    status: 409,
    title: {
      en: 'Another account has proven that the domain is its own',
      fr: 'Un autre compte a prouvé que ce domaine est le sien',
      de: 'Ein anderes Konto hat die Domain als seine nachgewiesen',
      es: 'Otra cuenta ha demostrado que el dominio es suyo',
      it: 'Un altro account ha dimostrato che il dominio è suo',
    },
  },
});
