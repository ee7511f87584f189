import type { Texts } from '../../../../kernel/texts.js';

export const REPORT_TEXTS = {
  title: {
    en: 'Campaign “{name}”',
    fr: 'Campagne « {name} »',
    de: 'Kampagne „{name}“',
    es: 'Campaña «{name}»',
    it: 'Campagna «{name}»',
  },
} as const satisfies Record<string, Texts>;
