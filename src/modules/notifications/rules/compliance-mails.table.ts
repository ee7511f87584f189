import type { Texts } from '../../../kernel/texts.js';
import type { MailTexts } from './mail-text.js';

/** Mails about what an account may send. */
export type ComplianceMailName =
  'account-blocked' | 'block-lifted' | 'tier-raised' | 'tier-lowered' | 'review-question' | 'review-decided';

export const COMPLIANCE_MAILS: Record<ComplianceMailName, MailTexts> = {
  'account-blocked': {
    subject: {
      en: 'Your platform {platform} is blocked',
      fr: 'Votre plateforme {platform} est bloquée',
      de: 'Ihre Plattform {platform} ist gesperrt',
      es: 'Su plataforma {platform} está bloqueada',
      it: 'La sua piattaforma {platform} è bloccata',
    },
    before: [
      {
        en: 'There is a block on platform {platform}. {why}{measure}',
        fr: 'Un blocage frappe la plateforme {platform}. {why}{measure}',
        de: 'Auf Plattform {platform} liegt eine Sperre. {why}{measure}',
        es: 'La plataforma {platform} tiene un bloqueo. {why}{measure}',
        it: 'Sulla piattaforma {platform} c’è un blocco. {why}{measure}',
      },
      {
        en: 'This is how it goes away:\n{steps}',
        fr: 'Pour le faire lever :\n{steps}',
        de: 'So verschwindet sie:\n{steps}',
        es: 'Así desaparece:\n{steps}',
        it: 'Ecco come toglierlo:\n{steps}',
      },
      {
        en: 'You can still sign in, read everything and answer our questions. Mail that waits is kept and leaves when the block ends.',
        fr: 'Vous pouvez toujours vous connecter, tout lire et répondre à nos questions. Les messages en attente sont conservés et partent quand le blocage prend fin.',
        de: 'Sie können sich weiter anmelden, alles lesen und unsere Fragen beantworten. Wartende Nachrichten bleiben erhalten und gehen hinaus, wenn die Sperre endet.',
        es: 'Puede seguir entrando, leerlo todo y responder a nuestras preguntas. El correo en espera se conserva y sale cuando termina el bloqueo.',
        it: 'Può ancora accedere, leggere tutto e rispondere alle nostre domande. La posta in attesa viene conservata e parte quando il blocco finisce.',
      },
    ],
    button: null,
    after: [],
  },
  'block-lifted': {
    subject: {
      en: 'A block on your platform {platform} is over',
      fr: 'Un blocage de votre plateforme {platform} est levé',
      de: 'Eine Sperre Ihrer Plattform {platform} ist aufgehoben',
      es: 'Un bloqueo de su plataforma {platform} ha terminado',
      it: 'Un blocco della sua piattaforma {platform} è terminato',
    },
    before: [
      {
        en: 'The block on platform {platform} has ended that said: {why}',
        fr: 'Le blocage de la plateforme {platform} a pris fin ; son motif était : {why}',
        de: 'Auf Plattform {platform} ist die Sperre beendet, die besagte: {why}',
        es: 'Ha terminado el bloqueo de la plataforma {platform} que decía: {why}',
        it: 'È terminato il blocco della piattaforma {platform} che diceva: {why}',
      },
      {
        en: 'Unless another block is open, you can send again, and what was waiting is on its way.',
        fr: 'Si aucun autre blocage n’est en cours, vous pouvez envoyer à nouveau, et ce qui attendait est en route.',
        de: 'Wenn keine andere Sperre besteht, können Sie wieder senden, und was gewartet hat, ist unterwegs.',
        es: 'Si no queda otro bloqueo abierto, puede volver a enviar, y lo que esperaba ya está en camino.',
        it: 'Se non ci sono altri blocchi, può inviare di nuovo, e ciò che attendeva è in viaggio.',
      },
    ],
    button: null,
    after: [],
  },
  'tier-raised': {
    subject: {
      en: 'Your platform {platform} may send more now',
      fr: 'Votre plateforme {platform} peut envoyer davantage',
      de: 'Ihre Plattform {platform} darf jetzt mehr senden',
      es: 'Su plataforma {platform} ya puede enviar más',
      it: 'La sua piattaforma {platform} ora può inviare di più',
    },
    before: [
      {
        en: 'The authorisation to send of platform {platform} has risen from tier {from} to tier {to}. It holds at once.',
        fr: 'L’autorisation d’envoi de la plateforme {platform} est passée du niveau {from} au niveau {to}. Elle vaut dès maintenant.',
        de: 'Die Sendefreigabe der Plattform {platform} ist von Stufe {from} auf Stufe {to} gestiegen. Sie gilt sofort.',
        es: 'La autorización de envío de la plataforma {platform} ha subido del nivel {from} al nivel {to}. Vale desde ahora.',
        it: 'L’autorizzazione di invio della piattaforma {platform} è salita dal livello {from} al livello {to}. Vale da subito.',
      },
    ],
    button: null,
    after: [],
  },
  'tier-lowered': {
    subject: {
      en: 'Your platform {platform} may send less for now',
      fr: 'Votre plateforme {platform} peut envoyer moins pour l’instant',
      de: 'Ihre Plattform {platform} darf vorerst weniger senden',
      es: 'Su plataforma {platform} puede enviar menos por ahora',
      it: 'La sua piattaforma {platform} per ora può inviare di meno',
    },
    before: [
      {
        en: 'The authorisation to send of platform {platform} has gone down from tier {from} to tier {to}. Your account shows what is missing for more.',
        fr: 'L’autorisation d’envoi de la plateforme {platform} est passée du niveau {from} au niveau {to}. Votre compte indique ce qu’il manque pour davantage.',
        de: 'Die Sendefreigabe der Plattform {platform} ist von Stufe {from} auf Stufe {to} gesunken. Ihr Konto zeigt, was für mehr fehlt.',
        es: 'La autorización de envío de la plataforma {platform} ha bajado del nivel {from} al nivel {to}. Su cuenta muestra lo que falta para más.',
        it: 'L’autorizzazione di invio della piattaforma {platform} è scesa dal livello {from} al livello {to}. Il suo account mostra che cosa manca per di più.',
      },
    ],
    button: null,
    after: [],
  },
  'review-question': {
    subject: {
      en: 'We have a question about your platform {platform}',
      fr: 'Nous avons une question sur votre plateforme {platform}',
      de: 'Wir haben eine Frage zu Ihrer Plattform {platform}',
      es: 'Tenemos una pregunta sobre su plataforma {platform}',
      it: 'Abbiamo una domanda sulla sua piattaforma {platform}',
    },
    before: [
      {
        en: 'Before we decide what platform {platform} may send, we would like to know:\n{question}',
        fr: 'Avant de décider de ce que la plateforme {platform} peut envoyer, nous aimerions savoir :\n{question}',
        de: 'Bevor wir entscheiden, was Plattform {platform} senden darf, möchten wir wissen:\n{question}',
        es: 'Antes de decidir qué puede enviar la plataforma {platform}, nos gustaría saber:\n{question}',
        it: 'Prima di decidere che cosa può inviare la piattaforma {platform}, vorremmo sapere:\n{question}',
      },
      {
        en: 'Sign in and answer it in the review; within two business days we go on.',
        fr: 'Connectez-vous et répondez dans l’examen ; nous poursuivons sous deux jours ouvrés.',
        de: 'Melden Sie sich an und antworten Sie in der Prüfung; binnen zwei Werktagen geht es weiter.',
        es: 'Entre y responda en la revisión; seguimos en dos días laborables.',
        it: 'Acceda e risponda nella verifica; proseguiamo entro due giorni lavorativi.',
      },
    ],
    button: null,
    after: [],
  },
  'review-decided': {
    subject: {
      en: 'We have looked at your platform {platform}',
      fr: 'Nous avons examiné votre plateforme {platform}',
      de: 'Wir haben Ihre Plattform {platform} geprüft',
      es: 'Hemos revisado su plataforma {platform}',
      it: 'Abbiamo verificato la sua piattaforma {platform}',
    },
    before: [
      {
        en: 'The review of platform {platform} is finished. {result}',
        fr: 'L’examen de la plateforme {platform} est terminé. {result}',
        de: 'Die Prüfung der Plattform {platform} ist beendet. {result}',
        es: 'La revisión de la plataforma {platform} ha terminado. {result}',
        it: 'La verifica della piattaforma {platform} è conclusa. {result}',
      },
    ],
    button: null,
    after: [],
  },
};

/** What a review came to, followed by the reason that staff gave. */
export const REVIEW_RESULTS: Record<'approved' | 'limited' | 'refused', Texts> = {
  approved: {
    en: 'All is well; your account shows what it may send now.',
    fr: 'Tout est en ordre ; votre compte indique ce qu’il peut envoyer désormais.',
    de: 'Alles ist in Ordnung; Ihr Konto zeigt, was es jetzt senden darf.',
    es: 'Todo está bien; su cuenta muestra lo que puede enviar ahora.',
    it: 'È tutto a posto; il suo account mostra che cosa può inviare ora.',
  },
  limited: {
    en: 'For now we have set a limit; your account shows it.',
    fr: 'Nous avons fixé une limite pour l’instant ; votre compte l’indique.',
    de: 'Wir haben vorerst eine Grenze gesetzt; Ihr Konto zeigt sie.',
    es: 'De momento hemos fijado un límite; su cuenta lo muestra.',
    it: 'Per ora abbiamo fissato un limite; il suo account lo mostra.',
  },
  refused: {
    en: 'We cannot grant what was asked for; what you have stays.',
    fr: 'Nous ne pouvons pas accorder ce qui était demandé ; ce que vous avez reste acquis.',
    de: 'Was erbeten war, können wir nicht gewähren; was Sie haben, bleibt.',
    es: 'No podemos conceder lo que se pedía; lo que tiene se mantiene.',
    it: 'Non possiamo concedere quanto richiesto; ciò che ha resta.',
  },
};
