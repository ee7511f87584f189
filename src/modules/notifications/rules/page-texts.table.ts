import type { Texts } from '../../../kernel/texts.js';

export type LinkPage = 'confirm-email' | 'reset-password' | 'sender-confirm' | 'invitation';

export interface PageTexts {
  title: Texts;
  /** What the button will do. */
  question: Texts;
  button: Texts;
  done: Texts;
}

export const PAGE_TEXTS: Record<LinkPage, PageTexts> = {
  'confirm-email': {
    title: {
      en: 'Confirm your e-mail address',
      fr: 'Confirmez votre adresse électronique',
      de: 'Bestätigen Sie Ihre E-Mail-Adresse',
      es: 'Confirme su dirección de correo',
      it: 'Confermi il suo indirizzo e-mail',
    },
    question: {
      en: 'One more click and your platform is ready.',
      fr: 'Encore un clic et votre plateforme est prête.',
      de: 'Noch ein Klick, und Ihre Plattform ist bereit.',
      es: 'Un clic más y su plataforma estará lista.',
      it: 'Ancora un clic e la sua piattaforma è pronta.',
    },
    button: { en: 'Confirm', fr: 'Confirmer', de: 'Bestätigen', es: 'Confirmar', it: 'Confermare' },
    done: {
      en: 'The address is confirmed. You can sign in and send.',
      fr: 'L’adresse est confirmée. Vous pouvez vous connecter et envoyer.',
      de: 'Die Adresse ist bestätigt. Sie können sich anmelden und senden.',
      es: 'La dirección está confirmada. Ya puede entrar y enviar.',
      it: 'L’indirizzo è confermato. Può accedere e inviare.',
    },
  },
  'reset-password': {
    title: {
      en: 'Choose a new password',
      fr: 'Choisissez un nouveau mot de passe',
      de: 'Wählen Sie ein neues Passwort',
      es: 'Elija una contraseña nueva',
      it: 'Scelga una nuova password',
    },
    question: {
      en: 'All open sessions end with the old password.',
      fr: 'Toutes les sessions ouvertes prennent fin avec l’ancien mot de passe.',
      de: 'Mit dem alten Passwort enden alle offenen Sitzungen.',
      es: 'Todas las sesiones abiertas terminan con la contraseña anterior.',
      it: 'Con la vecchia password terminano tutte le sessioni aperte.',
    },
    button: { en: 'Save', fr: 'Enregistrer', de: 'Speichern', es: 'Guardar', it: 'Salvare' },
    done: {
      en: 'The new password is saved. You can sign in with it.',
      fr: 'Le nouveau mot de passe est enregistré. Vous pouvez vous connecter avec.',
      de: 'Das neue Passwort ist gespeichert. Sie können sich damit anmelden.',
      es: 'La contraseña nueva está guardada. Ya puede entrar con ella.',
      it: 'La nuova password è salvata. Può usarla per accedere.',
    },
  },
  'sender-confirm': {
    title: {
      en: 'Confirm the sender',
      fr: 'Confirmez l’expéditeur',
      de: 'Bestätigen Sie den Absender',
      es: 'Confirme el remitente',
      it: 'Confermi il mittente',
    },
    question: {
      en: 'Mail may then be sent from your address.',
      fr: 'Du courrier pourra alors être envoyé depuis votre adresse.',
      de: 'Dann darf von Ihrer Adresse Post gesendet werden.',
      es: 'Entonces se podrá enviar correo desde su dirección.',
      it: 'Dal suo indirizzo si potrà allora inviare posta.',
    },
    button: { en: 'Confirm', fr: 'Confirmer', de: 'Bestätigen', es: 'Confirmar', it: 'Confermare' },
    done: {
      en: 'The sender is confirmed.',
      fr: 'L’expéditeur est confirmé.',
      de: 'Der Absender ist bestätigt.',
      es: 'El remitente está confirmado.',
      it: 'Il mittente è confermato.',
    },
  },
  invitation: {
    title: {
      en: 'Accept the invitation',
      fr: 'Acceptez l’invitation',
      de: 'Nehmen Sie die Einladung an',
      es: 'Acepte la invitación',
      it: 'Accetti l’invito',
    },
    question: {
      en: 'Choose a password of your own. Your user name is in the mail.',
      fr: 'Choisissez un mot de passe. Votre nom d’utilisateur est dans le message.',
      de: 'Wählen Sie ein eigenes Passwort. Ihr Benutzername steht in der Mail.',
      es: 'Elija una contraseña propia. Su nombre de usuario está en el mensaje.',
      it: 'Scelga una password sua. Il suo nome utente è nel messaggio.',
    },
    button: { en: 'Accept', fr: 'Accepter', de: 'Annehmen', es: 'Aceptar', it: 'Accettare' },
    done: {
      en: 'You have joined. You can sign in with your user name.',
      fr: 'C’est fait. Vous pouvez vous connecter avec votre nom d’utilisateur.',
      de: 'Sie sind dabei. Sie können sich mit Ihrem Benutzernamen anmelden.',
      es: 'Ya forma parte. Puede entrar con su nombre de usuario.',
      it: 'Ora ne fa parte. Può accedere con il suo nome utente.',
    },
  },
};

export const PASSWORD_LABEL: Texts = {
  en: 'Password (12 to 128 characters)',
  fr: 'Mot de passe (12 à 128 caractères)',
  de: 'Passwort (12 bis 128 Zeichen)',
  es: 'Contraseña (de 12 a 128 caracteres)',
  it: 'Password (da 12 a 128 caratteri)',
};

export const LINK_GONE: Texts = {
  en: 'This link was used already, or its time is over. Ask for a new one.',
  fr: 'Ce lien a déjà servi ou n’est plus valable. Demandez-en un nouveau.',
  de: 'Dieser Link wurde schon benutzt oder ist abgelaufen. Fordern Sie einen neuen an.',
  es: 'Este enlace ya se usó o ha caducado. Pida uno nuevo.',
  it: 'Questo collegamento è già stato usato o è scaduto. Ne chieda uno nuovo.',
};

export const LINK_WRONG: Texts = {
  en: 'This link is not complete. Copy it whole from the mail.',
  fr: 'Ce lien n’est pas complet. Copiez-le en entier depuis le message.',
  de: 'Dieser Link ist nicht vollständig. Kopieren Sie ihn ganz aus der Mail.',
  es: 'Este enlace no está completo. Cópielo entero del mensaje.',
  it: 'Questo collegamento non è completo. Lo copi per intero dal messaggio.',
};
