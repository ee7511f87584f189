import { defineProblems } from '../../../kernel/problem.js';

export const signInProblems = defineProblems({
  too_many_attempts: {
    status: 429,
    title: {
      en: 'Too many failed sign-ins; try again later',
      fr: 'Trop de connexions échouées ; réessayez plus tard',
      de: 'Zu viele fehlgeschlagene Anmeldungen; versuchen Sie es später noch einmal',
      es: 'Demasiados intentos fallidos; vuelva a intentarlo más tarde',
      it: 'Troppi accessi non riusciti; riprovi più tardi',
    },
    smtp: { code: 454, enhanced: '4.7.0' },
    retryable: true,
  },
  username_required: {
    status: 409,
    title: {
      en: 'Several platforms share this address; sign in with a user name',
      fr: 'Plusieurs plateformes partagent cette adresse ; connectez-vous avec un nom d’utilisateur',
      de: 'Mehrere Plattformen teilen diese Adresse; melden Sie sich mit einem Benutzernamen an',
      es: 'Varias plataformas comparten esta dirección; entre con un nombre de usuario',
      it: 'Più piattaforme condividono questo indirizzo; acceda con un nome utente',
    },
  },
  email_not_confirmed: {
    status: 403,
    title: {
      en: 'Confirm your e-mail address first',
      fr: 'Confirmez d’abord votre adresse électronique',
      de: 'Bestätigen Sie zuerst Ihre E-Mail-Adresse',
      es: 'Confirme primero su dirección de correo',
      it: 'Confermi prima il suo indirizzo e-mail',
    },
    smtp: { code: 550, enhanced: '5.7.1' },
  },
  password_too_short: {
    status: 422,
    title: {
      en: 'The password needs at least 12 characters',
      fr: 'Le mot de passe doit avoir au moins 12 caractères',
      de: 'Das Passwort braucht mindestens 12 Zeichen',
      es: 'La contraseña necesita al menos 12 caracteres',
      it: 'La password deve avere almeno 12 caratteri',
    },
  },
  password_too_long: {
    status: 422,
    title: {
      en: 'The password may have at most 128 characters',
      fr: 'Le mot de passe peut avoir 128 caractères au plus',
      de: 'Das Passwort darf höchstens 128 Zeichen haben',
      es: 'La contraseña puede tener 128 caracteres como máximo',
      it: 'La password può avere al massimo 128 caratteri',
    },
  },
  password_too_common: {
    status: 422,
    title: {
      en: 'This password is among the first that anybody would guess',
      fr: 'Ce mot de passe est parmi les premiers que l’on devinerait',
      de: 'Dieses Passwort gehört zu den ersten, die man raten würde',
      es: 'Esta contraseña es de las primeras que se adivinarían',
      it: 'Questa password è tra le prime che si indovinerebbero',
    },
  },
  password_wrong: {
    status: 403,
    title: {
      en: 'The password is wrong',
      fr: 'Le mot de passe est faux',
      de: 'Das Passwort ist falsch',
      es: 'La contraseña no es correcta',
      it: 'La password è sbagliata',
    },
  },
  totp_required: {
    status: 401,
    title: {
      en: 'The code of the authenticator is needed',
      fr: 'Le code de l’application d’authentification est nécessaire',
      de: 'Der Code der Authentifizierungs-App wird gebraucht',
      es: 'Hace falta el código de la aplicación de autenticación',
      it: 'Serve il codice dell’app di autenticazione',
    },
  },
  totp_invalid: {
    status: 401,
    title: {
      en: 'The code is wrong, too old, or was used already',
      fr: 'Le code est faux, périmé ou a déjà servi',
      de: 'Der Code ist falsch, zu alt oder schon benutzt',
      es: 'El código es incorrecto, ha caducado o ya se usó',
      it: 'Il codice è sbagliato, scaduto o già usato',
    },
  },
  totp_already_enabled: {
    status: 409,
    title: {
      en: 'A second factor is on already; turn it off first',
      fr: 'Un second facteur est déjà actif ; désactivez-le d’abord',
      de: 'Ein zweiter Faktor ist schon an; schalten Sie ihn zuerst aus',
      es: 'Ya hay un segundo factor activo; desactívelo primero',
      it: 'Un secondo fattore è già attivo; prima lo disattivi',
    },
  },
  totp_not_enrolled: {
    status: 409,
    title: {
      en: 'No second factor was set up, or not in time',
      fr: 'Aucun second facteur n’a été préparé, ou pas à temps',
      de: 'Es wurde kein zweiter Faktor eingerichtet, oder nicht rechtzeitig',
      es: 'No se ha preparado ningún segundo factor, o no a tiempo',
      it: 'Nessun secondo fattore è stato preparato, o non in tempo',
    },
  },
  last_operator: {
    status: 409,
    title: {
      en: 'The last operator must stay',
      fr: 'Le dernier opérateur doit rester',
      de: 'Der letzte Betreiber muss bleiben',
      es: 'El último operador debe quedar',
      it: 'L’ultimo operatore deve restare',
    },
  },
  platform_deleted: {
    status: 410,
    title: {
      en: 'This platform was deleted with all its data',
      fr: 'Cette plateforme a été supprimée avec toutes ses données',
      de: 'Diese Plattform wurde mit allen Daten gelöscht',
      es: 'Esta plataforma se eliminó con todos sus datos',
      it: 'Questa piattaforma è stata eliminata con tutti i suoi dati',
    },
  },
  user_exists: {
    status: 409,
    title: {
      en: 'Somebody with this address exists already',
      fr: 'Une personne avec cette adresse existe déjà',
      de: 'Jemanden mit dieser Adresse gibt es schon',
      es: 'Ya existe alguien con esta dirección',
      it: 'Esiste già qualcuno con questo indirizzo',
    },
  },
});
