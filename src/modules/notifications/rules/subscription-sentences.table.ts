import type { Texts } from '../../../kernel/texts.js';

/** How a subscription goes on after its period. */
export const RENEWAL: Record<'month' | 'year', Texts> = {
  month: {
    en: 'then it is renewed month by month until you cancel.',
    fr: 'ensuite il est renouvelé de mois en mois jusqu’à votre résiliation.',
    de: 'danach wird es Monat für Monat verlängert, bis Sie kündigen.',
    es: 'después se renueva mes a mes hasta que cancele.',
    it: 'poi si rinnova di mese in mese finché non disdice.',
  },
  year: {
    en: 'then it is renewed year by year until you cancel.',
    fr: 'ensuite il est renouvelé d’année en année jusqu’à votre résiliation.',
    de: 'danach wird es Jahr für Jahr verlängert, bis Sie kündigen.',
    es: 'después se renueva año a año hasta que cancele.',
    it: 'poi si rinnova di anno in anno finché non disdice.',
  },
};

/** What follows the last day, by the offer's terms. */
export const THEN: Record<'fall_back_to_free' | 'expire' | 'purge' | 'expire_gift' | 'purge_gift', Texts> = {
  fall_back_to_free: {
    en: 'Then the free plan follows; keys and SMTP credentials go on working within its limits.',
    fr: 'Ensuite, le forfait gratuit prend la suite ; clés et identifiants SMTP continuent de fonctionner dans ses limites.',
    de: 'Danach folgt der kostenlose Tarif; Schlüssel und SMTP-Zugänge gelten in seinen Grenzen weiter.',
    es: 'Después sigue el plan gratuito; las claves y las credenciales SMTP siguen valiendo dentro de sus límites.',
    it: 'Poi segue il piano gratuito; chiavi e credenziali SMTP restano valide entro i suoi limiti.',
  },
  expire: {
    en: 'Until {renewableUntil} it can be renewed; the new period then begins where the old one ended.',
    fr: 'Jusqu’au {renewableUntil}, il peut être renouvelé ; la nouvelle période commence alors là où l’ancienne a pris fin.',
    de: 'Bis zum {renewableUntil} kann es verlängert werden; der neue Zeitraum beginnt dann, wo der alte geendet hat.',
    es: 'Hasta el {renewableUntil} se puede renovar; el período nuevo empieza entonces donde terminó el anterior.',
    it: 'Fino al {renewableUntil} si può rinnovare; il nuovo periodo comincia allora dove è finito il precedente.',
  },
  purge: {
    en: 'Until {renewableUntil} it can be renewed; the new period then begins where the old one ended. After that day the platform is closed and all its data is deleted, unless another subscription runs there.',
    fr: 'Jusqu’au {renewableUntil}, il peut être renouvelé ; la nouvelle période commence alors là où l’ancienne a pris fin. Passé ce jour, la plateforme est fermée et toutes ses données sont supprimées, sauf si un autre abonnement y court.',
    de: 'Bis zum {renewableUntil} kann es verlängert werden; der neue Zeitraum beginnt dann, wo der alte geendet hat. Nach diesem Tag wird die Plattform geschlossen und alles darin gelöscht, falls dort kein anderes Abonnement läuft.',
    es: 'Hasta el {renewableUntil} se puede renovar; el período nuevo empieza entonces donde terminó el anterior. Pasado ese día se cierra la plataforma y se borran todos sus datos, salvo que corra en ella otra suscripción.',
    it: 'Fino al {renewableUntil} si può rinnovare; il nuovo periodo comincia allora dove è finito il precedente. Dopo quel giorno la piattaforma viene chiusa e tutti i suoi dati cancellati, salvo che vi corra un altro abbonamento.',
  },
  expire_gift: {
    en: 'To go on, buy a plan; it works at once.',
    fr: 'Pour continuer, achetez un forfait ; il agit aussitôt.',
    de: 'Kaufen Sie einen Tarif, um weiterzumachen; er gilt sofort.',
    es: 'Para seguir, compre un plan; surte efecto enseguida.',
    it: 'Per continuare, acquisti un piano; ha effetto subito.',
  },
  purge_gift: {
    en: 'To go on, buy a plan by {renewableUntil}. After that day the platform is closed and all its data is deleted, unless another subscription runs there.',
    fr: 'Pour continuer, achetez un forfait d’ici au {renewableUntil}. Passé ce jour, la plateforme est fermée et toutes ses données sont supprimées, sauf si un autre abonnement y court.',
    de: 'Kaufen Sie bis zum {renewableUntil} einen Tarif, um weiterzumachen. Nach diesem Tag wird die Plattform geschlossen und alles darin gelöscht, falls dort kein anderes Abonnement läuft.',
    es: 'Para seguir, compre un plan hasta el {renewableUntil}. Pasado ese día se cierra la plataforma y se borran todos sus datos, salvo que corra en ella otra suscripción.',
    it: 'Per continuare, acquisti un piano entro il {renewableUntil}. Dopo quel giorno la piattaforma viene chiusa e tutti i suoi dati cancellati, salvo che vi corra un altro abbonamento.',
  },
};

export const WHY: Record<'refused' | 'cancelled' | 'gift', Texts> = {
  refused: {
    en: 'The next period could not be charged. Look at your means of payment, or leave another one.',
    fr: 'La période suivante n’a pas pu être débitée. Vérifiez votre moyen de paiement, ou indiquez-en un autre.',
    de: 'Der nächste Zeitraum konnte nicht abgebucht werden. Prüfen Sie Ihr Zahlungsmittel oder hinterlegen Sie ein anderes.',
    es: 'No se ha podido cobrar el período siguiente. Revise su medio de pago o indique otro.',
    it: 'Non è stato possibile addebitare il periodo successivo. Verifichi il suo mezzo di pagamento o ne indichi un altro.',
  },
  cancelled: {
    en: 'It had been cancelled.',
    fr: 'Il avait été résilié.',
    de: 'Es war gekündigt.',
    es: 'Estaba cancelado.',
    it: 'Era stato disdetto.',
  },
  gift: {
    en: 'It had been given for that time.',
    fr: 'Il avait été offert pour cette durée.',
    de: 'Es war für diese Zeit geschenkt.',
    es: 'Se había regalado por ese tiempo.',
    it: 'Era stato offerto per quel periodo.',
  },
};

export const SMTP_LOGIN: Record<'none' | 'some', Texts> = {
  none: {
    en: 'You have no SMTP credential yet: make one in your account; the user name and the password are shown there once.',
    fr: 'Vous n’avez pas encore d’identifiant SMTP : créez-en un dans votre compte ; le nom d’utilisateur et le mot de passe y sont montrés une fois.',
    de: 'Sie haben noch keinen SMTP-Zugang: Legen Sie in Ihrem Konto einen an; Benutzername und Passwort werden dort einmal gezeigt.',
    es: 'Aún no tiene credencial SMTP: cree una en su cuenta; el nombre de usuario y la contraseña se muestran allí una vez.',
    it: 'Non ha ancora una credenziale SMTP: ne crei una nel suo account; nome utente e password vi sono mostrati una volta.',
  },
  some: {
    en: 'User name: {usernames}. The password was shown when it was made; if it is lost, make a new one in your account.',
    fr: 'Nom d’utilisateur : {usernames}. Le mot de passe a été montré à sa création ; s’il est perdu, créez-en un nouveau dans votre compte.',
    de: 'Benutzername: {usernames}. Das Passwort wurde beim Anlegen gezeigt; ist es verloren, legen Sie in Ihrem Konto ein neues an.',
    es: 'Nombre de usuario: {usernames}. La contraseña se mostró al crearla; si se ha perdido, cree una nueva en su cuenta.',
    it: 'Nome utente: {usernames}. La password è stata mostrata alla creazione; se è andata persa, ne crei una nuova nel suo account.',
  },
};

export const NEXT: Record<'any_mail' | 'single_mail', Texts> = {
  any_mail: {
    en: 'Next: add the domain or the address that you send from and confirm it. Then send, by SMTP or with an API key.',
    fr: 'Ensuite : ajoutez le domaine ou l’adresse d’où vous envoyez et confirmez-le. Puis envoyez, par SMTP ou avec une clé d’API.',
    de: 'Als Nächstes: Tragen Sie die Domain oder die Adresse ein, von der Sie senden, und bestätigen Sie sie. Dann senden Sie über SMTP oder mit einem API-Schlüssel.',
    es: 'A continuación: añada el dominio o la dirección desde la que envía y confírmelo. Después envíe, por SMTP o con una clave de API.',
    it: 'Ora: aggiunga il dominio o l’indirizzo da cui invia e lo confermi. Poi invii, via SMTP o con una chiave API.',
  },
  single_mail: {
    en: 'Next: add the domain or the address that you send from and confirm it. Then send, by SMTP or with an API key. This plan is for single messages, not for newsletters.',
    fr: 'Ensuite : ajoutez le domaine ou l’adresse d’où vous envoyez et confirmez-le. Puis envoyez, par SMTP ou avec une clé d’API. Ce forfait est fait pour des messages isolés, pas pour des lettres d’information.',
    de: 'Als Nächstes: Tragen Sie die Domain oder die Adresse ein, von der Sie senden, und bestätigen Sie sie. Dann senden Sie über SMTP oder mit einem API-Schlüssel. Dieser Tarif ist für einzelne Nachrichten, nicht für Newsletter.',
    es: 'A continuación: añada el dominio o la dirección desde la que envía y confírmelo. Después envíe, por SMTP o con una clave de API. Este plan es para mensajes sueltos, no para boletines.',
    it: 'Ora: aggiunga il dominio o l’indirizzo da cui invia e lo confermi. Poi invii, via SMTP o con una chiave API. Questo piano è per messaggi singoli, non per newsletter.',
  },
};

export const PORT: Record<'starttls' | 'implicit', Texts> = {
  starttls: {
    en: 'port {port} (STARTTLS)',
    fr: 'port {port} (STARTTLS)',
    de: 'Port {port} (STARTTLS)',
    es: 'puerto {port} (STARTTLS)',
    it: 'porta {port} (STARTTLS)',
  },
  implicit: {
    en: 'port {port} (TLS)',
    fr: 'port {port} (TLS)',
    de: 'Port {port} (TLS)',
    es: 'puerto {port} (TLS)',
    it: 'porta {port} (TLS)',
  },
};
