import type { Instant } from '../../../../kernel/time/instant.js';
import type { FieldFault } from '../../../../kernel/problem.js';
import { decodeWords, fieldsNamed, type HeaderBlock } from './header-block.js';
import { CONTROL } from './header-text.js';
import { fault, type MessageOptions } from './message-content.js';
import { MAX_CUSTOM_ID, MAX_TAG, MAX_TAGS, readInstant, timeFaults } from './message-options.js';

export const POSTHORN_PREFIX = 'x-posthorn-';
const KNOWN = new Set(['tag', 'custom-id', 'stream', 'track', 'send-at', 'expires-at', 'idempotency-key', 'sandbox']);
const KEY = /^[\x21-\x7e](?:[\x20-\x7e]{0,253}[\x21-\x7e])?$/;

export interface PosthornHeaders {
  options: MessageOptions;
  idempotencyKey: string | null;
  faults: FieldFault[];
}

/** Reads the `X-Posthorn-…` fields, which are for us and never leave. */
export function readPosthornHeaders(block: HeaderBlock, now: Instant): PosthornHeaders {
  const faults: FieldFault[] = [];
  const one = (name: string): string | null => {
    const found = fieldsNamed(block, POSTHORN_PREFIX + name);
    if (found.length > 1) faults.push(fault(`X-Posthorn-${name}`, 'duplicate_field'));
    return found[0] ? decodeWords(found[0].value).trim() : null;
  };
  for (const { lower } of block.fields) {
    if (lower.startsWith(POSTHORN_PREFIX) && !KNOWN.has(lower.slice(POSTHORN_PREFIX.length)))
      faults.push(fault(lower, 'header_not_allowed'));
  }
  const sendAt = instant(one('send-at'), 'X-Posthorn-Send-At', faults);
  const expiresAt = instant(one('expires-at'), 'X-Posthorn-Expires-At', faults);
  faults.push(
    ...timeFaults(sendAt, expiresAt, now, { sendAt: 'X-Posthorn-Send-At', expiresAt: 'X-Posthorn-Expires-At' }),
  );
  const options: MessageOptions = {
    stream: streamOf(one('stream'), faults),
    tags: tagsOf(block, faults),
    customId: customIdOf(one('custom-id'), faults),
    sendAt,
    expiresAt,
    track: trackOf(one('track'), faults),
    sandbox: one('sandbox') === 'true',
  };
  const key = one('idempotency-key');
  if (key !== null && !KEY.test(key)) faults.push(fault('X-Posthorn-Idempotency-Key', 'wrong_format'));
  return { options, idempotencyKey: key, faults };
}

function instant(text: string | null, field: string, faults: FieldFault[]): Instant | null {
  if (text === null) return null;
  const read = readInstant(text);
  if (read === null) faults.push(fault(field, 'wrong_format'));
  return read;
}

function streamOf(text: string | null, faults: FieldFault[]): MessageOptions['stream'] {
  if (text !== null && text !== 'transactional' && text !== 'marketing')
    faults.push(fault('X-Posthorn-Stream', 'not_allowed'));
  return text === 'marketing' ? 'marketing' : 'transactional';
}

function tagsOf(block: HeaderBlock, faults: FieldFault[]): string[] {
  const tags = fieldsNamed(block, `${POSTHORN_PREFIX}tag`)
    .flatMap((field) => decodeWords(field.value).split(','))
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
  if (tags.length > MAX_TAGS) faults.push(fault('X-Posthorn-Tag', 'too_many'));
  if (tags.some((tag) => tag.length > MAX_TAG)) faults.push(fault('X-Posthorn-Tag', 'too_long'));
  if (tags.some((tag) => CONTROL.test(tag))) faults.push(fault('X-Posthorn-Tag', 'invalid_characters'));
  return [...new Set(tags)];
}

function customIdOf(text: string | null, faults: FieldFault[]): string | null {
  if (text !== null && text.length > MAX_CUSTOM_ID) faults.push(fault('X-Posthorn-Custom-Id', 'too_long'));
  if (text !== null && CONTROL.test(text)) faults.push(fault('X-Posthorn-Custom-Id', 'invalid_characters'));
  return text === '' ? null : text;
}

/** `none`, `opens`, `clicks` or `opens,clicks`. */
function trackOf(text: string | null, faults: FieldFault[]): MessageOptions['track'] {
  if (text === null) return { opens: null, clicks: null };
  const words = text
    .toLowerCase()
    .split(',')
    .map((word) => word.trim());
  if (words.some((word) => !['none', 'opens', 'clicks'].includes(word)))
    faults.push(fault('X-Posthorn-Track', 'not_allowed'));
  return { opens: words.includes('opens'), clicks: words.includes('clicks') };
}
