import type { Instant } from '../../../../kernel/time/instant.js';
import { type ContactConsent } from './consent-state.js';
import type { FieldValues } from './field-type.js';
import { mergedConsent } from './merge.table.js';
import { sorted } from './tags.js';

/** What two contacts become one of. */
export interface Mergeable {
  phone: string | null;
  fields: FieldValues;
  tags: string[];
  language: string | null;
  timeZone: string | null;
  mailConsent: ContactConsent;
  smsConsent: ContactConsent;
  createdAt: Instant;
  lastSentAt: Instant | null;
  lastOpenedAt: Instant | null;
  lastClickedAt: Instant | null;
}

/**
 * The one that stays keeps what it knows and learns what it did not. Tags come together, the earlier beginning and the
 * later activity count, and a consent that either took back is taken back.
 */
export function mergeContacts(kept: Mergeable, gone: Mergeable): Mergeable {
  return {
    phone: kept.phone ?? gone.phone,
    fields: { ...gone.fields, ...kept.fields },
    tags: sorted([...kept.tags, ...gone.tags]),
    language: kept.language ?? gone.language,
    timeZone: kept.timeZone ?? gone.timeZone,
    mailConsent: mergedConsent(kept.mailConsent, gone.mailConsent),
    // A number that comes from the other brings what its owner said about it.
    smsConsent: mergedConsent(kept.smsConsent, gone.smsConsent),
    createdAt: Math.min(kept.createdAt, gone.createdAt) as Instant,
    lastSentAt: later(kept.lastSentAt, gone.lastSentAt),
    lastOpenedAt: later(kept.lastOpenedAt, gone.lastOpenedAt),
    lastClickedAt: later(kept.lastClickedAt, gone.lastClickedAt),
  };
}

function later(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}
