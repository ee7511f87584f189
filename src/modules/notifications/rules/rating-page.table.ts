import type { Texts } from '../../../kernel/texts.js';

/** The page behind the question of a solved ticket's mail. */
export const RATING_PAGE = {
  title: {
    en: 'How well did we help you?',
    fr: 'Avons-nous bien répondu à votre demande ?',
    de: 'Wie gut haben wir Ihnen geholfen?',
    es: '¿Le hemos ayudado bien?',
    it: 'Come l’abbiamo aiutata?',
  },
  worst: { en: 'not at all', fr: 'pas du tout', de: 'gar nicht', es: 'nada', it: 'per niente' },
  best: { en: 'very well', fr: 'très bien', de: 'sehr gut', es: 'muy bien', it: 'molto bene' },
  comment: {
    en: 'What could be better? (optional)',
    fr: 'Que pourrions-nous améliorer ? (facultatif)',
    de: 'Was könnte besser sein? (freiwillig)',
    es: '¿Qué podría mejorar? (opcional)',
    it: 'Che cosa potrebbe migliorare? (facoltativo)',
  },
  button: { en: 'Send', fr: 'Envoyer', de: 'Absenden', es: 'Enviar', it: 'Inviare' },
  done: {
    en: 'Thank you. We read every answer.',
    fr: 'Merci. Nous lisons chaque réponse.',
    de: 'Danke. Wir lesen jede Antwort.',
    es: 'Gracias. Leemos todas las respuestas.',
    it: 'Grazie. Leggiamo ogni risposta.',
  },
  again: {
    en: 'You have told us already. Thank you.',
    fr: 'Vous nous avez déjà répondu. Merci.',
    de: 'Sie haben uns schon geantwortet. Danke.',
    es: 'Ya nos ha respondido. Gracias.',
    it: 'Ci ha già risposto. Grazie.',
  },
} as const satisfies Record<string, Texts>;
