import { addIsoDuration, localDate, type LocalDate } from '../../../../kernel/time/calendar.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { Language } from '../../../../kernel/texts.js';
import { bankingDaysLater } from './banking-days.js';
import { CREDITOR_IDENTIFIER, MANDATE_TEXT } from './mandate-text.table.js';

/** A payer's lasting permission to debit his account. */
export interface Mandate {
  /** The unique mandate reference (UMR), which every debit names. */
  reference: string;
  /** As it was agreed to; frozen. */
  text: string;
  acceptedAt: Instant;
}

export interface MandateParties {
  reference: string;
  debtor: string;
  creditor: string;
  /** The SEPA creditor identifier; null while the seller has none. */
  creditorId: string | null;
  /** Masked. */
  iban: string;
}

/** At most 35 characters, as the rulebook has it, and only such as every bank takes. */
export function ownMandateReference(methodId: string): string {
  return `PH-${methodId.replaceAll('-', '').toUpperCase()}`;
}

export function mandateText({ creditorId, ...parties }: MandateParties, language: Language): string {
  const identifier = creditorId === null ? '' : CREDITOR_IDENTIFIER[language].replace('{id}', creditorId);
  const said: Record<string, string> = { ...parties, identifier };
  return MANDATE_TEXT[language].replace(/\{(\w+)\}/g, (whole, name: string) => said[name] ?? whole);
}

/** A mandate by which nothing was collected for 36 months has lapsed (SEPA Core rulebook, §4.1). */
export function hasLapsed(lastUsedAt: Instant, now: Instant): boolean {
  return now >= addIsoDuration(lastUsedAt, 'P36M')!;
}

/** Where the days of the notice are counted. */
const NOTICE_ZONE = 'Europe/Brussels';

/** No bank carries a debit out sooner than on the second banking day: so the notice, sent at once, is a day before. */
export function collectionDay(askedAt: Instant): LocalDate {
  return localDate(bankingDaysLater(askedAt, 2), NOTICE_ZONE);
}
