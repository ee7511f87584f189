import { defineProblems } from '../../../kernel/problem.js';

export const openingProblems = defineProblems({
  suggestions: {
    status: 409,
    title: {
      en: 'These articles may answer your question; send the ticket again with articlesConsulted when they do not',
      fr: 'Ces articles répondent peut-être à votre question ; sinon, renvoyez le ticket avec articlesConsulted',
      de: 'Diese Artikel beantworten vielleicht Ihre Frage; wenn nicht, senden Sie das Ticket mit articlesConsulted noch einmal',
      es: 'Quizá estos artículos respondan a su pregunta; si no, envíe de nuevo el ticket con articlesConsulted',
      it: 'Forse questi articoli rispondono alla sua domanda; altrimenti invii di nuovo il ticket con articlesConsulted',
    },
    retryable: true,
  },
});
