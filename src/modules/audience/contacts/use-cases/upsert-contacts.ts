import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import {
  type BatchConsents,
  type BatchContact,
  type BatchUpdate,
  ContactBatches,
} from '../data/contact-batches.repository.js';
import { Consents } from '../data/consents.repository.js';
import { FieldsRepository } from '../data/fields.repository.js';
import type { ConsentEvidence, Recorder } from '../rules/consent.js';
import { consentAfter } from '../rules/consent-state.js';
import { MAX_FIELDS_BYTES } from '../rules/field-values.js';
import { MAX_TAGS, sorted } from '../rules/tags.js';
import { type ContactRow, readContactRow } from './read-contact-row.js';

export const MAX_BATCH = 5_000;

export interface UpsertOptions {
  /** What becomes of who is there already, also twice in one batch. */
  onDuplicate: 'update' | 'skip';
  /** What everybody of the batch agreed to; recorded as evidence for each. */
  consents?: readonly ConsentEvidence[];
  /** Who is told as having recorded the consent. */
  actor: Recorder;
}

export type RowVerdict =
  | { index: number; outcome: 'created' | 'updated' | 'skipped'; contactId: string }
  | { index: number; outcome: 'rejected'; code: string; field: string };

interface Entry {
  contact: BatchContact;
  /** Places of the rows that name this address, in order. */
  indexes: number[];
}

/** Creates and changes contacts by the thousand: every row gets a verdict, and the good ones are kept. */
@Injectable()
export class UpsertContacts {
  constructor(
    private readonly batches: ContactBatches,
    private readonly fields: FieldsRepository,
    private readonly consents: Consents,
  ) {}

  async in(tx: Tx, scope: AccountScope, rows: readonly ContactRow[], options: UpsertOptions): Promise<RowVerdict[]> {
    if (rows.length > MAX_BATCH) throw new RangeError(`a batch has at most ${MAX_BATCH} rows`);
    const types = await this.fields.typesIn(tx, scope);
    const verdicts: RowVerdict[] = [];
    const entries = new Map<string, Entry>();
    for (const [index, row] of rows.entries()) {
      const read = readContactRow(row, types);
      if (!read.ok) {
        const { code, field } = read.faults[0]!;
        verdicts.push({ index, outcome: 'rejected', code, field });
        continue;
      }
      const surplus = add(entries, read.contact, index, options.onDuplicate);
      if (surplus !== null) verdicts.push(tooMuch(index, surplus));
    }
    verdicts.push(...(await this.saveIn(tx, scope, [...entries.values()], options)));
    return verdicts.sort((a, b) => a.index - b.index);
  }

  private async saveIn(
    tx: Tx,
    scope: AccountScope,
    entries: readonly Entry[],
    options: UpsertOptions,
  ): Promise<RowVerdict[]> {
    if (entries.length === 0) return [];
    const contacts = entries.map(({ contact }) => contact);
    const made = await this.batches.insertIn(tx, scope, contacts, firstConsents(options.consents ?? []));
    const there = contacts.filter(({ email }) => !made.has(email));
    const saved = new Map<string, Saved>([...made].map(([email, id]) => [email, { id, isNew: true, refused: null }]));
    for (const { id, email, refused } of await this.changeIn(tx, scope, there, options))
      saved.set(email, { id, isNew: false, refused });
    const verdicts = entries.flatMap(({ contact, indexes }) => verdictsOf(indexes, saved.get(contact.email), options));
    await this.batches.addTagsIn(tx, scope, tagsOf(contacts, saved, options));
    await this.consentIn(tx, scope, verdicts, options);
    return verdicts;
  }

  private async changeIn(
    tx: Tx,
    scope: AccountScope,
    there: readonly BatchContact[],
    { onDuplicate }: UpsertOptions,
  ): Promise<BatchUpdate[]> {
    if (onDuplicate === 'update') return this.batches.updateIn(tx, scope, there);
    const ids = await this.batches.idsIn(
      tx,
      scope,
      there.map(({ email }) => email),
    );
    return [...ids].map(([email, id]) => ({ email, id, refused: null }));
  }

  private async consentIn(
    tx: Tx,
    scope: AccountScope,
    verdicts: readonly RowVerdict[],
    { consents = [], actor }: UpsertOptions,
  ): Promise<void> {
    const ids = [...new Set(verdicts.flatMap((verdict) => ('contactId' in verdict ? [verdict.contactId] : [])))].sort();
    for (const consent of consents) await this.consents.recordIn(tx, scope, ids, consent, actor);
  }
}

/** What became of one address. */
interface Saved {
  id: string;
  isNew: boolean;
  refused: 'tags' | 'fields' | null;
}

/** Rows of one address: the first counts, or each adds to the ones before. Answers what a row adds too much of. */
function add(
  entries: Map<string, Entry>,
  contact: BatchContact,
  index: number,
  onDuplicate: 'update' | 'skip',
): 'tags' | 'fields' | null {
  const known = entries.get(contact.email);
  if (known === undefined) {
    entries.set(contact.email, { contact, indexes: [index] });
    return null;
  }
  if (onDuplicate === 'update') {
    const both = combined(known.contact, contact);
    if (both.tags!.length > MAX_TAGS) return 'tags';
    if (Buffer.byteLength(JSON.stringify(both.fields)) > MAX_FIELDS_BYTES) return 'fields';
    known.contact = both;
  }
  known.indexes.push(index);
  return null;
}

function combined(first: BatchContact, second: BatchContact): BatchContact {
  const given = Object.fromEntries(Object.entries(second).filter(([, value]) => value !== undefined));
  const tags = sorted([...(first.tags ?? []), ...(second.tags ?? [])]);
  return { ...first, ...given, fields: { ...first.fields, ...second.fields }, tags };
}

function tooMuch(index: number, of: 'tags' | 'fields'): RowVerdict {
  return { index, outcome: 'rejected', code: of === 'tags' ? 'too_many' : 'too_large', field: of };
}

function verdictsOf(
  indexes: readonly number[],
  saved: Saved | undefined,
  { onDuplicate }: UpsertOptions,
): RowVerdict[] {
  return indexes.map((index, n): RowVerdict => {
    // It was there when it stood in the way, and somebody erased it since.
    if (saved === undefined) return { index, outcome: 'rejected', code: 'erased_meanwhile', field: 'email' };
    const { id: contactId, isNew, refused } = saved;
    if (refused !== null) return tooMuch(index, refused);
    if (isNew && n === 0) return { index, outcome: 'created', contactId };
    return { index, outcome: onDuplicate === 'update' ? 'updated' : 'skipped', contactId };
  });
}

function tagsOf(
  contacts: readonly BatchContact[],
  saved: ReadonlyMap<string, Saved>,
  { onDuplicate }: UpsertOptions,
): { contactId: string; tag: string }[] {
  return contacts.flatMap(({ email, tags = [] }) => {
    const contact = saved.get(email);
    const isKept = contact && contact.refused === null && (contact.isNew || onDuplicate === 'update');
    return isKept ? tags.map((tag) => ({ contactId: contact.id, tag })) : [];
  });
}

/** Of contacts that are new: what the rule makes of nothing. */
function firstConsents(consents: readonly ConsentEvidence[]): BatchConsents {
  const first: BatchConsents = { mail: 'none', sms: 'none' };
  for (const { channel, state, source, listId } of consents)
    first[channel] = consentAfter(first[channel], { state, source, isAboutList: listId !== null });
  return first;
}
