import type { MailTexts } from './mail-text.js';

/** Mails about domains that mail comes from. */
export type DomainMailName = 'domain-failing' | 'domain-signing-lost' | 'domain-lost';

export const DOMAIN_MAILS: Record<DomainMailName, MailTexts> = {
  'domain-failing': {
    subject: {
      en: 'A DNS record of {domain} is gone',
      fr: 'Un enregistrement DNS de {domain} a disparu',
      de: 'Ein DNS-Eintrag von {domain} ist verschwunden',
      es: 'Ha desaparecido un registro DNS de {domain}',
      it: 'È scomparso un record DNS di {domain}',
    },
    before: [
      {
        en: 'The record {record} that proves {domain} to be yours is not in the DNS any more. Until {until} everything works as before; if it is not back by then, mail from {domain} will be refused.',
        fr: 'L’enregistrement {record}, qui prouve que {domain} est à vous, n’est plus dans le DNS. Jusqu’au {until}, tout fonctionne comme avant ; s’il n’est pas revenu d’ici là, les messages venant de {domain} seront refusés.',
        de: 'Der Eintrag {record}, der {domain} als Ihre Domain ausweist, steht nicht mehr im DNS. Bis {until} bleibt alles, wie es war; fehlt er dann noch, wird Mail von {domain} abgewiesen.',
        es: 'El registro {record}, que demuestra que {domain} es suyo, ya no está en el DNS. Hasta el {until} todo funciona como antes; si para entonces no ha vuelto, el correo de {domain} será rechazado.',
        it: 'Il record {record}, che dimostra che {domain} è suo, non è più nel DNS. Fino al {until} tutto funziona come prima; se per allora non sarà tornato, la posta da {domain} verrà rifiutata.',
      },
      {
        en: 'Publish it again; we look every hour, and nothing else need be done.',
        fr: 'Publiez-le de nouveau ; nous vérifions toutes les heures, il n’y a rien d’autre à faire.',
        de: 'Tragen Sie ihn wieder ein; wir sehen stündlich nach, mehr ist nicht zu tun.',
        es: 'Vuelva a publicarlo; lo comprobamos cada hora y no hay que hacer nada más.',
        it: 'Lo pubblichi di nuovo; controlliamo ogni ora e non occorre altro.',
      },
    ],
    button: null,
    after: [],
  },
  'domain-signing-lost': {
    subject: {
      en: 'Mail from {domain} is no longer signed by it',
      fr: 'Les messages de {domain} ne sont plus signés par ce domaine',
      de: 'Mail von {domain} wird nicht mehr von der Domain signiert',
      es: 'El correo de {domain} ya no va firmado por su dominio',
      it: 'La posta da {domain} non è più firmata dal dominio',
    },
    before: [
      {
        en: 'No DKIM record of {domain} holds our key any more, so its mail leaves under our own signature: receivers may take it for spam, or refuse it when your DMARC policy asks them to.',
        fr: 'Aucun enregistrement DKIM de {domain} ne contient plus notre clé ; ses messages partent donc sous notre propre signature : les destinataires peuvent les prendre pour du spam, ou les refuser si votre politique DMARC le demande.',
        de: 'Kein DKIM-Eintrag von {domain} enthält noch unseren Schlüssel; ihre Mail geht darum unter unserer eigenen Signatur hinaus: Empfänger halten sie womöglich für Spam oder weisen sie ab, wenn Ihre DMARC-Richtlinie das verlangt.',
        es: 'Ningún registro DKIM de {domain} contiene ya nuestra clave, así que su correo sale con nuestra propia firma: los destinatarios pueden tomarlo por spam o rechazarlo si su política DMARC lo pide.',
        it: 'Nessun record DKIM di {domain} contiene più la nostra chiave, perciò la sua posta parte con la nostra firma: i destinatari possono prenderla per spam, o rifiutarla se la sua politica DMARC lo chiede.',
      },
      {
        en: 'Your account shows the records to publish; we look every hour.',
        fr: 'Votre compte indique les enregistrements à publier ; nous vérifions toutes les heures.',
        de: 'Ihr Konto zeigt die Einträge, die nötig sind; wir sehen stündlich nach.',
        es: 'Su cuenta muestra los registros que hay que publicar; lo comprobamos cada hora.',
        it: 'Il suo account mostra i record da pubblicare; controlliamo ogni ora.',
      },
    ],
    button: null,
    after: [],
  },
  'domain-lost': {
    subject: {
      en: '{domain} is not verified any more',
      fr: '{domain} n’est plus vérifié',
      de: '{domain} ist nicht mehr bestätigt',
      es: '{domain} ya no está verificado',
      it: '{domain} non è più verificato',
    },
    before: [
      {
        en: 'The record that proves {domain} to be yours was gone for too long, or another account has proven that it owns the domain. Mail from {domain} is refused from now on.',
        fr: 'L’enregistrement qui prouve que {domain} est à vous a manqué trop longtemps, ou un autre compte a prouvé que ce domaine est le sien. Les messages venant de {domain} sont désormais refusés.',
        de: 'Der Eintrag, der {domain} als Ihre Domain ausweist, fehlte zu lange, oder ein anderes Konto hat sie als seine nachgewiesen. Mail von {domain} wird ab jetzt abgewiesen.',
        es: 'El registro que demuestra que {domain} es suyo ha faltado demasiado tiempo, u otra cuenta ha demostrado que el dominio le pertenece. El correo de {domain} se rechaza desde ahora.',
        it: 'Il record che dimostra che {domain} è suo è mancato troppo a lungo, oppure un altro account ha dimostrato che il dominio gli appartiene. La posta da {domain} viene d’ora in poi rifiutata.',
      },
      {
        en: 'Publish the ownership record of your account and have the domain verified again.',
        fr: 'Publiez l’enregistrement de propriété indiqué dans votre compte et faites vérifier de nouveau le domaine.',
        de: 'Tragen Sie den Eigentumsnachweis aus Ihrem Konto ein und lassen Sie die Domain erneut prüfen.',
        es: 'Publique el registro de propiedad de su cuenta y haga verificar de nuevo el dominio.',
        it: 'Pubblichi il record di proprietà del suo account e faccia verificare di nuovo il dominio.',
      },
    ],
    button: null,
    after: [],
  },
};
