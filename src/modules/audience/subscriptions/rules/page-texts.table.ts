import type { Texts } from '../../../../kernel/texts.js';

/** What the pages behind the links of confirmation mails say. `{list}` is the list's name. */
export const PAGE_TEXTS = {
  confirmTitle: {
    en: 'Confirm your subscription',
    fr: 'Confirmer votre abonnement',
    de: 'Anmeldung bestätigen',
    es: 'Confirmar su suscripción',
    it: 'Confermare l’iscrizione',
  },
  confirmButton: {
    en: 'Yes, subscribe me',
    fr: 'Oui, m’abonner',
    de: 'Ja, anmelden',
    es: 'Sí, suscribirme',
    it: 'Sì, mi iscrivo',
  },
  ignore: {
    en: 'If you did not ask for this, close this page: nothing happens.',
    fr: 'Si vous n’avez rien demandé, fermez cette page : il ne se passera rien.',
    de: 'Wenn Sie das nicht wollten, schließen Sie diese Seite: Es geschieht nichts.',
    es: 'Si no lo ha pedido, cierre esta página: no ocurrirá nada.',
    it: 'Se non l’ha chiesto, chiuda questa pagina: non succede nulla.',
  },
  confirmed: {
    en: 'You are subscribed to {list}.',
    fr: 'Vous êtes abonné à {list}.',
    de: 'Sie sind für {list} angemeldet.',
    es: 'Está suscrito a {list}.',
    it: 'È iscritto a {list}.',
  },
  goneTitle: {
    en: 'This link is not valid',
    fr: 'Ce lien n’est pas valable',
    de: 'Dieser Link ist nicht gültig',
    es: 'Este enlace no es válido',
    it: 'Questo link non è valido',
  },
  gone: {
    en: 'It may be old, or incomplete. You can subscribe again where you did before.',
    fr: 'Il est peut-être ancien ou incomplet. Vous pouvez vous abonner de nouveau là où vous l’aviez fait.',
    de: 'Vielleicht ist er alt oder unvollständig. Sie können sich dort noch einmal anmelden, wo Sie es schon getan haben.',
    es: 'Quizá sea antiguo o esté incompleto. Puede suscribirse de nuevo donde lo hizo.',
    it: 'Forse è vecchio o incompleto. Può iscriversi di nuovo dove lo aveva fatto.',
  },
} as const satisfies Record<string, Texts>;
