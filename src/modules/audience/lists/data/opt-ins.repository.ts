import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import { addMs, DAY_MS, type Instant, toDate } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { MemberStatus } from './list-member.entity.js';

/** An address is asked at most once in this time to confirm one list, whoever enters it however often. */
export const ASKED_AGAIN_AFTER_MS = DAY_MS;

export interface OptIn {
  optInId: string;
  contactId: string;
}

export interface OptInState {
  accountId: string;
  listId: string;
  contactId: string;
  email: string;
  status: MemberStatus;
  language: string | null;
  listName: string;
  listLanguage: string | null;
  optInText: string | null;
  optInTextVersion: number;
}

/** Memberships that wait for a link of a mail to be confirmed. */
@Injectable()
export class OptIns {
  /** Of these contacts those who are to be asked now. One link stays the same as long as nobody used it. */
  async askIn(tx: Tx, { accountId }: AccountScope, listId: string, contactIds: readonly string[]): Promise<OptIn[]> {
    if (contactIds.length === 0) return [];
    return tx.query<OptIn>(
      `update list_members m set opt_in_id = coalesce(m.opt_in_id, x.opt_in_id), confirmation_sent_at = $4
         from unnest($3::uuid[], $5::uuid[]) x (contact_id, opt_in_id)
        where m.account_id = $1 and m.list_id = $2 and m.contact_id = x.contact_id and m.status <> 'active'
          and (m.confirmation_sent_at is null or m.confirmation_sent_at <= $6)
       returning m.opt_in_id as "optInId", m.contact_id as "contactId"`,
      [
        accountId,
        listId,
        contactIds,
        toDate(tx.now),
        contactIds.map(() => newId(tx.now)),
        toDate(addMs(tx.now, -ASKED_AGAIN_AFTER_MS)),
      ],
    );
  }

  /** Null when the link was made useless: the person left since, or was erased, or the list is gone. */
  async unscopedRead(tx: Tx, optInId: string): Promise<OptInState | null> {
    const [row] = await tx.query<OptInState>(
      `select m.account_id as "accountId", m.list_id as "listId", m.contact_id as "contactId", m.status, c.email, c.language,
              l.name as "listName", l.language as "listLanguage", l.opt_in_text as "optInText", l.opt_in_text_version as "optInTextVersion"
         from list_members m
         join lists l on l.account_id = m.account_id and l.id = m.list_id and l.removed_at is null
         join contacts c on c.account_id = m.account_id and c.id = m.contact_id
        where m.opt_in_id = $1`,
      [optInId],
    );
    return row ?? null;
  }

  /** True when it was this call that confirmed it. The link keeps its meaning, so that pressing twice is no error. */
  async unscopedConfirm(tx: Tx, optInId: string): Promise<boolean> {
    const rows = await tx.query(
      `with put as (
         update list_members set status = 'active', since = $2
          where opt_in_id = $1 and status <> 'active' returning account_id, list_id),
       counted as (
         update lists l set member_count = l.member_count + 1 from put where l.account_id = put.account_id and l.id = put.list_id)
       select 1 as one from put`,
      [optInId, toDate(tx.now)],
    );
    return rows.length > 0;
  }

  /** When the oldest that nobody confirmed was entered. */
  async unscopedOldestPending(tx: Tx): Promise<Instant | null> {
    const [row] = await tx.query<{ since: Instant | null }>(
      `select min(since) as since from list_members where status = 'pending'`,
    );
    return row?.since ?? null;
  }

  /** Ends memberships that nobody confirmed; answers whose. Nobody was counted, so no count changes. */
  unscopedForget(tx: Tx, until: Instant, limit: number): Promise<{ accountId: string; contactId: string }[]> {
    return tx.query(
      `with old as materialized (
         select account_id, list_id, contact_id from list_members
          where status = 'pending' and since <= $1 order by since limit $2 for update skip locked)
       delete from list_members m using old
        where m.account_id = old.account_id and m.list_id = old.list_id and m.contact_id = old.contact_id
       returning m.account_id as "accountId", m.contact_id as "contactId"`,
      [toDate(until), limit],
    );
  }
}
