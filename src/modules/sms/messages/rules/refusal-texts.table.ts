import type { Texts } from '../../../../kernel/texts.js';

/** Why a recipient is not written to. It costs nothing, and these words say so. */
export const REFUSALS = {
  invalid_number: {
    en: 'This is no phone number with its international prefix. It costs nothing.',
    fr: 'Ce n’est pas un numéro de téléphone avec son indicatif international. Rien n’est débité.',
    de: 'Das ist keine Telefonnummer mit internationaler Vorwahl. Sie kostet nichts.',
    es: 'No es un número de teléfono con prefijo internacional. No cuesta nada.',
    it: 'Non è un numero di telefono con prefisso internazionale. Non costa nulla.',
  },
  not_mobile: {
    en: 'The number takes no text messages. It costs nothing.',
    fr: 'Ce numéro ne reçoit pas de SMS. Rien n’est débité.',
    de: 'Die Nummer nimmt keine SMS an. Sie kostet nichts.',
    es: 'El número no recibe SMS. No cuesta nada.',
    it: 'Il numero non riceve SMS. Non costa nulla.',
  },
  country_not_supported: {
    en: 'Nothing is sent to this country. It costs nothing.',
    fr: 'Aucun envoi n’est possible vers ce pays. Rien n’est débité.',
    de: 'In dieses Land wird nicht gesendet. Es kostet nichts.',
    es: 'No se envía a este país. No cuesta nada.',
    it: 'Non si invia verso questo paese. Non costa nulla.',
  },
  country_not_enabled: {
    en: 'The account does not send to this country; its SMS settings say where to. It costs nothing.',
    fr: 'Le compte n’envoie pas vers ce pays ; ses réglages SMS le précisent. Rien n’est débité.',
    de: 'Das Konto sendet nicht in dieses Land; seine SMS-Einstellungen sagen, wohin. Es kostet nichts.',
    es: 'La cuenta no envía a este país; lo indican sus ajustes de SMS. No cuesta nada.',
    it: 'L’account non invia verso questo paese; lo dicono le sue impostazioni SMS. Non costa nulla.',
  },
  recipient_opted_out: {
    en: 'The recipient wants no more texts. It costs nothing.',
    fr: 'Le destinataire ne veut plus de SMS. Rien n’est débité.',
    de: 'Der Empfänger will keine SMS mehr. Es kostet nichts.',
    es: 'El destinatario no quiere más SMS. No cuesta nada.',
    it: 'Il destinatario non vuole altri SMS. Non costa nulla.',
  },
  sender_not_registered: {
    en: 'The sender may not be shown in this country before it is registered. It costs nothing.',
    fr: 'L’expéditeur doit être enregistré avant d’être affiché dans ce pays. Rien n’est débité.',
    de: 'Der Absender darf in diesem Land erst nach seiner Registrierung erscheinen. Es kostet nichts.',
    es: 'El remitente debe registrarse antes de mostrarse en este país. No cuesta nada.',
    it: 'Il mittente va registrato prima di comparire in questo paese. Non costa nulla.',
  },
  text_empty: {
    en: 'Nothing is left of the text with what is known of the recipient. It costs nothing.',
    fr: 'Avec ce que l’on sait du destinataire, le texte est vide. Rien n’est débité.',
    de: 'Mit dem, was über den Empfänger bekannt ist, bleibt vom Text nichts übrig. Es kostet nichts.',
    es: 'Con lo que se sabe del destinatario, el texto queda vacío. No cuesta nada.',
    it: 'Con quanto si sa del destinatario, il testo resta vuoto. Non costa nulla.',
  },
  text_too_long: {
    en: 'The text needs more than ten parts. It costs nothing.',
    fr: 'Le texte dépasse dix parties. Rien n’est débité.',
    de: 'Der Text braucht mehr als zehn Teile. Er kostet nichts.',
    es: 'El texto necesita más de diez partes. No cuesta nada.',
    it: 'Il testo richiede più di dieci parti. Non costa nulla.',
  },
  velocity_exceeded: {
    en: 'More than the account lets itself send in this time. It costs nothing.',
    fr: 'Le compte a atteint la limite qu’il s’est fixée pour cette période. Rien n’est débité.',
    de: 'Mehr, als sich das Konto für diese Zeit erlaubt. Es kostet nichts.',
    es: 'Más de lo que la cuenta se permite en este tiempo. No cuesta nada.',
    it: 'Più di quanto l’account si conceda in questo tempo. Non costa nulla.',
  },
} as const satisfies Record<string, Texts>;

export type RefusalCode = keyof typeof REFUSALS;
