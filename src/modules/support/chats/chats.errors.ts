import { defineProblems } from '../../../kernel/problem.js';

export const chatProblems = defineProblems({
  chat_already_requested: {
    status: 409,
    title: {
      en: 'There is a chat in this ticket already',
      fr: 'Il y a déjà une discussion dans ce ticket',
      de: 'In diesem Ticket gibt es schon einen Chat',
      es: 'Ya hay un chat en este ticket',
      it: 'In questo ticket c’è già una chat',
    },
  },
  chat_state: {
    status: 409,
    title: {
      en: 'The chat is not in a state for this',
      fr: 'L’état de la discussion ne le permet pas',
      de: 'In diesem Zustand des Chats geht das nicht',
      es: 'El estado del chat no lo permite',
      it: 'Lo stato della chat non lo consente',
    },
  },
});
