import type { Language, Texts } from '../../../../kernel/texts.js';
import type { Counter } from './counters.js';
import type { Grouping } from './dimensions.js';

export const COUNTER_TEXTS: Record<Counter, Texts> = {
  accepted: { en: 'Accepted', fr: 'Acceptés', de: 'Angenommen', es: 'Aceptados', it: 'Accettati' },
  delivered: { en: 'Delivered', fr: 'Livrés', de: 'Zugestellt', es: 'Entregados', it: 'Consegnati' },
  bounced: { en: 'Bounced', fr: 'Rejetés', de: 'Abgewiesen', es: 'Rebotados', it: 'Respinti' },
  deferred: { en: 'Deferred', fr: 'Différés', de: 'Aufgeschoben', es: 'Aplazados', it: 'Rinviati' },
  complained: { en: 'Complaints', fr: 'Plaintes', de: 'Beschwerden', es: 'Quejas', it: 'Reclami' },
  unsubscribed: {
    en: 'Unsubscribed',
    fr: 'Désabonnements',
    de: 'Abmeldungen',
    es: 'Bajas',
    it: 'Disiscrizioni',
  },
  suppressed: { en: 'Suppressed', fr: 'Supprimés', de: 'Gesperrt', es: 'Suprimidos', it: 'Soppressi' },
  expired: { en: 'Expired', fr: 'Expirés', de: 'Abgelaufen', es: 'Caducados', it: 'Scaduti' },
  opens: { en: 'Opens', fr: 'Ouvertures', de: 'Öffnungen', es: 'Aperturas', it: 'Aperture' },
  uniqueOpens: {
    en: 'Unique opens',
    fr: 'Ouvertures uniques',
    de: 'Eindeutige Öffnungen',
    es: 'Aperturas únicas',
    it: 'Aperture uniche',
  },
  clicks: { en: 'Clicks', fr: 'Clics', de: 'Klicks', es: 'Clics', it: 'Clic' },
  uniqueClicks: {
    en: 'Unique clicks',
    fr: 'Clics uniques',
    de: 'Eindeutige Klicks',
    es: 'Clics únicos',
    it: 'Clic unici',
  },
  machineOpens: {
    en: 'Opens by machines',
    fr: 'Ouvertures automatiques',
    de: 'Maschinelle Öffnungen',
    es: 'Aperturas automáticas',
    it: 'Aperture automatiche',
  },
  machineClicks: {
    en: 'Clicks by machines',
    fr: 'Clics automatiques',
    de: 'Maschinelle Klicks',
    es: 'Clics automáticos',
    it: 'Clic automatici',
  },
};

export const GROUPING_TEXTS: Record<Grouping, Texts> = {
  stream: { en: 'by stream', fr: 'par flux', de: 'nach Strom', es: 'por flujo', it: 'per flusso' },
  tag: { en: 'by tag', fr: 'par étiquette', de: 'nach Schlagwort', es: 'por etiqueta', it: 'per etichetta' },
  domain: {
    en: 'by sender domain',
    fr: 'par domaine expéditeur',
    de: 'nach Absenderdomain',
    es: 'por dominio remitente',
    it: 'per dominio mittente',
  },
  provider: {
    en: 'by mailbox provider',
    fr: 'par messagerie',
    de: 'nach Postfachanbieter',
    es: 'por proveedor de buzón',
    it: 'per provider di posta',
  },
  campaign: { en: 'by campaign', fr: 'par campagne', de: 'nach Kampagne', es: 'por campaña', it: 'per campagna' },
  ip: {
    en: 'by sending address',
    fr: 'par adresse d’envoi',
    de: 'nach Sendeadresse',
    es: 'por dirección de envío',
    it: 'per indirizzo di invio',
  },
};

export const CHART_TEXTS: Record<'mail' | 'none' | 'rest' | 'nothing' | 'per_hour' | 'per_day', Texts> = {
  mail: { en: 'Mail', fr: 'Messages', de: 'Mail', es: 'Correo', it: 'Posta' },
  none: { en: '(none)', fr: '(aucun)', de: '(ohne)', es: '(ninguno)', it: '(nessuno)' },
  rest: { en: 'All others', fr: 'Tous les autres', de: 'Alle anderen', es: 'Todos los demás', it: 'Tutti gli altri' },
  nothing: {
    en: 'Nothing happened in this time.',
    fr: 'Rien ne s’est passé pendant cette période.',
    de: 'In dieser Zeit ist nichts geschehen.',
    es: 'No ocurrió nada en este tiempo.',
    it: 'In questo periodo non è successo nulla.',
  },
  per_hour: { en: 'per hour', fr: 'par heure', de: 'je Stunde', es: 'por hora', it: 'all’ora' },
  per_day: { en: 'per day', fr: 'par jour', de: 'je Tag', es: 'por día', it: 'al giorno' },
};

/** Said of each line to those who do not see it. */
export function seriesSentence(name: string, total: string, most: string, language: Language): string {
  const sentences: Record<Language, string> = {
    en: `${name}: ${total} in all, ${most} at most.`,
    fr: `${name} : ${total} au total, ${most} au plus.`,
    de: `${name}: ${total} insgesamt, höchstens ${most}.`,
    es: `${name}: ${total} en total, ${most} como máximo.`,
    it: `${name}: ${total} in totale, ${most} al massimo.`,
  };
  return sentences[language];
}
