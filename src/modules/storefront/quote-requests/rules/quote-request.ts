import type { Currency } from '../../../../kernel/money.js';
import type { LocalDate } from '../../../../kernel/time/calendar.js';
import type { Instant } from '../../../../kernel/time/instant.js';

/** What is not sold from a list, and so is asked for. */
export const QUOTE_TOPICS = ['custom_plan', 'custom_development', 'training'] as const;
export type QuoteTopic = (typeof QUOTE_TOPICS)[number];

export const QUOTE_STATUSES = ['requested', 'quoted', 'accepted'] as const;
export type QuoteStatus = (typeof QUOTE_STATUSES)[number];

export interface QuoteRequest {
  id: string;
  accountId: string;
  topic: QuoteTopic;
  status: QuoteStatus;
  description: string;
  monthlyVolume: number | null;
  customFeatures: string[];
  sessions: number | null;
  onSite: boolean | null;
  /** The day staff promise. */
  estimatedDelivery: LocalDate | null;
  /** Without VAT. */
  priceMinor: bigint | null;
  currency: Currency;
  ticketId: string;
  version: number;
  createdAt: Instant;
  updatedAt: Instant;
  acceptedAt: Instant | null;
}

/** Work that is made to measure has a day as well as a price; the rest has only a price. */
export function isQuoted(request: Pick<QuoteRequest, 'topic' | 'estimatedDelivery' | 'priceMinor'>): boolean {
  if (request.priceMinor === null) return false;
  return request.topic !== 'custom_development' || request.estimatedDelivery !== null;
}
