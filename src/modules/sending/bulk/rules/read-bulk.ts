import type { FieldFault } from '../../../../kernel/problem.js';
import { MAX_TAG, MAX_TAGS, type NamedAddress } from '../../acceptance/index.js';
import { parseAddress } from '../../addresses/index.js';
import type { NewBulk } from '../bulk.types.js';

const MAX_NAME = 250;
const MAX_SUBJECT = 998;
const CONTROL = /[\u0000-\u0008\u000a-\u001f\u007f\u2028\u2029]/;

export interface ReadBulk {
  readonly from: NamedAddress;
  readonly replyTo: NamedAddress | null;
  readonly tags: readonly string[];
}

/** What stands around the content, or all that is wrong with it. */
export function readBulk(bulk: NewBulk): { ok: true; read: ReadBulk } | { ok: false; faults: FieldFault[] } {
  const faults: FieldFault[] = [];
  const fault = (field: string, code: string): void => void faults.push({ field, code, message: '' });
  const named = ({ email, name }: NonNullable<NewBulk['replyTo']>, field: string): NamedAddress | null => {
    const address = parseAddress(email);
    if (address === null) fault(`${field}.email`, 'address_invalid');
    const shown = (name ?? '').trim();
    if (shown.length > MAX_NAME) fault(`${field}.name`, 'too_long');
    if (CONTROL.test(shown)) fault(`${field}.name`, 'invalid_characters');
    return address === null ? null : { address, name: shown };
  };
  const from = named(bulk.from, 'from');
  const replyTo = bulk.replyTo ? named(bulk.replyTo, 'replyTo') : null;
  const tags = [...new Set(bulk.tags ?? [])];
  if (tags.length > MAX_TAGS) fault('tags', 'too_many');
  tags.forEach((tag, i) => {
    if (tag.length === 0 || tag.length > MAX_TAG || CONTROL.test(tag)) fault(`tags[${i}]`, 'wrong_format');
  });
  if ((bulk.subject ?? '').length > MAX_SUBJECT) fault('subject', 'too_long');
  if (CONTROL.test(bulk.subject ?? '')) fault('subject', 'invalid_characters');
  if (faults.length > 0 || from === null) return { ok: false, faults };
  return { ok: true, read: { from, replyTo, tags } };
}
