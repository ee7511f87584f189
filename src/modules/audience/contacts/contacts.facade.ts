import { Injectable } from '@nestjs/common';
import type { Instant } from '../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../platform/database/tx.js';
import { normaliseEmail } from '../../accounts/index.js';
import { Memberships, type JoinOutcome, type MemberStatus } from '../lists/index.js';
import { ContactActivities, type ContactActivity } from './data/contact-activity.repository.js';
import { type ConsentEvidence, RECIPIENT, type Recorder } from './rules/consent.js';
import type { FieldTypes } from './rules/field-values.js';
import { ContactStores } from './use-cases/contact-stores.js';
import { type OnDuplicate, type PreparedRows, prepareRows } from './use-cases/prepare-rows.js';
import type { ContactRow } from './use-cases/read-contact-row.js';
import { type RowVerdict, UpsertContacts, type UpsertOptions } from './use-cases/upsert-contacts.js';

export interface TakeOptions extends UpsertOptions {
  /** The list they are put on. Who has left it stays away. */
  list?: { id: string; status: Exclude<MemberStatus, 'unsubscribed'> };
}

export type TakenRow = RowVerdict & { membership?: JoinOutcome };

/** Contacts by the thousand: for imports, members and what follows from mail. */
@Injectable()
export class ContactsFacade {
  constructor(
    private readonly upsert: UpsertContacts,
    private readonly memberships: Memberships,
    private readonly activities: ContactActivities,
    private readonly stores: ContactStores,
  ) {}

  /** What `upsertManyIn` needs no transaction for, a part at a time. */
  prepare(rows: readonly ContactRow[], types: FieldTypes, onDuplicate: OnDuplicate): Promise<PreparedRows> {
    return prepareRows(rows, types, onDuplicate);
  }

  /**
   * Every row gets a verdict, in the order of the rows; at most 5,000. Without `list`, or when that list is gone, verdicts
   * have no membership.
   */
  async upsertManyIn(
    tx: Tx,
    scope: AccountScope,
    rows: readonly ContactRow[] | PreparedRows,
    { list, ...options }: TakeOptions,
  ): Promise<TakenRow[]> {
    const verdicts = await this.upsert.in(tx, scope, rows, options);
    if (list === undefined) return verdicts;
    const contactIds = [...new Set(verdicts.flatMap((row) => ('contactId' in row ? [row.contactId] : [])))];
    const joined = await this.memberships.joinIn(tx, scope, list.id, { contactIds, status: list.status });
    const told = new Set<string>();
    return verdicts.map((row) => {
      const outcome = 'contactId' in row ? joined.get(row.contactId) : undefined;
      if (outcome === undefined || !('contactId' in row)) return row;
      const membership = told.has(row.contactId) && outcome !== 'unsubscribed' ? list.status : outcome;
      told.add(row.contactId);
      return { ...row, membership };
    });
  }

  /** Of these contacts those that are there. */
  async knownIn(tx: Tx, scope: AccountScope, ids: readonly string[]): Promise<Set<string>> {
    return this.stores.contacts.knownIn(tx, scope, ids);
  }

  /** The same evidence about contacts that are there already. */
  async recordIn(
    tx: Tx,
    scope: AccountScope,
    ids: readonly string[],
    consents: readonly ConsentEvidence[],
    by: Recorder,
  ): Promise<void> {
    for (const consent of consents) await this.stores.consents.recordIn(tx, scope, ids, consent, by);
  }

  /** What the owner of a number answered to texts: evidence for his contacts, where it is something new. */
  async answeredByTextIn(tx: Tx, scope: AccountScope, phone: string, state: 'granted' | 'withdrawn'): Promise<void> {
    const ids = await this.stores.contacts.lockByPhone(tx, scope, phone, { exceptSmsConsent: state });
    const nothing = {
      listId: null,
      place: null,
      method: null,
      text: null,
      textVersion: null,
      ip: null,
      userAgent: null,
    };
    const evidence = { channel: 'sms', state, source: 'sms_keyword', at: tx.now, ...nothing } as const;
    await this.stores.consents.recordIn(tx, scope, ids, evidence, RECIPIENT);
  }

  /** The account's fields, which `fields` of a row are checked against. */
  fieldTypesIn(tx: Tx, scope: AccountScope): Promise<FieldTypes> {
    return this.stores.fields.typesIn(tx, scope);
  }

  /** As a worker: what happened between accounts and addresses, in one statement. Addresses are as they were written to. */
  markActivityIn(tx: Tx, rows: readonly ContactActivity[]): Promise<number> {
    const latest = new Map<string, ContactActivity>();
    for (const row of rows) {
      const email = normaliseEmail(row.email);
      if (email === null) continue;
      const key = `${row.accountId} ${email}`;
      latest.set(key, together(latest.get(key), { ...row, email }));
    }
    return this.activities.unscopedMark(tx, [...latest.values()]);
  }
}

function together(known: ContactActivity | undefined, row: ContactActivity): ContactActivity {
  if (known === undefined) return row;
  return {
    ...known,
    sentAt: later(known.sentAt, row.sentAt),
    openedAt: later(known.openedAt, row.openedAt),
    clickedAt: later(known.clickedAt, row.clickedAt),
    withdrawn: lastSaid(known.withdrawn, row.withdrawn),
  };
}

/** Of one moment the first that was told. */
function lastSaid(a: ContactActivity['withdrawn'], b: ContactActivity['withdrawn']): ContactActivity['withdrawn'] {
  if (a === null || b === null) return a ?? b;
  return b.at > a.at ? b : a;
}

function later(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}
