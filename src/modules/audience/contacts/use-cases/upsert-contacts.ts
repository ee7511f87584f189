import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import {
  type BatchConsents,
  type BatchContact,
  type BatchUpdate,
  ContactBatches,
  type ContactTags,
} from '../data/contact-batches.repository.js';
import { Consents } from '../data/consents.repository.js';
import { FieldsRepository } from '../data/fields.repository.js';
import type { ConsentEvidence, Recorder } from '../rules/consent.js';
import { consentAfter } from '../rules/consent-state.js';
import {
  type OnDuplicate,
  type PreparedRows,
  prepareRows,
  type RejectedRow,
  sameTypes,
  tooMuch,
} from './prepare-rows.js';
import type { ContactRow } from './read-contact-row.js';

export const MAX_BATCH = 5_000;

export interface UpsertOptions {
  /** What becomes of who is there already, also twice in one batch. */
  onDuplicate: OnDuplicate;
  /** What everybody of the batch agreed to; recorded as evidence for each. */
  consents?: readonly ConsentEvidence[];
  /** Who is told as having recorded the consent. */
  actor: Recorder;
}

export type RowVerdict = { index: number; outcome: 'created' | 'updated' | 'skipped'; contactId: string } | RejectedRow;

/** Creates and changes contacts by the thousand: every row gets a verdict, and the good ones are kept. */
@Injectable()
export class UpsertContacts {
  constructor(
    private readonly batches: ContactBatches,
    private readonly fields: FieldsRepository,
    private readonly consents: Consents,
  ) {}

  /** Rows that were prepared are read anew when the fields have changed since. */
  async in(
    tx: Tx,
    scope: AccountScope,
    given: readonly ContactRow[] | PreparedRows,
    options: UpsertOptions,
  ): Promise<RowVerdict[]> {
    const rows = 'rows' in given ? given.rows : given;
    if (rows.length > MAX_BATCH) throw new RangeError(`a batch has at most ${MAX_BATCH} rows`);
    const types = await this.fields.typesIn(tx, scope);
    const isReady = 'rows' in given && sameTypes(given.types, types);
    const prepared = isReady ? given : await prepareRows(rows, types, options.onDuplicate);
    const verdicts = [...prepared.rejected, ...(await this.saveIn(tx, scope, prepared, options))];
    return verdicts.sort((a, b) => a.index - b.index);
  }

  private async saveIn(
    tx: Tx,
    scope: AccountScope,
    { entries, columns }: PreparedRows,
    options: UpsertOptions,
  ): Promise<RowVerdict[]> {
    if (entries.length === 0) return [];
    const contacts = entries.map(({ contact }) => contact);
    const made = await this.batches.insertIn(tx, scope, columns, entries.length, firstConsents(options.consents ?? []));
    const there = contacts.filter(({ email }) => !made.has(email));
    const saved = new Map<string, Saved>([...made].map(([email, id]) => [email, { id, isNew: true, refused: null }]));
    for (const { id, email, refused } of await this.changeIn(tx, scope, there, options))
      saved.set(email, { id, isNew: false, refused });
    const verdicts = entries.flatMap(({ contact, indexes }) => verdictsOf(indexes, saved.get(contact.email), options));
    await this.addTags(tx, scope, contacts, saved, options);
    await this.consentIn(tx, scope, verdicts, options);
    return verdicts;
  }

  /** Of whoever is new there are none yet, which is cheaper to know than to look at. */
  private async addTags(
    tx: Tx,
    scope: AccountScope,
    contacts: readonly BatchContact[],
    saved: ReadonlyMap<string, Saved>,
    { onDuplicate }: UpsertOptions,
  ): Promise<void> {
    const [fresh, known]: [ContactTags[], ContactTags[]] = [[], []];
    for (const { email, tags = [] } of contacts) {
      const contact = saved.get(email);
      if (contact === undefined || contact.refused !== null || tags.length === 0) continue;
      if (contact.isNew) fresh.push({ contactId: contact.id, tags });
      else if (onDuplicate === 'update') known.push({ contactId: contact.id, tags });
    }
    await this.batches.addTagsIn(tx, scope, fresh, 'new');
    await this.batches.addTagsIn(tx, scope, known, 'perhaps there');
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

/** Of contacts that are new: what the rule makes of nothing. */
function firstConsents(consents: readonly ConsentEvidence[]): BatchConsents {
  const first: BatchConsents = { mail: 'none', sms: 'none' };
  for (const { channel, state, source, listId } of consents)
    first[channel] = consentAfter(first[channel], { state, source, isAboutList: listId !== null });
  return first;
}
