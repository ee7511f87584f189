import type { Texts } from '../../../../kernel/texts.js';
import type { BlockReason } from '../../../accounts/index.js';
import type { QuestionKey } from './questions.table.js';
import type { StepCode } from './steps.table.js';

export interface ReasonRow {
  /** Why, as a sentence to the customer. */
  readonly why: Texts;
  readonly steps: readonly StepCode[];
  readonly questions: readonly QuestionKey[];
  /**
   * Up to which measure the form lifts the block at once (a ratio); null: staff always look first. Twice the usual bound for
   * bounces is a forgotten list, more is a bought one. Nothing else is the customer's to judge.
   */
  readonly selfServiceUpTo: number | null;
}

const ABOUT_SENDING = ['mailKinds', 'expectedVolume', 'listSource', 'improvements', 'remarks'] as const;

/** What each reason means to the customer, and how it goes away. Staff may write other steps for one block. */
export const REASONS: Record<BlockReason, ReasonRow> = {
  bounce_rate: {
    why: {
      en: 'Too many of your messages went to addresses that do not exist.',
      fr: 'Trop de vos messages sont partis vers des adresses qui n’existent pas.',
      de: 'Zu viele Ihrer Mails gingen an Adressen, die es nicht gibt.',
      es: 'Demasiados de sus mensajes fueron a direcciones que no existen.',
      it: 'Troppi dei suoi messaggi sono andati a indirizzi che non esistono.',
    },
    steps: ['clean_list', 'ask_consent', 'answer_questions'],
    questions: ABOUT_SENDING,
    selfServiceUpTo: 0.1,
  },
  complaint_rate: {
    why: {
      en: 'Too many recipients reported your messages as unwanted.',
      fr: 'Trop de destinataires ont signalé vos messages comme indésirables.',
      de: 'Zu viele Empfänger haben Ihre Mails als unerwünscht gemeldet.',
      es: 'Demasiados destinatarios han señalado sus mensajes como no deseados.',
      it: 'Troppi destinatari hanno segnalato i suoi messaggi come indesiderati.',
    },
    steps: ['stop_complainers', 'ask_consent', 'answer_questions'],
    questions: ABOUT_SENDING,
    selfServiceUpTo: null,
  },
  listing: {
    why: {
      en: 'An address or a domain you send from was put on a block list.',
      fr: 'Une adresse ou un domaine d’envoi a été inscrit sur une liste de blocage.',
      de: 'Eine Adresse oder Domain, von der Sie senden, kam auf eine Sperrliste.',
      es: 'Una dirección o un dominio desde el que envía se incluyó en una lista de bloqueo.',
      it: 'Un indirizzo o un dominio da cui invia è finito in una lista di blocco.',
    },
    steps: ['clean_list', 'wait_for_delisting', 'answer_questions'],
    questions: ABOUT_SENDING,
    selfServiceUpTo: null,
  },
  trap: {
    why: {
      en: 'You wrote to an address that exists only to catch mail nobody asked for.',
      fr: 'Vous avez écrit à une adresse qui n’existe que pour recueillir le courrier non sollicité.',
      de: 'Sie haben an eine Adresse geschrieben, die nur dazu da ist, unverlangte Mails aufzufangen.',
      es: 'Ha escrito a una dirección que solo existe para captar correo que nadie pidió.',
      it: 'Ha scritto a un indirizzo che esiste solo per intercettare posta non richiesta.',
    },
    steps: ['drop_bought_list', 'ask_consent', 'answer_questions'],
    questions: ABOUT_SENDING,
    selfServiceUpTo: null,
  },
  payment: {
    why: {
      en: 'An invoice is unpaid.',
      fr: 'Une facture est impayée.',
      de: 'Eine Rechnung ist nicht bezahlt.',
      es: 'Hay una factura sin pagar.',
      it: 'Una fattura non è stata pagata.',
    },
    steps: ['pay_invoice', 'answer_questions'],
    questions: ['payment', 'remarks'],
    selfServiceUpTo: null,
  },
  manual: {
    why: {
      en: 'Our team has stopped the account and wants to talk to you about it.',
      fr: 'Notre équipe a arrêté le compte et souhaite vous en parler.',
      de: 'Unser Team hat das Konto angehalten und möchte mit Ihnen darüber sprechen.',
      es: 'Nuestro equipo ha detenido la cuenta y quiere hablarlo con usted.',
      it: 'Il nostro team ha fermato l’account e vuole parlarne con lei.',
    },
    steps: ['answer_questions'],
    questions: ['statement', 'remarks'],
    selfServiceUpTo: null,
  },
  compromised: {
    why: {
      en: 'It looks as if somebody else is sending with your account.',
      fr: 'Il semble que quelqu’un d’autre envoie avec votre compte.',
      de: 'Es sieht so aus, als versende jemand anders mit Ihrem Konto.',
      es: 'Parece que otra persona está enviando con su cuenta.',
      it: 'Sembra che qualcun altro stia inviando con il suo account.',
    },
    steps: ['change_passwords', 'replace_keys', 'close_the_hole', 'answer_questions'],
    questions: ['whatHappened', 'secretsReplaced', 'improvements', 'remarks'],
    selfServiceUpTo: null,
  },
  spam_closure: {
    why: {
      en: 'The account was closed because it sent mail that nobody had asked for.',
      fr: 'Le compte a été fermé pour avoir envoyé du courrier non sollicité.',
      de: 'Das Konto wurde geschlossen, weil es unverlangte Mails versandt hat.',
      es: 'La cuenta se cerró por enviar correo que nadie había pedido.',
      it: 'L’account è stato chiuso perché inviava posta non richiesta.',
    },
    steps: ['object_in_time', 'answer_questions'],
    questions: ['statement', 'remarks'],
    selfServiceUpTo: null,
  },
};
