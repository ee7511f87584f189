import type { Language } from '../../../../kernel/texts.js';

/** Topics that are a ticket whoever asks. */
export type RescueTopic = 'access_recovery' | 'account_block';

/**
 * What people write who cannot get in, or whose account is blocked: lower case, without accents and apostrophes; `*` for
 * any ending. Wide on purpose, because an answer too many costs less than somebody left outside.
 */
export const TOPIC_WORDS: Record<RescueTopic, Record<Language, readonly string[]>> = {
  access_recovery: {
    en: [
      ...[
        'reset',
        'password*',
        'passphrase*',
        'log in',
        'logging in',
        'login*',
        'log on',
        'logon',
        'sign in',
        'signing in',
        'signin',
      ],
      ...[
        'locked',
        'lock out',
        'lost access',
        'no access',
        'access to my account',
        'access my account',
        'get in',
        'recover*',
      ],
      ...[
        'username*',
        'user name*',
        '2fa',
        'totp',
        'two factor',
        'authenticator',
        'confirmation mail',
        'confirmation email',
      ],
      ...['confirmation e mail', 'confirmation link', 'verification code', 'credentials'],
    ],
    fr: [
      ...[
        'mot de passe',
        'mots de passe',
        'mdp',
        'reinitialis*',
        'connecter',
        'connexion',
        'identifiant*',
        'acces',
        'acceder',
      ],
      ...[
        'nom d utilisateur',
        'double authentification',
        'code de verification',
        'mail de confirmation',
        'lien de confirmation',
      ],
      ...['recuper*'],
    ],
    de: [
      ...[
        'passwort*',
        'kennwort*',
        'zurucksetz*',
        'zuruecksetz*',
        'einlogg*',
        'anmeld*',
        'zugang*',
        'zugriff*',
        'ausgesperrt',
      ],
      ...[
        'benutzername*',
        'zugangsdaten',
        'bestatigungsmail',
        'bestaetigungsmail',
        'bestatigungslink',
        'bestaetigungslink',
      ],
      ...['zwei faktor*', 'wiederherstell*'],
    ],
    es: [
      ...['contrasena*', 'clave*', 'restablec*', 'iniciar sesion', 'inicio de sesion', 'acceso', 'acceder', 'entrar'],
      ...[
        'nombre de usuario',
        'doble factor',
        'codigo de verificacion',
        'correo de confirmacion',
        'enlace de confirmacion',
      ],
      ...['recuper*'],
    ],
    it: [
      ...[
        'parola d ordine',
        'parola chiave',
        'reimpost*',
        'ripristin*',
        'accesso',
        'accedere',
        'accedo',
        'entrare',
        'credenziali',
      ],
      ...[
        'nome utente',
        'due fattori',
        'codice di verifica',
        'mail di conferma',
        'email di conferma',
        'link di conferma',
        'recuper*',
      ],
    ],
  },
  account_block: {
    en: [
      'block*',
      'unblock*',
      'suspend*',
      'suspension',
      'disabled',
      'deactivat*',
      'banned',
      'restricted',
      'frozen',
      'account closed',
    ],
    fr: ['bloqu*', 'blocage*', 'debloqu*', 'deblocage*', 'suspend*', 'suspension', 'desactiv*', 'banni'],
    de: ['gesperrt*', 'sperr*', 'kontosperr*', 'entsperr*', 'blockier*', 'deaktivier*', 'freischalt*', 'stillgelegt'],
    es: ['bloque*', 'desbloque*', 'suspend*', 'suspension', 'desactiv*', 'inhabilitad*'],
    it: ['blocc*', 'sblocc*', 'sospes*', 'sospension*', 'disattiv*', 'disabilitat*'],
  },
};
