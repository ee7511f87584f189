import { defineProblems } from '../../kernel/problem.js';

const LATER = { code: 452, enhanced: '4.7.1' } as const;
const NEVER = { code: 550, enhanced: '5.7.1' } as const;

export const quotaProblems = defineProblems({
  daily_quota_exceeded: {
    status: 429,
    retryable: true,
    smtp: LATER,
    title: {
      en: 'The plan’s quota for today is used up',
      fr: 'Le quota du jour est épuisé',
      de: 'Das Tageskontingent ist aufgebraucht',
      es: 'El cupo de hoy está agotado',
      it: 'La quota di oggi è esaurita',
    },
  },
  monthly_quota_exceeded: {
    status: 429,
    retryable: true,
    smtp: LATER,
    title: {
      en: 'The plan’s quota for this billing cycle is used up',
      fr: 'Le quota de ce cycle de facturation est épuisé',
      de: 'Das Kontingent dieses Abrechnungszeitraums ist aufgebraucht',
      es: 'El cupo de este ciclo de facturación está agotado',
      it: 'La quota di questo ciclo di fatturazione è esaurita',
    },
  },
  daily_quota_suspended: {
    status: 429,
    retryable: true,
    smtp: LATER,
    title: {
      en: 'Sending is suspended until midnight because the daily quota was exceeded',
      fr: 'L’envoi est suspendu jusqu’à minuit, le quota du jour ayant été dépassé',
      de: 'Der Versand ruht bis Mitternacht, weil das Tageskontingent überschritten wurde',
      es: 'El envío queda suspendido hasta medianoche por superar el cupo diario',
      it: 'L’invio è sospeso fino a mezzanotte perché la quota giornaliera è stata superata',
    },
  },
  sending_tier_limit: {
    status: 429,
    retryable: true,
    smtp: LATER,
    title: {
      en: 'The account is not yet authorised to send this much',
      fr: 'Le compte n’est pas encore autorisé à envoyer autant',
      de: 'Das Konto darf noch nicht so viel versenden',
      es: 'La cuenta aún no está autorizada a enviar tanto',
      it: 'L’account non è ancora autorizzato a inviare così tanto',
    },
  },
  subscription_required: {
    status: 402,
    smtp: NEVER,
    title: {
      en: 'Sending needs a subscription',
      fr: 'L’envoi nécessite un abonnement',
      de: 'Zum Versenden ist ein Abonnement nötig',
      es: 'Para enviar se necesita una suscripción',
      it: 'Per inviare serve un abbonamento',
    },
  },
  subscription_expired: {
    status: 402,
    smtp: NEVER,
    title: {
      en: 'The subscription has expired',
      fr: 'L’abonnement a expiré',
      de: 'Das Abonnement ist abgelaufen',
      es: 'La suscripción ha caducado',
      it: 'L’abbonamento è scaduto',
    },
  },
});
