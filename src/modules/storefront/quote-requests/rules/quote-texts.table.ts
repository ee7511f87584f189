import type { Texts } from '../../../../kernel/texts.js';
import type { QuoteTopic } from './quote-request.js';

/** The first line of the ticket. */
export const SUBJECTS: Readonly<Record<QuoteTopic, Texts>> = {
  custom_plan: {
    en: 'Request for a Custom plan',
    fr: 'Demande de formule Custom',
    de: 'Anfrage zu einem Custom-Tarif',
    es: 'Solicitud de un plan Custom',
    it: 'Richiesta di un piano Custom',
  },
  custom_development: {
    en: 'Request for custom development',
    fr: 'Demande de développement sur mesure',
    de: 'Anfrage zu einer individuellen Entwicklung',
    es: 'Solicitud de desarrollo a medida',
    it: 'Richiesta di sviluppo su misura',
  },
  training: {
    en: 'Request for training',
    fr: 'Demande de formation',
    de: 'Anfrage zu einer Schulung',
    es: 'Solicitud de formación',
    it: 'Richiesta di formazione',
  },
};

/** What was asked for, under the description. */
export const WISHES = {
  monthlyVolume: {
    en: 'Emails a month',
    fr: 'E-mails par mois',
    de: 'E-Mails im Monat',
    es: 'Correos al mes',
    it: 'E-mail al mese',
  },
  customFeatures: {
    en: 'Custom features',
    fr: 'Fonctions Custom',
    de: 'Custom-Funktionen',
    es: 'Funciones Custom',
    it: 'Funzioni Custom',
  },
  sessions: { en: 'Sessions', fr: 'Séances', de: 'Termine', es: 'Sesiones', it: 'Sessioni' },
  onSite: {
    en: 'At our premises',
    fr: 'Dans nos locaux',
    de: 'Bei uns vor Ort',
    es: 'En nuestras instalaciones',
    it: 'Presso la nostra sede',
  },
} as const satisfies Record<string, Texts>;

export const YES_OR_NO = {
  yes: { en: 'yes', fr: 'oui', de: 'ja', es: 'sí', it: 'sì' },
  no: { en: 'no', fr: 'non', de: 'nein', es: 'no', it: 'no' },
} as const satisfies Record<string, Texts>;

/** The quote, as the ticket tells it. */
export const QUOTE_PARTS = {
  ready: {
    en: 'Our quote for your request is ready. You can accept it in your account.',
    fr: 'Notre devis est prêt. Vous pouvez l’accepter dans votre compte.',
    de: 'Unser Angebot liegt vor. Sie können es in Ihrem Konto annehmen.',
    es: 'Nuestro presupuesto está listo. Puede aceptarlo en su cuenta.',
    it: 'Il nostro preventivo è pronto. Può accettarlo nel suo account.',
  },
  price: {
    en: 'Price without VAT',
    fr: 'Prix hors TVA',
    de: 'Preis ohne MwSt.',
    es: 'Precio sin IVA',
    it: 'Prezzo IVA esclusa',
  },
  delivery: {
    en: 'Estimated delivery',
    fr: 'Livraison estimée',
    de: 'Voraussichtliche Lieferung',
    es: 'Entrega estimada',
    it: 'Consegna prevista',
  },
  accepted: {
    en: 'The quote is accepted.',
    fr: 'Le devis est accepté.',
    de: 'Das Angebot ist angenommen.',
    es: 'El presupuesto queda aceptado.',
    it: 'Il preventivo è accettato.',
  },
} as const satisfies Record<string, Texts>;
