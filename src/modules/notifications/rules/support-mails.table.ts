import { REPLY_MARKERS } from '../../../contracts/reply-markers.table.js';
import type { MailTexts } from './mail-text.js';

/** Mails about what the operator's people did for an account. */
export type SupportMailName =
  'impersonation-started' | 'support-suggestions' | 'ticket-answered' | 'ticket-received' | 'ticket-solved';

export const SUPPORT_MAILS: Record<SupportMailName, MailTexts> = {
  'impersonation-started': {
    subject: {
      en: 'Our support works in your platform',
      fr: 'Notre assistance intervient sur votre plateforme',
      de: 'Unser Support arbeitet auf Ihrer Plattform',
      es: 'Nuestro servicio de asistencia trabaja en su plataforma',
      it: 'La nostra assistenza lavora nella sua piattaforma',
    },
    before: [
      {
        en: 'Somebody told us the support PIN of platform {platform}. For half an hour at most, {staff} now acts in the place of {username}.',
        fr: 'Quelqu’un nous a donné le code d’assistance de la plateforme {platform}. Pendant une demi-heure au plus, {staff} agit maintenant à la place de {username}.',
        de: 'Jemand hat uns die Support-PIN der Plattform {platform} genannt. Höchstens eine halbe Stunde lang handelt {staff} jetzt an Stelle von {username}.',
        es: 'Alguien nos ha dicho el PIN de asistencia de la plataforma {platform}. Durante media hora como máximo, {staff} actúa ahora en lugar de {username}.',
        it: 'Qualcuno ci ha comunicato il PIN di assistenza della piattaforma {platform}. Per mezz’ora al massimo, {staff} agisce ora al posto di {username}.',
      },
      {
        en: 'The reason given: {reason}',
        fr: 'Le motif indiqué : {reason}',
        de: 'Der angegebene Grund: {reason}',
        es: 'El motivo indicado: {reason}',
        it: 'Il motivo indicato: {reason}',
      },
      {
        en: 'Everything done is in the audit log under the name of who did it. If you did not want this, end it in your account under “Impersonations” and take another support PIN.',
        fr: 'Tout ce qui est fait figure dans le journal, au nom de la personne qui l’a fait. Si vous ne le vouliez pas, mettez-y fin dans votre compte, sous « Impersonations », et prenez un autre code d’assistance.',
        de: 'Alles, was geschieht, steht im Protokoll unter dem Namen dessen, der es getan hat. Wenn Sie das nicht wollten, beenden Sie es in Ihrem Konto unter „Impersonations“ und nehmen Sie eine andere Support-PIN.',
        es: 'Todo lo que se hace queda en el registro con el nombre de quien lo hizo. Si no lo quería, termínelo en su cuenta, en «Impersonations», y tome otro PIN de asistencia.',
        it: 'Tutto ciò che viene fatto è nel registro, con il nome di chi l’ha fatto. Se non lo voleva, lo termini nel suo account, in «Impersonations», e prenda un altro PIN di assistenza.',
      },
    ],
    button: null,
    after: [],
  },
  'ticket-received': {
    subject: {
      en: 'We have your message: ticket {number}',
      fr: 'Nous avons reçu votre message : ticket {number}',
      de: 'Ihre Nachricht ist angekommen: Ticket {number}',
      es: 'Hemos recibido su mensaje: ticket {number}',
      it: 'Abbiamo ricevuto il suo messaggio: ticket {number}',
    },
    before: [
      {
        en: 'Your message to our support is ticket {number}. Somebody will read it and write to you at this address.',
        fr: 'Votre message à notre assistance est le ticket {number}. Quelqu’un le lira et vous écrira à cette adresse.',
        de: 'Ihre Nachricht an unseren Support ist das Ticket {number}. Jemand wird sie lesen und Ihnen an diese Adresse schreiben.',
        es: 'Su mensaje a nuestro servicio de asistencia es el ticket {number}. Alguien lo leerá y le escribirá a esta dirección.',
        it: 'Il suo messaggio alla nostra assistenza è il ticket {number}. Qualcuno lo leggerà e le scriverà a questo indirizzo.',
      },
    ],
    button: null,
    after: [
      {
        en: 'We never ask for your password. If you wrote nothing to us, you need not do anything.',
        fr: 'Nous ne demandons jamais votre mot de passe. Si vous ne nous avez rien écrit, vous n’avez rien à faire.',
        de: 'Wir fragen nie nach Ihrem Passwort. Wenn Sie uns nichts geschrieben haben, brauchen Sie nichts zu tun.',
        es: 'Nunca pedimos su contraseña. Si no nos ha escrito nada, no tiene que hacer nada.',
        it: 'Non chiediamo mai la sua password. Se non ci ha scritto nulla, non deve fare niente.',
      },
    ],
  },
  'support-suggestions': {
    subject: {
      en: 'Your message to our support: what may help',
      fr: 'Votre message à notre assistance : ce qui peut aider',
      de: 'Ihre Nachricht an unseren Support: was helfen kann',
      es: 'Su mensaje a nuestro servicio de asistencia: lo que puede ayudar',
      it: 'Il suo messaggio alla nostra assistenza: che cosa può aiutare',
    },
    before: [
      {
        en: 'This is an automatic answer. Our help centre may answer your question:\n\n{articles}',
        fr: 'Ceci est une réponse automatique. Notre centre d’aide répond peut-être à votre question :\n\n{articles}',
        de: 'Dies ist eine automatische Antwort. Vielleicht beantwortet unser Hilfe-Center Ihre Frage:\n\n{articles}',
        es: 'Esta es una respuesta automática. Quizá nuestro centro de ayuda responda a su pregunta:\n\n{articles}',
        it: 'Questa è una risposta automatica. Forse il nostro centro di assistenza risponde alla sua domanda:\n\n{articles}',
      },
    ],
    button: null,
    after: [
      {
        en: 'Support by mail is part of every paid plan; write from the address of your account. If you cannot sign in or are blocked, say so in a mail to us, and somebody will read it.',
        fr: 'L’assistance par e-mail fait partie de toutes les offres payantes ; écrivez depuis l’adresse de votre compte. Si vous ne pouvez pas vous connecter ou si vous êtes bloqué, dites-le-nous par e-mail, et quelqu’un le lira.',
        de: 'Support per E-Mail gehört zu jedem bezahlten Tarif; schreiben Sie von der Adresse Ihres Kontos. Wenn Sie sich nicht anmelden können oder gesperrt sind, schreiben Sie uns das, und jemand wird es lesen.',
        es: 'La asistencia por correo forma parte de todos los planes de pago; escriba desde la dirección de su cuenta. Si no puede iniciar sesión o está bloqueado, díganoslo por correo y alguien lo leerá.',
        it: 'L’assistenza via e-mail fa parte di tutti i piani a pagamento; scriva dall’indirizzo del suo account. Se non riesce ad accedere o è bloccato, ce lo scriva e qualcuno lo leggerà.',
      },
    ],
  },
  'ticket-answered': {
    above: REPLY_MARKERS,
    subject: {
      en: 'Answer to your ticket {number}',
      fr: 'Réponse à votre ticket {number}',
      de: 'Antwort auf Ihr Ticket {number}',
      es: 'Respuesta a su ticket {number}',
      it: 'Risposta al suo ticket {number}',
    },
    before: [
      {
        en: 'Our support has answered “{subject}”:\n\n{text}',
        fr: 'Notre assistance a répondu à « {subject} » :\n\n{text}',
        de: 'Unser Support hat auf „{subject}“ geantwortet:\n\n{text}',
        es: 'Nuestro servicio de asistencia ha respondido a «{subject}»:\n\n{text}',
        it: 'La nostra assistenza ha risposto a «{subject}»:\n\n{text}',
      },
    ],
    button: null,
    after: [
      {
        en: 'To go on with it, answer this mail or write in your account, in the Support Center.',
        fr: 'Pour continuer, répondez à cet e-mail ou écrivez dans votre compte, au centre d’assistance.',
        de: 'Antworten Sie einfach auf diese E-Mail oder in Ihrem Konto im Support-Center.',
        es: 'Para continuar, responda a este correo o escriba en su cuenta, en el centro de asistencia.',
        it: 'Per proseguire, risponda a questa e-mail o scriva nel suo account, nel centro di assistenza.',
      },
    ],
  },
  'ticket-solved': {
    subject: {
      en: 'Your ticket {number} is solved',
      fr: 'Votre ticket {number} est résolu',
      de: 'Ihr Ticket {number} ist gelöst',
      es: 'Su ticket {number} está resuelto',
      it: 'Il suo ticket {number} è risolto',
    },
    before: [
      {
        en: 'We consider “{subject}” solved. If it is not, simply write into the ticket within 14 days: it is opened again.',
        fr: 'Nous considérons « {subject} » comme résolu. Si ce n’est pas le cas, écrivez simplement dans le ticket sous 14 jours : il sera rouvert.',
        de: 'Wir halten „{subject}“ für gelöst. Wenn nicht, schreiben Sie einfach innerhalb von 14 Tagen in das Ticket: es wird wieder geöffnet.',
        es: 'Consideramos resuelto «{subject}». Si no lo está, escriba en el ticket en un plazo de 14 días y se abrirá de nuevo.',
        it: 'Consideriamo risolto «{subject}». Se non lo è, scriva nel ticket entro 14 giorni: verrà riaperto.',
      },
      {
        en: 'One question, if you have a moment: how well did we help you?',
        fr: 'Une seule question, si vous avez un instant : avons-nous bien répondu à votre demande ?',
        de: 'Eine einzige Frage, wenn Sie einen Moment Zeit haben: wie gut haben wir Ihnen geholfen?',
        es: 'Una sola pregunta, si tiene un momento: ¿le hemos ayudado bien?',
        it: 'Una sola domanda, se ha un momento: come l’abbiamo aiutata?',
      },
    ],
    button: { en: 'Tell us', fr: 'Répondre', de: 'Antworten', es: 'Responder', it: 'Rispondere' },
    after: [],
  },
};
