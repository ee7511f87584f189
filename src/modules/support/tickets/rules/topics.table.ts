import type { Texts } from '../../../../kernel/texts.js';
import type { Queue } from './ticket.js';

export interface TopicRow {
  readonly queue: Queue;
  readonly title: Texts;
  /** Never by phone, because somebody must be able to read later who asked for what. */
  readonly writtenOnly?: true;
  /** False: also for accounts that pay nothing. */
  readonly needsPaidPlan: boolean;
}

/** What a ticket may be about, and which department answers it. Taken over into the ticket when it is opened. */
export const TOPICS = {
  technical: {
    queue: 'general',
    needsPaidPlan: true,
    title: {
      en: 'Technical question',
      fr: 'Question technique',
      de: 'Technische Frage',
      es: 'Pregunta técnica',
      it: 'Domanda tecnica',
    },
  },
  sending_speed: {
    queue: 'general',
    needsPaidPlan: true,
    title: {
      en: 'Sending speed',
      fr: 'Vitesse d’envoi',
      de: 'Versandgeschwindigkeit',
      es: 'Velocidad de envío',
      it: 'Velocità di invio',
    },
  },
  access_recovery: {
    queue: 'general',
    needsPaidPlan: false,
    title: {
      en: 'I cannot sign in',
      fr: 'Je n’arrive pas à me connecter',
      de: 'Ich kann mich nicht anmelden',
      es: 'No puedo iniciar sesión',
      it: 'Non riesco ad accedere',
    },
  },
  billing: {
    queue: 'billing',
    needsPaidPlan: true,
    title: {
      en: 'Question about billing',
      fr: 'Question sur la facturation',
      de: 'Frage zur Abrechnung',
      es: 'Pregunta sobre la facturación',
      it: 'Domanda sulla fatturazione',
    },
  },
  invoice_request: {
    queue: 'billing',
    needsPaidPlan: true,
    writtenOnly: true,
    title: {
      en: 'Send an invoice again, or to another address',
      fr: 'Renvoyer une facture, ou à une autre adresse',
      de: 'Eine Rechnung erneut oder an eine andere Adresse senden',
      es: 'Reenviar una factura, o a otra dirección',
      it: 'Inviare di nuovo una fattura, o a un altro indirizzo',
    },
  },
  refund: {
    queue: 'billing',
    needsPaidPlan: true,
    writtenOnly: true,
    title: { en: 'Refund', fr: 'Remboursement', de: 'Rückerstattung', es: 'Reembolso', it: 'Rimborso' },
  },
  card_deletion: {
    queue: 'billing',
    needsPaidPlan: true,
    writtenOnly: true,
    title: {
      en: 'Delete the details of my card',
      fr: 'Supprimer les données de ma carte',
      de: 'Meine Kartendaten löschen',
      es: 'Eliminar los datos de mi tarjeta',
      it: 'Eliminare i dati della mia carta',
    },
  },
  sensitive_data: {
    queue: 'billing',
    needsPaidPlan: true,
    writtenOnly: true,
    title: {
      en: 'Company or billing details',
      fr: 'Données de l’entreprise ou de facturation',
      de: 'Firmen- oder Rechnungsdaten',
      es: 'Datos de la empresa o de facturación',
      it: 'Dati aziendali o di fatturazione',
    },
  },
  deliverability_investigation: {
    queue: 'deliverability',
    needsPaidPlan: true,
    writtenOnly: true,
    title: {
      en: 'My mail does not arrive as it should',
      fr: 'Mes e-mails n’arrivent pas comme prévu',
      de: 'Meine E-Mails kommen nicht richtig an',
      es: 'Mis correos no llegan como deberían',
      it: 'Le mie e-mail non arrivano come dovrebbero',
    },
  },
  contact_delete_unblock: {
    queue: 'deliverability',
    needsPaidPlan: true,
    writtenOnly: true,
    title: {
      en: 'Delete or unblock a contact',
      fr: 'Supprimer ou débloquer un contact',
      de: 'Einen Kontakt löschen oder entsperren',
      es: 'Eliminar o desbloquear un contacto',
      it: 'Eliminare o sbloccare un contatto',
    },
  },
  account_compromised: {
    queue: 'deliverability',
    needsPaidPlan: true,
    writtenOnly: true,
    title: {
      en: 'Somebody else has used my account',
      fr: 'Quelqu’un d’autre a utilisé mon compte',
      de: 'Jemand anders hat mein Konto benutzt',
      es: 'Otra persona ha usado mi cuenta',
      it: 'Qualcun altro ha usato il mio account',
    },
  },
  account_block: {
    queue: 'deliverability',
    needsPaidPlan: false,
    title: {
      en: 'My account is blocked',
      fr: 'Mon compte est bloqué',
      de: 'Mein Konto ist gesperrt',
      es: 'Mi cuenta está bloqueada',
      it: 'Il mio account è bloccato',
    },
  },
  dedicated_ip: {
    queue: 'deliverability',
    needsPaidPlan: true,
    title: { en: 'Dedicated IP', fr: 'IP dédiée', de: 'Dedizierte IP', es: 'IP dedicada', it: 'IP dedicato' },
  },
  sales: {
    queue: 'sales',
    needsPaidPlan: false,
    title: {
      en: 'Plans and offers',
      fr: 'Formules et offres',
      de: 'Tarife und Angebote',
      es: 'Planes y ofertas',
      it: 'Piani e offerte',
    },
  },
  support_upgrade: {
    queue: 'sales',
    needsPaidPlan: false,
    title: {
      en: 'Phone or priority support',
      fr: 'Assistance téléphonique ou prioritaire',
      de: 'Telefon- oder bevorzugter Support',
      es: 'Asistencia telefónica o prioritaria',
      it: 'Assistenza telefonica o prioritaria',
    },
  },
  training: {
    queue: 'sales',
    needsPaidPlan: false,
    title: { en: 'Training', fr: 'Formation', de: 'Schulung', es: 'Formación', it: 'Formazione' },
  },
  custom_development: {
    queue: 'sales',
    needsPaidPlan: true,
    title: {
      en: 'Custom development',
      fr: 'Développement sur mesure',
      de: 'Individuelle Entwicklung',
      es: 'Desarrollo a medida',
      it: 'Sviluppo su misura',
    },
  },
  consulting: {
    queue: 'success',
    needsPaidPlan: false,
    title: {
      en: 'Get more out of the platform',
      fr: 'Mieux tirer parti de la plateforme',
      de: 'Mehr aus der Plattform herausholen',
      es: 'Sacar más partido a la plataforma',
      it: 'Ottenere di più dalla piattaforma',
    },
  },
} as const satisfies Record<string, TopicRow>;

export type Topic = keyof typeof TOPICS;
export const TOPIC_NAMES = Object.keys(TOPICS) as Topic[];

export function queueOf(topic: Topic): Queue {
  return TOPICS[topic].queue;
}
