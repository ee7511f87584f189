import { defineProblems } from '../../../kernel/problem.js';

export const macroProblems = defineProblems({
  macro_exists: {
    status: 409,
    title: {
      en: 'There is a macro of this name',
      fr: 'Une réponse type porte déjà ce nom',
      de: 'Es gibt schon eine Vorlage dieses Namens',
      es: 'Ya hay una respuesta con este nombre',
      it: 'Esiste già una risposta con questo nome',
    },
  },
  macro_not_in_language: {
    status: 422,
    title: {
      en: 'The macro is not written in the language of the ticket',
      fr: 'La réponse type n’existe pas dans la langue du ticket',
      de: 'Die Vorlage gibt es nicht in der Sprache des Tickets',
      es: 'La respuesta no está escrita en el idioma del ticket',
      it: 'La risposta non è scritta nella lingua del ticket',
    },
  },
});
