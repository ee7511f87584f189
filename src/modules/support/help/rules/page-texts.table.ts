import type { Texts } from '../../../../kernel/texts.js';

/** The words around the articles. */
export const PAGE_TEXTS = {
  title: { en: 'Help', fr: 'Aide', de: 'Hilfe', es: 'Ayuda', it: 'Aiuto' },
  searchLabel: {
    en: 'What are you looking for?',
    fr: 'Que cherchez-vous ?',
    de: 'Wonach suchen Sie?',
    es: '¿Qué busca?',
    it: 'Che cosa cerca?',
  },
  searchButton: { en: 'Search', fr: 'Rechercher', de: 'Suchen', es: 'Buscar', it: 'Cerca' },
  results: {
    en: 'Articles that fit',
    fr: 'Articles trouvés',
    de: 'Passende Artikel',
    es: 'Artículos encontrados',
    it: 'Articoli trovati',
  },
  nothing: {
    en: 'No article fits. Try other words, or look through the list.',
    fr: 'Aucun article ne correspond. Essayez d’autres mots ou parcourez la liste.',
    de: 'Kein Artikel passt. Versuchen Sie andere Wörter oder sehen Sie die Liste durch.',
    es: 'Ningún artículo coincide. Pruebe con otras palabras o recorra la lista.',
    it: 'Nessun articolo corrisponde. Provi altre parole o scorra l’elenco.',
  },
  all: {
    en: 'All articles',
    fr: 'Tous les articles',
    de: 'Alle Artikel',
    es: 'Todos los artículos',
    it: 'Tutti gli articoli',
  },
  updated: {
    en: 'Last changed on {date}',
    fr: 'Dernière modification le {date}',
    de: 'Zuletzt geändert am {date}',
    es: 'Última modificación: {date}',
    it: 'Ultima modifica: {date}',
  },
  notInYours: {
    en: 'This article is in English only so far.',
    fr: 'Cet article n’existe pour l’instant qu’en anglais.',
    de: 'Diesen Artikel gibt es bisher nur auf Englisch.',
    es: 'Este artículo solo existe en inglés por ahora.',
    it: 'Per ora questo articolo esiste solo in inglese.',
  },
  helpful: {
    en: 'Did this help you?',
    fr: 'Cet article vous a-t-il aidé ?',
    de: 'Hat Ihnen das geholfen?',
    es: '¿Le ha ayudado esto?',
    it: 'Questo le è stato utile?',
  },
  yes: { en: 'Yes', fr: 'Oui', de: 'Ja', es: 'Sí', it: 'Sì' },
  no: { en: 'No', fr: 'Non', de: 'Nein', es: 'No', it: 'No' },
  thanks: {
    en: 'Thank you for telling us.',
    fr: 'Merci de nous l’avoir dit.',
    de: 'Danke, dass Sie es uns gesagt haben.',
    es: 'Gracias por decírnoslo.',
    it: 'Grazie per avercelo detto.',
  },
  languages: { en: 'Languages', fr: 'Langues', de: 'Sprachen', es: 'Idiomas', it: 'Lingue' },
  missing: {
    en: 'There is no such article',
    fr: 'Cet article n’existe pas',
    de: 'Diesen Artikel gibt es nicht',
    es: 'Este artículo no existe',
    it: 'Questo articolo non esiste',
  },
  missingMore: {
    en: 'It may have moved. Search for it, or look through the list.',
    fr: 'Il a peut-être été déplacé. Cherchez-le ou parcourez la liste.',
    de: 'Vielleicht heißt er jetzt anders. Suchen Sie danach oder sehen Sie die Liste durch.',
    es: 'Puede que se haya movido. Búsquelo o recorra la lista.',
    it: 'Forse è stato spostato. Lo cerchi o scorra l’elenco.',
  },
} as const satisfies Record<string, Texts>;

export const LANGUAGE_NAMES = {
  en: 'English',
  fr: 'Français',
  de: 'Deutsch',
  es: 'Español',
  it: 'Italiano',
} as const;

/** The headings of the list, and the topics whose articles stand under them: the first topic of an article decides. */
export const SECTIONS: readonly { readonly title: Texts; readonly topics: readonly string[] }[] = [
  {
    title: {
      en: 'Sending',
      fr: 'Envoyer',
      de: 'Versenden',
      es: 'Enviar',
      it: 'Inviare',
    },
    topics: ['technical', 'sending_speed'],
  },
  {
    title: {
      en: 'Arriving in the inbox',
      fr: 'Arriver en boîte de réception',
      de: 'Im Posteingang ankommen',
      es: 'Llegar a la bandeja de entrada',
      it: 'Arrivare nella posta in arrivo',
    },
    topics: ['deliverability_investigation', 'contact_delete_unblock', 'account_block', 'dedicated_ip'],
  },
  {
    title: {
      en: 'Contacts and campaigns',
      fr: 'Contacts et campagnes',
      de: 'Kontakte und Kampagnen',
      es: 'Contactos y campañas',
      it: 'Contatti e campagne',
    },
    topics: ['consulting', 'training'],
  },
  {
    title: {
      en: 'Plans and money',
      fr: 'Offres et paiements',
      de: 'Tarife und Geld',
      es: 'Planes y pagos',
      it: 'Piani e pagamenti',
    },
    topics: ['billing', 'invoice_request', 'refund', 'card_deletion', 'sales'],
  },
  {
    title: {
      en: 'Account and support',
      fr: 'Compte et assistance',
      de: 'Konto und Support',
      es: 'Cuenta y asistencia',
      it: 'Account e assistenza',
    },
    topics: ['access_recovery', 'account_compromised', 'sensitive_data', 'support_upgrade'],
  },
  { title: { en: 'More', fr: 'Autres', de: 'Weiteres', es: 'Más', it: 'Altro' }, topics: [] },
];
