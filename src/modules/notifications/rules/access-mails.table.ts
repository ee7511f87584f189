import type { MailTexts } from './mail-text.js';

/** Mails about what opens an account. */
export type AccessMailName = 'access-revoked';

export const ACCESS_MAILS: Record<AccessMailName, MailTexts> = {
  'access-revoked': {
    subject: {
      en: 'We closed the ways into your platform',
      fr: 'Nous avons fermé les accès à votre plateforme',
      de: 'Wir haben die Zugänge zu Ihrer Plattform gesperrt',
      es: 'Hemos cerrado los accesos a su plataforma',
      it: 'Abbiamo chiuso gli accessi alla sua piattaforma',
    },
    before: [
      {
        en: 'To protect your platform, our staff ended what opened it: {sessions} open sessions, {apiKeys} API keys and {smtpCredentials} SMTP credentials. Programs that used them do not send any more.',
        fr: 'Pour protéger votre plateforme, notre équipe a mis fin à ce qui l’ouvrait : {sessions} sessions ouvertes, {apiKeys} clés d’API et {smtpCredentials} identifiants SMTP. Les programmes qui les utilisaient n’envoient plus rien.',
        de: 'Zum Schutz Ihrer Plattform hat unser Personal beendet, was sie öffnete: {sessions} offene Sitzungen, {apiKeys} API-Schlüssel und {smtpCredentials} SMTP-Zugänge. Programme, die damit arbeiteten, senden nichts mehr.',
        es: 'Para proteger su plataforma, nuestro personal ha anulado lo que la abría: {sessions} sesiones abiertas, {apiKeys} claves de API y {smtpCredentials} credenciales SMTP. Los programas que las usaban ya no envían nada.',
        it: 'Per proteggere la sua piattaforma, il nostro personale ha annullato ciò che la apriva: {sessions} sessioni aperte, {apiKeys} chiavi API e {smtpCredentials} credenziali SMTP. I programmi che le usavano non inviano più nulla.',
      },
      {
        en: 'Sign in as {username}, choose a new password and make new keys and credentials. The audit log of your account names what ended and why.',
        fr: 'Connectez-vous en tant que {username}, choisissez un nouveau mot de passe et créez de nouvelles clés et de nouveaux identifiants. Le journal de votre compte indique ce qui a pris fin et pourquoi.',
        de: 'Melden Sie sich als {username} an, wählen Sie ein neues Passwort und legen Sie neue Schlüssel und Zugänge an. Das Protokoll Ihres Kontos nennt, was beendet wurde und warum.',
        es: 'Entre como {username}, elija una contraseña nueva y cree claves y credenciales nuevas. El registro de su cuenta indica qué se ha anulado y por qué.',
        it: 'Acceda come {username}, scelga una nuova password e crei nuove chiavi e credenziali. Il registro del suo account indica che cosa è stato annullato e perché.',
      },
    ],
    button: null,
    after: [],
  },
};
