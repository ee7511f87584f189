import type { Texts } from '../../../kernel/texts.js';

const SPANS = {
  tier_hour: { en: 'in an hour', fr: 'par heure', de: 'in einer Stunde', es: 'por hora', it: 'all’ora' },
  tier_day: { en: 'in a day', fr: 'par jour', de: 'am Tag', es: 'al día', it: 'al giorno' },
} as const;

/** Which limit it was, how much of it is used, and where it says how to get further. The same words by REST and SMTP. */
export function tierLimitWords(kind: keyof typeof SPANS, limit: number, used: number | null): Texts {
  const span = SPANS[kind];
  const of = (words: string): string => (used === null ? '' : words);
  return {
    en: `Tier limit: ${limit} recipients ${span.en}${of(`, ${used} used`)}. GET /v1/account/sending-authorization says what unlocks more`,
    fr: `Limite du niveau : ${limit} destinataires ${span.fr}${of(`, ${used} utilisés`)}. GET /v1/account/sending-authorization dit comment l’élever`,
    de: `Grenze der Stufe: ${limit} Empfänger ${span.de}${of(`, ${used} verbraucht`)}. GET /v1/account/sending-authorization sagt, was mehr erlaubt`,
    es: `Límite del nivel: ${limit} destinatarios ${span.es}${of(`, ${used} usados`)}. GET /v1/account/sending-authorization dice cómo ampliarlo`,
    it: `Limite del livello: ${limit} destinatari ${span.it}${of(`, ${used} usati`)}. GET /v1/account/sending-authorization dice come ampliarlo`,
  };
}
