import type { FieldFault } from '../../../../kernel/problem.js';
import { type Instant, instantOf } from '../../../../kernel/time/instant.js';
import type { ConsentChannel, ConsentEvidence } from '../../contacts/index.js';

/** What the people of a file agreed to, as the account vouches for it: when, where, how, and to which words. */
export interface ImportConsent {
  channels: ConsentChannel[];
  at: Instant;
  where: string;
  how: string;
  text: string | null;
  textVersion: string;
  /** Each of them followed a link in a mail. */
  doubleOptIn: boolean;
}

export type ReadConsent = { ok: true; consent: ImportConsent } | { ok: false; faults: FieldFault[] };

const CHANNELS: readonly ConsentChannel[] = ['mail', 'sms'];
const KNOWN = new Set(['channels', 'at', 'where', 'how', 'text', 'textVersion', 'doubleOptIn']);
const SHORT = 500;
const LONG = 10_000;
const DATE = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d))?$/;

/** Reads a statement of consent; every fault of it with its place. */
export function readConsent(given: unknown, now: Instant): ReadConsent {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return { ok: false, faults: [{ field: 'consent', code: 'wrong_type', message: '' }] };
  const {
    channels = ['mail'],
    at,
    where,
    how,
    text = null,
    textVersion,
    doubleOptIn = false,
  } = given as Record<string, unknown>;
  const faults: FieldFault[] = Object.keys(given)
    .filter((key) => !KNOWN.has(key))
    .map((key) => ({ field: `consent.${key}`, code: 'unknown_field', message: '' }));
  const fault = (field: string, code: string | null): void => {
    if (code !== null) faults.push({ field: `consent.${field}`, code, message: '' });
  };
  fault('channels', channelsFault(channels));
  const said = instantIn(at);
  if (at === undefined) fault('at', 'required');
  else if (said === null) fault('at', 'wrong_format');
  else if (said > now) fault('at', 'in_future');
  fault('where', textFault(where, SHORT));
  fault('how', textFault(how, SHORT));
  fault('textVersion', textFault(textVersion, SHORT));
  if (text !== null) fault('text', textFault(text, LONG));
  if (typeof doubleOptIn !== 'boolean') fault('doubleOptIn', 'wrong_type');
  if (faults.length > 0) return { ok: false, faults };
  const consent = {
    channels: [...new Set(channels as ConsentChannel[])],
    at: said!,
    where,
    how,
    text,
    textVersion,
    doubleOptIn,
  };
  return { ok: true, consent: consent as ImportConsent };
}

/** The evidence that each contact of the file gets. */
export function evidenceOf(consent: ImportConsent, listId: string | null): ConsentEvidence[] {
  const { at, where, how, text, textVersion } = consent;
  return consent.channels.map((channel) => ({
    channel,
    state: 'granted',
    source: 'import',
    listId: channel === 'mail' ? listId : null,
    at,
    place: where,
    method: how,
    text,
    textVersion,
    ip: null,
    userAgent: null,
  }));
}

function channelsFault(channels: unknown): string | null {
  if (!Array.isArray(channels) || channels.length === 0) return 'wrong_type';
  return channels.every((one) => CHANNELS.includes(one as ConsentChannel)) ? null : 'not_allowed';
}

function instantIn(at: unknown): Instant | null {
  if (typeof at !== 'string' || !DATE.test(at)) return null;
  try {
    return instantOf(at);
  } catch {
    return null;
  }
}

function textFault(text: unknown, most: number): string | null {
  if (text === undefined || text === null) return 'required';
  if (typeof text !== 'string') return 'wrong_type';
  if (text.trim() === '') return 'required';
  if (text.length > most) return 'too_long';
  // What PostgreSQL keeps no text with.
  return /[\0\p{Cs}]/u.test(text) ? 'invalid_characters' : null;
}
