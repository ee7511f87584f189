import { defineProblems } from '../../kernel/problem.js';

const NEVER = { code: 550, enhanced: '5.7.1' } as const;

export const sendingProblems = defineProblems({
  account_blocked: {
    status: 403,
    smtp: NEVER,
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
    smtp: NEVER,
    title: {
      en: 'The e-mail address of the account is not confirmed',
      fr: 'L’adresse électronique du compte n’est pas confirmée',
      de: 'Die E-Mail-Adresse des Kontos ist nicht bestätigt',
      es: 'La dirección de correo de la cuenta no está confirmada',
      it: 'L’indirizzo e-mail dell’account non è confermato',
    },
  },
  sender_not_verified: {
    status: 403,
    smtp: NEVER,
    title: {
      en: 'The sender address is not verified',
      fr: 'L’adresse de l’expéditeur n’est pas vérifiée',
      de: 'Die Absenderadresse ist nicht verifiziert',
      es: 'La dirección del remitente no está verificada',
      it: 'L’indirizzo del mittente non è verificato',
    },
  },
  freemail_sender: {
    status: 403,
    smtp: NEVER,
    title: {
      en: 'Bulk mail needs a domain of your own',
      fr: 'Un envoi en nombre exige un domaine à vous',
      de: 'Massenmail braucht eine eigene Domain',
      es: 'El correo masivo necesita un dominio propio',
      it: 'L’invio massivo richiede un dominio proprio',
    },
  },
  message_too_large: {
    status: 413,
    smtp: { code: 552, enhanced: '5.3.4' },
    title: {
      en: 'The message is too large',
      fr: 'Le message est trop volumineux',
      de: 'Die Nachricht ist zu groß',
      es: 'El mensaje es demasiado grande',
      it: 'Il messaggio è troppo grande',
    },
  },
  address_invalid: {
    status: 422,
    smtp: { code: 550, enhanced: '5.1.3' },
    title: {
      en: 'An address is not valid',
      fr: 'Une adresse n’est pas valable',
      de: 'Eine Adresse ist ungültig',
      es: 'Una dirección no es válida',
      it: 'Un indirizzo non è valido',
    },
  },
  header_not_allowed: {
    status: 422,
    smtp: { code: 550, enhanced: '5.6.0' },
    title: {
      en: 'A header field may not be set',
      fr: 'Un champ d’en-tête ne peut pas être défini',
      de: 'Ein Kopffeld darf nicht gesetzt werden',
      es: 'Un campo de cabecera no se puede definir',
      it: 'Un campo di intestazione non può essere impostato',
    },
  },
  message_malformed: {
    status: 422,
    smtp: { code: 550, enhanced: '5.6.0' },
    title: {
      en: 'The message is malformed',
      fr: 'Le message est mal formé',
      de: 'Die Nachricht ist fehlerhaft aufgebaut',
      es: 'El mensaje está mal formado',
      it: 'Il messaggio non è ben formato',
    },
  },
  recipient_suppressed: {
    status: 422,
    smtp: { code: 550, enhanced: '5.7.1' },
    title: {
      en: 'All recipients are on the suppression list',
      fr: 'Tous les destinataires sont sur la liste de suppression',
      de: 'Alle Empfänger stehen auf der Sperrliste',
      es: 'Todos los destinatarios están en la lista de supresión',
      it: 'Tutti i destinatari sono nell’elenco di soppressione',
    },
  },
  test_recipient_not_verified: {
    status: 422,
    title: {
      en: 'A test goes to verified addresses of the account only',
      fr: 'Un test ne part que vers une adresse vérifiée du compte',
      de: 'Ein Test geht nur an verifizierte Adressen des Kontos',
      es: 'Una prueba solo se envía a direcciones verificadas de la cuenta',
      it: 'Una prova va solo a indirizzi verificati dell’account',
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
