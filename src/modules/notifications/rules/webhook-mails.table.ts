import type { Texts } from '../../../kernel/texts.js';
import type { MailTexts } from './mail-text.js';

/** Mails about receivers of events that do not receive. */
export type WebhookMailName = 'webhook-failing' | 'webhook-disabled' | 'webhook-gone';

const SWITCH_ON: Texts = {
  en: 'When it works again, switch the webhook on: what waits is sent at once, and what happened meanwhile can be asked for by a replay. Your mail is not affected.',
  fr: 'Lorsqu’il fonctionnera de nouveau, réactivez le webhook : ce qui attend est envoyé aussitôt, et ce qui s’est passé entre-temps peut être redemandé. Vos envois ne sont pas touchés.',
  de: 'Wenn er wieder arbeitet, schalten Sie den Webhook ein: Was wartet, wird sofort gesendet, und was inzwischen geschah, lässt sich wiederholen. Ihre Post ist nicht betroffen.',
  es: 'Cuando vuelva a funcionar, active el webhook: lo que espera se envía al momento, y lo ocurrido entre tanto puede pedirse de nuevo. Su correo no se ve afectado.',
  it: 'Quando funzionerà di nuovo, riattivi il webhook: ciò che attende viene inviato subito, e ciò che è successo nel frattempo si può richiedere. La sua posta non è coinvolta.',
};

export const WEBHOOK_MAILS: Record<WebhookMailName, MailTexts> = {
  'webhook-failing': {
    subject: {
      en: 'Your webhook does not answer',
      fr: 'Votre webhook ne répond pas',
      de: 'Ihr Webhook antwortet nicht',
      es: 'Su webhook no responde',
      it: 'Il suo webhook non risponde',
    },
    before: [
      {
        en: 'For an hour no event could be delivered to {host}. From now on it is tried at longer and longer intervals, at most an hour apart, and everything else waits in its order.',
        fr: 'Depuis une heure, aucun événement n’a pu être remis à {host}. Les essais se font désormais à intervalles croissants, d’une heure au plus, et tout le reste attend dans l’ordre.',
        de: 'Seit einer Stunde konnte {host} kein Ereignis zugestellt werden. Von nun an wird in wachsenden Abständen versucht, höchstens einer Stunde, und alles Übrige wartet in seiner Reihenfolge.',
        es: 'Desde hace una hora no se ha podido entregar ningún evento a {host}. A partir de ahora se intenta a intervalos cada vez mayores, de una hora como máximo, y todo lo demás espera en su orden.',
        it: 'Da un’ora nessun evento ha potuto essere consegnato a {host}. D’ora in poi si riprova a intervalli crescenti, al massimo di un’ora, e tutto il resto attende nel suo ordine.',
      },
    ],
    button: null,
    after: [
      {
        en: 'You need do nothing but repair it: as soon as it answers, everything arrives. After three days without success the webhook is switched off.',
        fr: 'Il suffit de le réparer : dès qu’il répond, tout arrive. Après trois jours sans succès, le webhook est désactivé.',
        de: 'Sie brauchen ihn nur zu reparieren: Sobald er antwortet, kommt alles an. Nach drei Tagen ohne Erfolg wird der Webhook abgeschaltet.',
        es: 'Basta con repararlo: en cuanto responda, llegará todo. Tras tres días sin éxito, el webhook se desactiva.',
        it: 'Basta ripararlo: appena risponde, arriva tutto. Dopo tre giorni senza successo il webhook viene disattivato.',
      },
    ],
  },
  'webhook-disabled': {
    subject: {
      en: 'Your webhook was switched off',
      fr: 'Votre webhook a été désactivé',
      de: 'Ihr Webhook wurde abgeschaltet',
      es: 'Su webhook se ha desactivado',
      it: 'Il suo webhook è stato disattivato',
    },
    before: [
      {
        en: 'For three days no event could be delivered to {host}. The webhook is switched off; nothing more is sent to it.',
        fr: 'Pendant trois jours, aucun événement n’a pu être remis à {host}. Le webhook est désactivé ; plus rien ne lui est envoyé.',
        de: 'Drei Tage lang konnte {host} kein Ereignis zugestellt werden. Der Webhook ist abgeschaltet; ihm wird nichts mehr gesendet.',
        es: 'Durante tres días no se ha podido entregar ningún evento a {host}. El webhook está desactivado; ya no se le envía nada.',
        it: 'Per tre giorni nessun evento ha potuto essere consegnato a {host}. Il webhook è disattivato; non gli viene più inviato nulla.',
      },
    ],
    button: null,
    after: [SWITCH_ON],
  },
  'webhook-gone': {
    subject: {
      en: 'Your webhook wants no more events',
      fr: 'Votre webhook ne veut plus d’événements',
      de: 'Ihr Webhook will keine Ereignisse mehr',
      es: 'Su webhook no quiere más eventos',
      it: 'Il suo webhook non vuole altri eventi',
    },
    before: [
      {
        en: '{host} answered 410 (gone), which means that it wants no events any more. The webhook is switched off.',
        fr: '{host} a répondu 410 (disparu), ce qui signifie qu’il ne veut plus d’événements. Le webhook est désactivé.',
        de: '{host} hat mit 410 (verschwunden) geantwortet, will also keine Ereignisse mehr. Der Webhook ist abgeschaltet.',
        es: '{host} ha respondido 410 (desaparecido), es decir, ya no quiere eventos. El webhook está desactivado.',
        it: '{host} ha risposto 410 (scomparso), cioè non vuole più eventi. Il webhook è disattivato.',
      },
    ],
    button: null,
    after: [SWITCH_ON],
  },
};
