import type { MailTexts } from './mail-text.js';

/** Mails about terms that the operator changes. `{what}`, `{price}` and `{volumes}` are whole sentences. */
export type PlanChangeMailName = 'plan-changed-notice' | 'plan-change-withdrawn';

function sentence(name: 'what' | 'price' | 'volumes') {
  const text = `{${name}}`;
  return { en: text, fr: text, de: text, es: text, it: text };
}

export const PLAN_CHANGE_MAILS: Record<PlanChangeMailName, MailTexts> = {
  'plan-changed-notice': {
    subject: {
      en: 'New terms for {plan} from {firstDay}',
      fr: 'Nouvelles conditions pour {plan} à partir du {firstDay}',
      de: 'Neue Bedingungen für {plan} ab {firstDay}',
      es: 'Nuevas condiciones de {plan} desde el {firstDay}',
      it: 'Nuove condizioni per {plan} dal {firstDay}',
    },
    before: [
      sentence('what'),
      sentence('price'),
      sentence('volumes'),
      {
        en: 'Until then everything stays as you bought it. To go on you need not do anything. If you do not agree, cancel in your account until the end of {lastDay}, and nothing is charged on the new terms.',
        fr: 'Jusque-là, tout reste tel que vous l’avez acheté. Pour continuer, vous n’avez rien à faire. Si vous n’êtes pas d’accord, résiliez dans votre compte jusqu’à la fin du {lastDay} : rien ne sera débité aux nouvelles conditions.',
        de: 'Bis dahin bleibt alles, wie Sie es gekauft haben. Um weiterzumachen, brauchen Sie nichts zu tun. Wenn Sie nicht einverstanden sind, kündigen Sie in Ihrem Konto bis zum Ende des {lastDay}; zu den neuen Bedingungen wird dann nichts abgebucht.',
        es: 'Hasta entonces todo sigue como lo compró. Para continuar no tiene que hacer nada. Si no está de acuerdo, cancele en su cuenta hasta el final del {lastDay}: no se cobrará nada con las nuevas condiciones.',
        it: 'Fino ad allora tutto resta come l’ha acquistato. Per continuare non deve fare nulla. Se non è d’accordo, disdica nel suo account entro la fine del {lastDay}: con le nuove condizioni non si addebiterà nulla.',
      },
    ],
    button: null,
    after: [],
  },
  'plan-change-withdrawn': {
    subject: {
      en: '{plan} stays as it is',
      fr: '{plan} reste inchangé',
      de: '{plan} bleibt, wie es ist',
      es: '{plan} sigue como está',
      it: '{plan} resta com’è',
    },
    before: [
      {
        en: 'The new terms that we announced to you for {firstDay} do not come. {plan} on platform {platform} renews as before, for {oldPrice} net.',
        fr: 'Les nouvelles conditions que nous vous avions annoncées pour le {firstDay} ne s’appliqueront pas. {plan}, sur la plateforme {platform}, se renouvelle comme avant, à {oldPrice} hors taxes.',
        de: 'Die neuen Bedingungen, die wir Ihnen für den {firstDay} angekündigt hatten, kommen nicht. {plan} auf der Plattform {platform} verlängert sich wie bisher, zu {oldPrice} netto.',
        es: 'Las nuevas condiciones que le anunciamos para el {firstDay} no se aplicarán. {plan}, en la plataforma {platform}, se renueva como hasta ahora, por {oldPrice} sin IVA.',
        it: 'Le nuove condizioni che le avevamo annunciato per il {firstDay} non entreranno in vigore. {plan}, sulla piattaforma {platform}, si rinnova come prima, a {oldPrice} IVA esclusa.',
      },
      {
        en: 'If you have cancelled because of them, take the cancellation back in your account before the period ends.',
        fr: 'Si vous avez résilié à cause d’elles, annulez la résiliation dans votre compte avant la fin de la période.',
        de: 'Wenn Sie ihretwegen gekündigt haben, nehmen Sie die Kündigung in Ihrem Konto vor dem Ende des Zeitraums zurück.',
        es: 'Si canceló por ellas, anule la cancelación en su cuenta antes de que termine el período.',
        it: 'Se ha disdetto per questo motivo, annulli la disdetta nel suo account prima della fine del periodo.',
      },
    ],
    button: null,
    after: [],
  },
};
