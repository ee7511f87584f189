import { defineProblems } from '../../../kernel/problem.js';

export const helpProblems = defineProblems({
  article_exists: {
    status: 409,
    title: {
      en: 'There is an article of this name already',
      fr: 'Il existe déjà un article de ce nom',
      de: 'Einen Artikel dieses Namens gibt es schon',
      es: 'Ya existe un artículo con este nombre',
      it: 'Esiste già un articolo con questo nome',
    },
  },
  article_incomplete: {
    status: 422,
    title: {
      en: 'An article needs an English translation before it is published',
      fr: 'Un article doit avoir un texte anglais avant d’être publié',
      de: 'Ein Artikel braucht einen englischen Text, bevor er veröffentlicht wird',
      es: 'Un artículo necesita un texto en inglés antes de publicarse',
      it: 'Un articolo ha bisogno di un testo inglese prima di essere pubblicato',
    },
  },
  media_type_not_allowed: {
    status: 422,
    title: {
      en: 'Only PNG, JPEG, GIF, WebP, MP4 and WebM can stand in an article',
      fr: 'Seuls PNG, JPEG, GIF, WebP, MP4 et WebM peuvent figurer dans un article',
      de: 'In einem Artikel können nur PNG, JPEG, GIF, WebP, MP4 und WebM stehen',
      es: 'En un artículo solo puede haber PNG, JPEG, GIF, WebP, MP4 y WebM',
      it: 'In un articolo possono stare solo PNG, JPEG, GIF, WebP, MP4 e WebM',
    },
  },
});
