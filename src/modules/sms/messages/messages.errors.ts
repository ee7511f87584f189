import { defineProblems } from '../../../kernel/problem.js';

export const smsMessagesProblems = defineProblems({
  account_blocked: {
    status: 403,
    title: {
      en: 'The account is blocked from sending',
      fr: 'L’envoi est bloqué pour ce compte',
      de: 'Der Versand ist für dieses Konto gesperrt',
      es: 'El envío está bloqueado para esta cuenta',
      it: 'L’invio è bloccato per questo account',
    },
  },
  email_not_confirmed: {
    status: 403,
    title: {
      en: 'The e-mail address of the account is not confirmed',
      fr: 'L’adresse électronique du compte n’est pas confirmée',
      de: 'Die E-Mail-Adresse des Kontos ist nicht bestätigt',
      es: 'La dirección de correo de la cuenta no está confirmada',
      it: 'L’indirizzo e-mail dell’account non è confermato',
    },
  },
  insufficient_sms_credits: {
    status: 402,
    title: {
      en: 'There are too few SMS credits',
      fr: 'Les crédits SMS ne suffisent pas',
      de: 'Das SMS-Guthaben reicht nicht',
      es: 'No hay suficientes créditos de SMS',
      it: 'I crediti SMS non bastano',
    },
  },
  no_recipient_accepted: {
    status: 422,
    title: {
      en: 'No recipient can be written to',
      fr: 'Aucun destinataire n’est accepté',
      de: 'Keinem Empfänger kann geschrieben werden',
      es: 'No se acepta a ningún destinatario',
      it: 'Nessun destinatario è accettato',
    },
  },
  not_cancellable: {
    status: 409,
    title: {
      en: 'Nothing of this message can be cancelled any more',
      fr: 'Plus rien de ce message ne peut être annulé',
      de: 'Von dieser Nachricht lässt sich nichts mehr abbrechen',
      es: 'Ya no se puede cancelar nada de este mensaje',
      it: 'Di questo messaggio non si può più annullare nulla',
    },
  },
});
