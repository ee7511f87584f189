import type { Texts } from '../../../kernel/texts.js';
import type { MailTexts } from './mail-text.js';

/**
 * Mails that tell people what happened to their sign-in. They carry no link: whoever is worried goes in by himself. Only the
 * one to a new address has a link, for its owner to say yes.
 */
export type SignInMailName =
  | 'totp-enabled'
  | 'totp-disabled'
  | 'recovery-codes-renewed'
  | 'recovery-code-used'
  | 'password-changed'
  | 'change-email'
  | 'email-change-requested'
  | 'email-changed';

const NOT_YOU: Texts = {
  en: 'If this was not you, somebody knows your password: ask for a new one at once on the sign-in page and write to support.',
  fr: 'Si ce n’était pas vous, quelqu’un connaît votre mot de passe : demandez-en tout de suite un nouveau sur la page de connexion et écrivez à l’assistance.',
  de: 'Wenn Sie das nicht waren, kennt jemand Ihr Passwort: Fordern Sie auf der Anmeldeseite sofort ein neues an und schreiben Sie dem Support.',
  es: 'Si no ha sido usted, alguien conoce su contraseña: pida enseguida una nueva en la página de entrada y escriba a soporte.',
  it: 'Se non è stato lei, qualcuno conosce la sua password: ne chieda subito una nuova nella pagina di accesso e scriva all’assistenza.',
};

const plain = (subject: Texts, ...before: Texts[]): MailTexts => ({
  subject,
  before: [...before, NOT_YOU],
  button: null,
  after: [],
});

export const SIGN_IN_MAILS: Record<SignInMailName, MailTexts> = {
  'totp-enabled': plain(
    {
      en: 'Signing in now needs a code',
      fr: 'La connexion demande désormais un code',
      de: 'Die Anmeldung braucht jetzt einen Code',
      es: 'Ahora hace falta un código para entrar',
      it: 'Per accedere ora serve un codice',
    },
    {
      en: 'A second factor was turned on for {username}. From now on signing in asks for the code of your authenticator.',
      fr: 'Un second facteur a été activé pour {username}. Désormais, la connexion demande le code de votre application d’authentification.',
      de: 'Für {username} wurde ein zweiter Faktor eingeschaltet. Ab jetzt fragt die Anmeldung nach dem Code Ihrer Authentifizierungs-App.',
      es: 'Se ha activado un segundo factor para {username}. A partir de ahora se pedirá el código de su aplicación de autenticación.',
      it: 'Per {username} è stato attivato un secondo fattore. D’ora in poi l’accesso chiede il codice della sua app di autenticazione.',
    },
    {
      en: 'Keep the recovery codes where you find them without your telephone. Each opens once.',
      fr: 'Gardez les codes de secours là où vous les trouverez sans votre téléphone. Chacun ne sert qu’une fois.',
      de: 'Bewahren Sie die Wiederherstellungscodes dort auf, wo Sie sie ohne Ihr Telefon finden. Jeder gilt einmal.',
      es: 'Guarde los códigos de recuperación donde los encuentre sin su teléfono. Cada uno sirve una vez.',
      it: 'Conservi i codici di recupero dove li trova anche senza telefono. Ognuno vale una volta.',
    },
  ),
  'totp-disabled': plain(
    {
      en: 'Signing in no longer needs a code',
      fr: 'La connexion ne demande plus de code',
      de: 'Die Anmeldung braucht keinen Code mehr',
      es: 'Ya no hace falta un código para entrar',
      it: 'Per accedere non serve più un codice',
    },
    {
      en: 'The second factor of {username} was turned off. The password alone now opens the door.',
      fr: 'Le second facteur de {username} a été désactivé. Le mot de passe suffit désormais.',
      de: 'Der zweite Faktor von {username} wurde ausgeschaltet. Das Passwort allein genügt jetzt.',
      es: 'Se ha desactivado el segundo factor de {username}. Ahora basta con la contraseña.',
      it: 'Il secondo fattore di {username} è stato disattivato. Ora basta la password.',
    },
  ),
  'recovery-codes-renewed': plain(
    {
      en: 'New recovery codes were made',
      fr: 'De nouveaux codes de secours ont été créés',
      de: 'Neue Wiederherstellungscodes wurden erzeugt',
      es: 'Se han creado códigos de recuperación nuevos',
      it: 'Sono stati creati nuovi codici di recupero',
    },
    {
      en: 'New recovery codes were made for {username}. The old ones no longer work.',
      fr: 'De nouveaux codes de secours ont été créés pour {username}. Les anciens ne fonctionnent plus.',
      de: 'Für {username} wurden neue Wiederherstellungscodes erzeugt. Die alten gelten nicht mehr.',
      es: 'Se han creado códigos de recuperación nuevos para {username}. Los anteriores ya no sirven.',
      it: 'Per {username} sono stati creati nuovi codici di recupero. I vecchi non valgono più.',
    },
  ),
  'recovery-code-used': plain(
    {
      en: 'A recovery code was used',
      fr: 'Un code de secours a été utilisé',
      de: 'Ein Wiederherstellungscode wurde benutzt',
      es: 'Se ha usado un código de recuperación',
      it: 'È stato usato un codice di recupero',
    },
    {
      en: 'Somebody signed in as {username} with a recovery code instead of the authenticator. That code no longer works.',
      fr: 'Quelqu’un s’est connecté en tant que {username} avec un code de secours au lieu de l’application. Ce code ne fonctionne plus.',
      de: 'Jemand hat sich als {username} mit einem Wiederherstellungscode statt der App angemeldet. Dieser Code gilt nicht mehr.',
      es: 'Alguien ha entrado como {username} con un código de recuperación en lugar de la aplicación. Ese código ya no sirve.',
      it: 'Qualcuno ha effettuato l’accesso come {username} con un codice di recupero al posto dell’app. Quel codice non vale più.',
    },
  ),
  'password-changed': plain(
    {
      en: 'Your password was changed',
      fr: 'Votre mot de passe a été modifié',
      de: 'Ihr Passwort wurde geändert',
      es: 'Su contraseña ha cambiado',
      it: 'La sua password è stata cambiata',
    },
    {
      en: 'The password of {username} was changed. Other open sessions have ended.',
      fr: 'Le mot de passe de {username} a été modifié. Les autres sessions ouvertes ont pris fin.',
      de: 'Das Passwort von {username} wurde geändert. Andere offene Sitzungen sind beendet.',
      es: 'Se ha cambiado la contraseña de {username}. Las demás sesiones abiertas se han cerrado.',
      it: 'La password di {username} è stata cambiata. Le altre sessioni aperte sono terminate.',
    },
  ),
  'change-email': {
    subject: {
      en: 'Confirm your new address',
      fr: 'Confirmez votre nouvelle adresse',
      de: 'Bestätigen Sie Ihre neue Adresse',
      es: 'Confirme su dirección nueva',
      it: 'Confermi il suo nuovo indirizzo',
    },
    before: [
      {
        en: '{username} wants to use this address from now on. Confirm it, and mail about the platform comes here.',
        fr: '{username} veut désormais utiliser cette adresse. Confirmez-la, et le courrier de la plateforme arrivera ici.',
        de: '{username} möchte ab jetzt diese Adresse benutzen. Bestätigen Sie sie, dann kommt die Post der Plattform hierher.',
        es: '{username} quiere usar esta dirección a partir de ahora. Confírmela y el correo de la plataforma llegará aquí.',
        it: '{username} vuole usare d’ora in poi questo indirizzo. Lo confermi e la posta della piattaforma arriverà qui.',
      },
    ],
    button: {
      en: 'Use this address',
      fr: 'Utiliser cette adresse',
      de: 'Diese Adresse benutzen',
      es: 'Usar esta dirección',
      it: 'Usare questo indirizzo',
    },
    after: [
      {
        en: 'The link works once, for one day. If this was not you, do nothing: without the link nothing changes.',
        fr: 'Le lien fonctionne une fois, pendant un jour. Si ce n’était pas vous, ne faites rien : sans le lien, rien ne change.',
        de: 'Der Link funktioniert einmal, einen Tag lang. Wenn Sie das nicht waren, tun Sie nichts: Ohne den Link ändert sich nichts.',
        es: 'El enlace funciona una vez, durante un día. Si no ha sido usted, no haga nada: sin el enlace nada cambia.',
        it: 'Il collegamento funziona una volta sola, per un giorno. Se non è stato lei, non faccia nulla: senza il collegamento non cambia nulla.',
      },
    ],
  },
  'email-change-requested': plain(
    {
      en: 'Somebody asked to change your address',
      fr: 'Un changement de votre adresse a été demandé',
      de: 'Jemand möchte Ihre Adresse ändern',
      es: 'Se ha pedido cambiar su dirección',
      it: 'È stato chiesto di cambiare il suo indirizzo',
    },
    {
      en: 'For {username} somebody asked to use another address than this one, and knew the password. Nothing changes before the new address is confirmed.',
      fr: 'Pour {username}, quelqu’un a demandé une autre adresse que celle-ci, en connaissant le mot de passe. Rien ne change avant la confirmation de la nouvelle adresse.',
      de: 'Für {username} wurde mit dem richtigen Passwort eine andere Adresse als diese angegeben. Es ändert sich nichts, bevor die neue bestätigt ist.',
      es: 'Para {username} se ha pedido, con la contraseña correcta, otra dirección distinta de esta. Nada cambia antes de que se confirme la nueva.',
      it: 'Per {username} è stato chiesto, con la password giusta, un indirizzo diverso da questo. Non cambia nulla prima della conferma del nuovo.',
    },
  ),
  'email-changed': plain(
    {
      en: 'Your address was changed',
      fr: 'Votre adresse a été modifiée',
      de: 'Ihre Adresse wurde geändert',
      es: 'Su dirección ha cambiado',
      it: 'Il suo indirizzo è stato cambiato',
    },
    {
      en: '{username} now uses another address. This is the last message that comes here, and links in older ones no longer work.',
      fr: '{username} utilise désormais une autre adresse. Ce message est le dernier à arriver ici, et les liens des précédents ne fonctionnent plus.',
      de: '{username} benutzt jetzt eine andere Adresse. Dies ist die letzte Nachricht hierher, und Links in älteren gelten nicht mehr.',
      es: '{username} usa ahora otra dirección. Este es el último mensaje que llega aquí y los enlaces de los anteriores ya no sirven.',
      it: '{username} usa ora un altro indirizzo. Questo è l’ultimo messaggio che arriva qui e i collegamenti dei precedenti non valgono più.',
    },
  ),
};
