import type { MailTexts } from './mail-text.js';

/** Mails about the life of a subscription. `{then}`, `{why}` and `{smtp}` are whole sentences that differ between offers. */
export type SubscriptionMailName =
  | 'subscription-opened'
  | 'subscription-renewed'
  | 'renewal-refused'
  | 'subscription-cancelled'
  | 'subscription-expired'
  | 'subscription-ended';

const PRICE = {
  en: 'Net {net}, VAT {vat}, to pay {gross}: invoice {invoice} of {issued}. It is in your account, under invoices.',
  fr: 'Net {net}, TVA {vat}, total {gross} : facture {invoice} du {issued}. Elle se trouve dans votre compte, parmi les factures.',
  de: 'Netto {net}, Umsatzsteuer {vat}, zusammen {gross}: Rechnung {invoice} vom {issued}. Sie liegt in Ihrem Konto bei den Rechnungen.',
  es: 'Neto {net}, IVA {vat}, total {gross}: factura {invoice} del {issued}. Está en su cuenta, entre las facturas.',
  it: 'Netto {net}, IVA {vat}, totale {gross}: fattura {invoice} del {issued}. Si trova nel suo account, tra le fatture.',
};

/** The mail that opens a subscription carries the invoice itself. */
const PRICE_ATTACHED = {
  en: 'Net {net}, VAT {vat}, to pay {gross}: invoice {invoice} of {issued}. It is attached, and stays in your account, under invoices.',
  fr: 'Net {net}, TVA {vat}, total {gross} : facture {invoice} du {issued}. Elle est jointe à ce message et reste dans votre compte, parmi les factures.',
  de: 'Netto {net}, Umsatzsteuer {vat}, zusammen {gross}: Rechnung {invoice} vom {issued}. Sie ist angehängt und bleibt in Ihrem Konto bei den Rechnungen.',
  es: 'Neto {net}, IVA {vat}, total {gross}: factura {invoice} del {issued}. Va adjunta y queda en su cuenta, entre las facturas.',
  it: 'Netto {net}, IVA {vat}, totale {gross}: fattura {invoice} del {issued}. È allegata e resta nel suo account, tra le fatture.',
};

/** A paragraph that is one sentence of its own, worded by the offer. */
function sentence(name: 'then' | 'why' | 'smtp' | 'next') {
  const text = `{${name}}`;
  return { en: text, fr: text, de: text, es: text, it: text };
}

export const SUBSCRIPTION_MAILS: Record<SubscriptionMailName, MailTexts> = {
  'subscription-opened': {
    subject: {
      en: 'Your subscription is active: {plan}',
      fr: 'Votre abonnement est actif : {plan}',
      de: 'Ihr Abonnement ist aktiv: {plan}',
      es: 'Su suscripción está activa: {plan}',
      it: 'Il suo abbonamento è attivo: {plan}',
    },
    before: [
      {
        en: '{plan} works on platform {platform} from now on. The first period runs from {firstDay} to {lastDay}; {renewal}',
        fr: '{plan} fonctionne dès maintenant sur la plateforme {platform}. La première période va du {firstDay} au {lastDay} ; {renewal}',
        de: '{plan} gilt ab sofort auf der Plattform {platform}. Der erste Zeitraum geht vom {firstDay} bis zum {lastDay}; {renewal}',
        es: '{plan} funciona desde ahora en la plataforma {platform}. El primer período va del {firstDay} al {lastDay}; {renewal}',
        it: '{plan} funziona da subito sulla piattaforma {platform}. Il primo periodo va dal {firstDay} al {lastDay}; {renewal}',
      },
      PRICE_ATTACHED,
      {
        en: 'To send by SMTP, enter: host {host}, {ports}.',
        fr: 'Pour envoyer par SMTP, saisissez : hôte {host}, {ports}.',
        de: 'Zum Senden über SMTP tragen Sie ein: Server {host}, {ports}.',
        es: 'Para enviar por SMTP, indique: servidor {host}, {ports}.',
        it: 'Per inviare via SMTP, inserisca: server {host}, {ports}.',
      },
      sentence('smtp'),
      sentence('next'),
    ],
    button: null,
    after: [],
  },
  'subscription-renewed': {
    subject: {
      en: 'Your subscription is renewed: {plan}',
      fr: 'Votre abonnement est renouvelé : {plan}',
      de: 'Ihr Abonnement ist verlängert: {plan}',
      es: 'Su suscripción se ha renovado: {plan}',
      it: 'Il suo abbonamento è rinnovato: {plan}',
    },
    before: [
      {
        en: '{plan} on platform {platform} is paid for from {firstDay} to {lastDay}.',
        fr: '{plan}, sur la plateforme {platform}, est payé du {firstDay} au {lastDay}.',
        de: '{plan} auf der Plattform {platform} ist vom {firstDay} bis zum {lastDay} bezahlt.',
        es: '{plan}, en la plataforma {platform}, está pagado del {firstDay} al {lastDay}.',
        it: '{plan}, sulla piattaforma {platform}, è pagato dal {firstDay} al {lastDay}.',
      },
      PRICE,
      {
        en: 'You need not do anything. If this period is to be the last one, cancel at any time until {lastDay}.',
        fr: 'Vous n’avez rien à faire. Si cette période doit être la dernière, résiliez à tout moment jusqu’au {lastDay}.',
        de: 'Sie brauchen nichts zu tun. Soll dieser Zeitraum der letzte sein, kündigen Sie jederzeit bis zum {lastDay}.',
        es: 'No tiene que hacer nada. Si este período debe ser el último, cancele en cualquier momento hasta el {lastDay}.',
        it: 'Non deve fare nulla. Se questo periodo dev’essere l’ultimo, disdica in qualsiasi momento fino al {lastDay}.',
      },
    ],
    button: null,
    after: [],
  },
  'renewal-refused': {
    subject: {
      en: 'The renewal of {plan} could not be charged',
      fr: 'Le renouvellement de {plan} n’a pas pu être débité',
      de: 'Die Verlängerung von {plan} konnte nicht abgebucht werden',
      es: 'No se ha podido cobrar la renovación de {plan}',
      it: 'Non è stato possibile addebitare il rinnovo di {plan}',
    },
    before: [
      {
        en: 'The next period of {plan} on platform {platform} could not be charged. Sending goes on for now, and it is tried again on {retryOn}.',
        fr: 'La période suivante de {plan}, sur la plateforme {platform}, n’a pas pu être débitée. Les envois continuent pour l’instant, et une nouvelle tentative aura lieu le {retryOn}.',
        de: 'Der nächste Zeitraum von {plan} auf der Plattform {platform} konnte nicht abgebucht werden. Der Versand läuft vorerst weiter, und am {retryOn} wird es noch einmal versucht.',
        es: 'No se ha podido cobrar el período siguiente de {plan} en la plataforma {platform}. Los envíos siguen por ahora, y se intentará de nuevo el {retryOn}.',
        it: 'Non è stato possibile addebitare il periodo successivo di {plan} sulla piattaforma {platform}. Gli invii per ora continuano, e si riproverà il {retryOn}.',
      },
      {
        en: 'Look at your means of payment, or leave another one, and renew the subscription in your account. If every attempt fails, the free plan and its limits follow.',
        fr: 'Vérifiez votre moyen de paiement, ou indiquez-en un autre, et renouvelez l’abonnement dans votre compte. Si toutes les tentatives échouent, le forfait gratuit et ses limites prennent la suite.',
        de: 'Prüfen Sie Ihr Zahlungsmittel oder hinterlegen Sie ein anderes, und verlängern Sie das Abonnement in Ihrem Konto. Scheitern alle Versuche, folgt der kostenlose Tarif mit seinen Grenzen.',
        es: 'Revise su medio de pago, o indique otro, y renueve la suscripción en su cuenta. Si fallan todos los intentos, sigue el plan gratuito con sus límites.',
        it: 'Verifichi il suo mezzo di pagamento, o ne indichi un altro, e rinnovi l’abbonamento nel suo account. Se tutti i tentativi falliscono, subentra il piano gratuito con i suoi limiti.',
      },
    ],
    button: null,
    after: [],
  },
  'subscription-cancelled': {
    subject: {
      en: 'Cancelled: {plan} ends on {lastDay}',
      fr: 'Résilié : {plan} prend fin le {lastDay}',
      de: 'Gekündigt: {plan} endet am {lastDay}',
      es: 'Cancelado: {plan} termina el {lastDay}',
      it: 'Disdetto: {plan} termina il {lastDay}',
    },
    before: [
      {
        en: '{plan} on platform {platform} is cancelled. Everything works until the end of {lastDay}; nothing more is charged, and unused days are not given back.',
        fr: '{plan}, sur la plateforme {platform}, est résilié. Tout fonctionne jusqu’à la fin du {lastDay} ; plus rien n’est débité, et les jours non utilisés ne sont pas remboursés.',
        de: '{plan} auf der Plattform {platform} ist gekündigt. Bis zum Ende des {lastDay} läuft alles weiter; es wird nichts mehr abgebucht, und nicht genutzte Tage werden nicht erstattet.',
        es: '{plan}, en la plataforma {platform}, está cancelado. Todo funciona hasta el final del {lastDay}; no se cobra nada más y los días no usados no se devuelven.',
        it: '{plan}, sulla piattaforma {platform}, è disdetto. Tutto funziona fino alla fine del {lastDay}; non si addebita più nulla e i giorni non usati non vengono rimborsati.',
      },
      sentence('then'),
      {
        en: 'If you change your mind, take the cancellation back in your account before it ends.',
        fr: 'Si vous changez d’avis, annulez la résiliation dans votre compte avant cette fin.',
        de: 'Wenn Sie es sich anders überlegen, nehmen Sie die Kündigung vorher in Ihrem Konto zurück.',
        es: 'Si cambia de opinión, anule la cancelación en su cuenta antes de que termine.',
        it: 'Se cambia idea, annulli la disdetta nel suo account prima della fine.',
      },
    ],
    button: null,
    after: [],
  },
  'subscription-expired': {
    subject: {
      en: '{plan} has expired: nothing is sent any more',
      fr: '{plan} a expiré : plus rien n’est envoyé',
      de: '{plan} ist abgelaufen: Es wird nichts mehr gesendet',
      es: '{plan} ha vencido: ya no se envía nada',
      it: '{plan} è scaduto: non si invia più nulla',
    },
    before: [
      {
        en: 'The last day of {plan} on platform {platform} was {lastDay}. With it, nothing can be sent any more.',
        fr: 'Le dernier jour de {plan}, sur la plateforme {platform}, était le {lastDay}. Il ne permet plus aucun envoi.',
        de: 'Der letzte Tag von {plan} auf der Plattform {platform} war der {lastDay}. Damit kann nichts mehr gesendet werden.',
        es: 'El último día de {plan} en la plataforma {platform} fue el {lastDay}. Con él ya no se puede enviar nada.',
        it: 'L’ultimo giorno di {plan} sulla piattaforma {platform} è stato il {lastDay}. Con esso non si può più inviare nulla.',
      },
      sentence('why'),
      sentence('then'),
    ],
    button: null,
    after: [],
  },
  'subscription-ended': {
    subject: {
      en: '{plan} has ended; the free plan goes on',
      fr: '{plan} a pris fin ; le forfait gratuit prend la suite',
      de: '{plan} ist beendet; der kostenlose Tarif läuft weiter',
      es: '{plan} ha terminado; sigue el plan gratuito',
      it: '{plan} è terminato; continua il piano gratuito',
    },
    before: [
      {
        en: 'The last day of {plan} on platform {platform} was {lastDay}. The free plan follows, unless you have another subscription; keys and SMTP credentials go on working within its limits.',
        fr: 'Le dernier jour de {plan}, sur la plateforme {platform}, était le {lastDay}. Le forfait gratuit prend la suite, sauf si vous avez un autre abonnement ; clés et identifiants SMTP continuent de fonctionner dans ses limites.',
        de: 'Der letzte Tag von {plan} auf der Plattform {platform} war der {lastDay}. Es folgt der kostenlose Tarif, falls Sie kein anderes Abonnement haben; Schlüssel und SMTP-Zugänge gelten in seinen Grenzen weiter.',
        es: 'El último día de {plan} en la plataforma {platform} fue el {lastDay}. Sigue el plan gratuito, salvo que tenga otra suscripción; las claves y las credenciales SMTP siguen valiendo dentro de sus límites.',
        it: 'L’ultimo giorno di {plan} sulla piattaforma {platform} è stato il {lastDay}. Segue il piano gratuito, salvo che abbia un altro abbonamento; chiavi e credenziali SMTP restano valide entro i suoi limiti.',
      },
      sentence('why'),
      {
        en: 'You can buy a plan again at any time; it works at once.',
        fr: 'Vous pouvez reprendre un forfait à tout moment ; il agit aussitôt.',
        de: 'Sie können jederzeit wieder einen Tarif kaufen; er gilt sofort.',
        es: 'Puede volver a comprar un plan en cualquier momento; surte efecto enseguida.',
        it: 'Può acquistare di nuovo un piano in qualsiasi momento; ha effetto subito.',
      },
    ],
    button: null,
    after: [],
  },
};
