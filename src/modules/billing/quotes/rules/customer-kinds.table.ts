import type { Texts } from '../../../../kernel/texts.js';
import type { CustomerType } from '../../customers/index.js';

/** Whom a quote is for who has not said his name. */
export const CUSTOMER_KINDS: Record<CustomerType, Texts> = {
  company: { en: 'A company', fr: 'Une entreprise', de: 'Ein Unternehmen', es: 'Una empresa', it: 'Un’azienda' },
  consumer: { en: 'A consumer', fr: 'Un particulier', de: 'Ein Verbraucher', es: 'Un particular', it: 'Un privato' },
  public_body: {
    en: 'A public body',
    fr: 'Un organisme public',
    de: 'Eine öffentliche Stelle',
    es: 'Un organismo público',
    it: 'Un ente pubblico',
  },
};
