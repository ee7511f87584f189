import type { Texts } from '../../../kernel/texts.js';
import type { MailTexts } from './mail-text.js';

/** Mails about coming in: addresses, names, passwords, invitations, and whose platform it is. */
export type AccountMailName =
  | 'invitation'
  | 'confirm-email'
  | 'forgot-username'
  | 'reset-password'
  | 'sender-confirm'
  | 'ownership-given'
  | 'ownership-received';

const YOUR_USERNAME: Texts = {
  en: 'Your user name is {username}.',
  fr: 'Votre nom d’utilisateur est {username}.',
  de: 'Ihr Benutzername ist {username}.',
  es: 'Su nombre de usuario es {username}.',
  it: 'Il suo nome utente è {username}.',
};

const IGNORE: Texts = {
  en: 'If this was not you, do nothing: without the link nothing happens.',
  fr: 'Si ce n’était pas vous, ne faites rien : sans le lien, rien ne se passe.',
  de: 'Wenn Sie das nicht waren, brauchen Sie nichts zu tun: Ohne den Link geschieht nichts.',
  es: 'Si no ha sido usted, no haga nada: sin el enlace no ocurre nada.',
  it: 'Se non è stato lei, non faccia nulla: senza il collegamento non succede niente.',
};

const WITHIN_SEVEN_DAYS: Texts = {
  en: 'The link works once, within seven days.',
  fr: 'Le lien fonctionne une fois, pendant sept jours.',
  de: 'Der Link funktioniert einmal, sieben Tage lang.',
  es: 'El enlace funciona una vez, durante siete días.',
  it: 'Il collegamento funziona una volta sola, per sette giorni.',
};

export const ACCOUNT_MAILS: Record<AccountMailName, MailTexts> = {
  'confirm-email': {
    subject: {
      en: 'Confirm your e-mail address',
      fr: 'Confirmez votre adresse électronique',
      de: 'Bestätigen Sie Ihre E-Mail-Adresse',
      es: 'Confirme su dirección de correo',
      it: 'Confermi il suo indirizzo e-mail',
    },
    before: [
      {
        en: 'Welcome. Confirm that this address is yours, and you can send your first message.',
        fr: 'Bienvenue. Confirmez que cette adresse est la vôtre et vous pourrez envoyer votre premier message.',
        de: 'Willkommen. Bestätigen Sie, dass diese Adresse Ihnen gehört, dann können Sie Ihre erste Nachricht senden.',
        es: 'Bienvenido. Confirme que esta dirección es suya y podrá enviar su primer mensaje.',
        it: 'Benvenuto. Confermi che questo indirizzo è suo e potrà inviare il primo messaggio.',
      },
      YOUR_USERNAME,
    ],
    button: {
      en: 'Confirm the address',
      fr: 'Confirmer l’adresse',
      de: 'Adresse bestätigen',
      es: 'Confirmar la dirección',
      it: 'Confermare l’indirizzo',
    },
    after: [WITHIN_SEVEN_DAYS, IGNORE],
  },
  'forgot-username': {
    subject: {
      en: 'Your user name',
      fr: 'Votre nom d’utilisateur',
      de: 'Ihr Benutzername',
      es: 'Su nombre de usuario',
      it: 'Il suo nome utente',
    },
    before: [
      {
        en: 'You asked for your user name. With this address you can sign in as: {usernames}.',
        fr: 'Vous avez demandé votre nom d’utilisateur. Avec cette adresse, vous pouvez vous connecter en tant que : {usernames}.',
        de: 'Sie haben nach Ihrem Benutzernamen gefragt. Mit dieser Adresse melden Sie sich an als: {usernames}.',
        es: 'Ha pedido su nombre de usuario. Con esta dirección puede entrar como: {usernames}.',
        it: 'Ha chiesto il suo nome utente. Con questo indirizzo può accedere come: {usernames}.',
      },
      {
        en: 'The number after the letter m is the number of your platform. If this was not you, you can ignore this message.',
        fr: 'Le nombre après la lettre m est le numéro de votre plateforme. Si ce n’était pas vous, vous pouvez ignorer ce message.',
        de: 'Die Zahl nach dem Buchstaben m ist die Nummer Ihrer Plattform. Wenn Sie das nicht waren, können Sie diese Nachricht ignorieren.',
        es: 'El número después de la letra m es el número de su plataforma. Si no ha sido usted, puede ignorar este mensaje.',
        it: 'Il numero dopo la lettera m è il numero della sua piattaforma. Se non è stato lei, può ignorare questo messaggio.',
      },
    ],
    button: null,
    after: [],
  },
  'reset-password': {
    subject: {
      en: 'Choose a new password',
      fr: 'Choisissez un nouveau mot de passe',
      de: 'Wählen Sie ein neues Passwort',
      es: 'Elija una contraseña nueva',
      it: 'Scelga una nuova password',
    },
    before: [
      {
        en: 'You asked for a new password. Follow the link and choose one; it ends all open sessions.',
        fr: 'Vous avez demandé un nouveau mot de passe. Suivez le lien et choisissez-en un ; toutes les sessions ouvertes prendront fin.',
        de: 'Sie haben ein neues Passwort angefordert. Folgen Sie dem Link und wählen Sie eines; alle offenen Sitzungen enden damit.',
        es: 'Ha pedido una contraseña nueva. Siga el enlace y elija una; se cerrarán todas las sesiones abiertas.',
        it: 'Ha chiesto una nuova password. Segua il collegamento e ne scelga una; tutte le sessioni aperte termineranno.',
      },
      YOUR_USERNAME,
    ],
    button: {
      en: 'Choose a password',
      fr: 'Choisir un mot de passe',
      de: 'Passwort wählen',
      es: 'Elegir una contraseña',
      it: 'Scegliere una password',
    },
    after: [
      {
        en: 'The link works once, within 60 minutes.',
        fr: 'Le lien fonctionne une fois, pendant 60 minutes.',
        de: 'Der Link funktioniert einmal, 60 Minuten lang.',
        es: 'El enlace funciona una vez, durante 60 minutos.',
        it: 'Il collegamento funziona una volta sola, per 60 minuti.',
      },
      IGNORE,
    ],
  },
  'sender-confirm': {
    subject: {
      en: 'May mail be sent from your address?',
      fr: 'Peut-on envoyer du courrier depuis votre adresse ?',
      de: 'Darf von Ihrer Adresse Post gesendet werden?',
      es: '¿Se puede enviar correo desde su dirección?',
      it: 'Si può inviare posta dal suo indirizzo?',
    },
    before: [
      {
        en: 'The owner of platform {platform} wants to send mail from {address}. If that is what you want, confirm it.',
        fr: 'Le propriétaire de la plateforme {platform} veut envoyer du courrier depuis {address}. Si vous le voulez aussi, confirmez-le.',
        de: 'Der Inhaber der Plattform {platform} möchte Post von {address} senden. Wenn Sie das wollen, bestätigen Sie es.',
        es: 'El titular de la plataforma {platform} quiere enviar correo desde {address}. Si usted lo quiere, confírmelo.',
        it: 'Il titolare della piattaforma {platform} vuole inviare posta da {address}. Se lo vuole anche lei, lo confermi.',
      },
    ],
    button: {
      en: 'Confirm the sender',
      fr: 'Confirmer l’expéditeur',
      de: 'Absender bestätigen',
      es: 'Confirmar el remitente',
      it: 'Confermare il mittente',
    },
    after: [
      {
        en: 'The link works once. Do not confirm it for people you do not know: they could write in your name.',
        fr: 'Le lien fonctionne une fois. Ne le confirmez pas pour des inconnus : ils pourraient écrire en votre nom.',
        de: 'Der Link funktioniert einmal. Bestätigen Sie ihn nicht für Unbekannte: Sie könnten in Ihrem Namen schreiben.',
        es: 'El enlace funciona una vez. No lo confirme para desconocidos: podrían escribir en su nombre.',
        it: 'Il collegamento funziona una volta sola. Non lo confermi per sconosciuti: potrebbero scrivere a suo nome.',
      },
    ],
  },
  invitation: {
    subject: {
      en: 'You are invited to platform {platform}',
      fr: 'Vous êtes invité sur la plateforme {platform}',
      de: 'Sie sind auf die Plattform {platform} eingeladen',
      es: 'Le invitan a la plataforma {platform}',
      it: 'È invitato sulla piattaforma {platform}',
    },
    before: [
      {
        en: '{organization} invites you to work on platform {platform} together.',
        fr: '{organization} vous invite à travailler ensemble sur la plateforme {platform}.',
        de: '{organization} lädt Sie ein, auf der Plattform {platform} mitzuarbeiten.',
        es: '{organization} le invita a trabajar en la plataforma {platform}.',
        it: '{organization} la invita a lavorare insieme sulla piattaforma {platform}.',
      },
      {
        en: 'Follow the link and choose a password. You then sign in as {username}.',
        fr: 'Suivez le lien et choisissez un mot de passe. Vous vous connecterez ensuite en tant que {username}.',
        de: 'Folgen Sie dem Link und wählen Sie ein Passwort. Danach melden Sie sich als {username} an.',
        es: 'Siga el enlace y elija una contraseña. Después entrará como {username}.',
        it: 'Segua il collegamento e scelga una password. Poi accederà come {username}.',
      },
    ],
    button: {
      en: 'Accept the invitation',
      fr: 'Accepter l’invitation',
      de: 'Einladung annehmen',
      es: 'Aceptar la invitación',
      it: 'Accettare l’invito',
    },
    after: [
      WITHIN_SEVEN_DAYS,
      {
        en: 'If you do not know who invites you, do nothing: without the link nobody works in your name.',
        fr: 'Si vous ne savez pas qui vous invite, ne faites rien : sans le lien, personne ne travaille en votre nom.',
        de: 'Wenn Sie nicht wissen, wer Sie einlädt, tun Sie nichts: Ohne den Link arbeitet niemand in Ihrem Namen.',
        es: 'Si no sabe quién le invita, no haga nada: sin el enlace nadie trabaja en su nombre.',
        it: 'Se non sa chi la invita, non faccia nulla: senza il collegamento nessuno lavora a suo nome.',
      },
    ],
  },
  'ownership-given': {
    subject: {
      en: 'You handed over platform {platform}',
      fr: 'Vous avez transféré la plateforme {platform}',
      de: 'Sie haben die Plattform {platform} übergeben',
      es: 'Ha transferido la plataforma {platform}',
      it: 'Ha trasferito la piattaforma {platform}',
    },
    before: [
      {
        en: 'Platform {platform} now belongs to {username}. You stay as an administrator.',
        fr: 'La plateforme {platform} appartient maintenant à {username}. Vous restez administrateur.',
        de: 'Die Plattform {platform} gehört jetzt {username}. Sie bleiben als Administrator.',
        es: 'La plataforma {platform} pertenece ahora a {username}. Usted sigue como administrador.',
        it: 'La piattaforma {platform} appartiene ora a {username}. Lei resta come amministratore.',
      },
      {
        en: 'If this was not you, write to support at once and change your password.',
        fr: 'Si ce n’était pas vous, écrivez tout de suite à l’assistance et changez votre mot de passe.',
        de: 'Wenn Sie das nicht waren, schreiben Sie sofort dem Support und ändern Sie Ihr Passwort.',
        es: 'Si no ha sido usted, escriba enseguida a soporte y cambie su contraseña.',
        it: 'Se non è stato lei, scriva subito all’assistenza e cambi la password.',
      },
    ],
    button: null,
    after: [],
  },
  'ownership-received': {
    subject: {
      en: 'Platform {platform} is yours now',
      fr: 'La plateforme {platform} est à vous',
      de: 'Die Plattform {platform} gehört jetzt Ihnen',
      es: 'La plataforma {platform} es ahora suya',
      it: 'La piattaforma {platform} ora è sua',
    },
    before: [
      {
        en: 'Its owner handed platform {platform} over to you. With your user name {username} you may now do everything there, its invoices and its closing included.',
        fr: 'Son propriétaire vous a transféré la plateforme {platform}. Avec votre nom d’utilisateur {username}, vous pouvez désormais tout y faire, factures et fermeture comprises.',
        de: 'Die Plattform {platform} wurde Ihnen von ihrem Inhaber übergeben. Mit Ihrem Benutzernamen {username} dürfen Sie dort jetzt alles, auch Rechnungen und Schließung.',
        es: 'Su titular le ha transferido la plataforma {platform}. Con su nombre de usuario {username} ya puede hacerlo todo en ella, también facturas y cierre.',
        it: 'Il titolare le ha trasferito la piattaforma {platform}. Con il suo nome utente {username} ora può fare tutto, comprese fatture e chiusura.',
      },
    ],
    button: null,
    after: [],
  },
};
