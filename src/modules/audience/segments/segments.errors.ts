import { defineProblems } from '../../../kernel/problem.js';

export const segmentProblems = defineProblems({
  segment_broken: {
    status: 422,
    title: {
      en: 'The segment names something that is there no more',
      fr: 'Le segment nomme quelque chose qui n’existe plus',
      de: 'Das Segment nennt etwas, das es nicht mehr gibt',
      es: 'El segmento nombra algo que ya no existe',
      it: 'Il segmento nomina qualcosa che non esiste più',
    },
  },
  segment_in_use: {
    status: 409,
    title: {
      en: 'Something still uses this segment',
      fr: 'Quelque chose utilise encore ce segment',
      de: 'Dieses Segment wird noch benutzt',
      es: 'Algo todavía usa este segmento',
      it: 'Qualcosa usa ancora questo segmento',
    },
  },
  segment_limit_reached: {
    status: 409,
    title: {
      en: 'An account has no more segments than this',
      fr: 'Un compte n’a pas davantage de segments',
      de: 'Mehr Segmente hat ein Konto nicht',
      es: 'Una cuenta no tiene más segmentos',
      it: 'Un account non ha più segmenti di così',
    },
  },
});
