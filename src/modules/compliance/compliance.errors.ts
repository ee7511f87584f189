import { defineProblems } from '../../kernel/problem.js';

export const complianceProblems = defineProblems({
  review_already_open: {
    status: 409,
    title: {
      en: 'A review of this account is already under way',
      fr: 'Un examen de ce compte est déjà en cours',
      de: 'Dieses Konto wird bereits geprüft',
      es: 'Ya hay una revisión de esta cuenta en curso',
      it: 'Una verifica di questo account è già in corso',
    },
  },
  review_already_decided: {
    status: 409,
    title: {
      en: 'The review is already decided',
      fr: 'L’examen est déjà tranché',
      de: 'Die Prüfung ist bereits entschieden',
      es: 'La revisión ya está decidida',
      it: 'La verifica è già decisa',
    },
  },
  review_has_no_question: {
    status: 409,
    title: {
      en: 'Nothing was asked that could be answered',
      fr: 'Aucune question n’attend de réponse',
      de: 'Es ist keine Frage offen, die beantwortet werden könnte',
      es: 'No hay ninguna pregunta pendiente de respuesta',
      it: 'Non c’è nessuna domanda in attesa di risposta',
    },
  },
  nothing_to_unlock: {
    status: 409,
    title: {
      en: 'The account already has the highest authorisation',
      fr: 'Le compte dispose déjà de l’autorisation la plus élevée',
      de: 'Das Konto hat bereits die höchste Freigabe',
      es: 'La cuenta ya tiene la autorización más alta',
      it: 'L’account ha già l’autorizzazione più alta',
    },
  },
  block_is_over: {
    status: 409,
    title: {
      en: 'The block is over, there is nothing left to answer',
      fr: 'Le blocage est terminé, il n’y a plus rien à répondre',
      de: 'Die Sperre ist beendet, es gibt nichts mehr zu beantworten',
      es: 'El bloqueo ha terminado, ya no hay nada que responder',
      it: 'Il blocco è terminato, non c’è più nulla da rispondere',
    },
  },
});
