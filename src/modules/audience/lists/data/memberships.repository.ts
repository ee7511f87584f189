import { Injectable } from '@nestjs/common';
import { toDate } from '../../../../kernel/time/instant.js';
import { plainArray } from '../../../../platform/database/array-literals.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { MemberStatus } from './list-member.entity.js';

/** `joined` and `confirmed` changed something; the others say what was so already. */
export type JoinOutcome = 'joined' | 'confirmed' | MemberStatus;

export interface Membership {
  listId: string;
  contactId: string;
  name: string;
  status: MemberStatus;
  since: number;
}

export interface ListMember {
  contactId: string;
  email: string;
  status: MemberStatus;
  since: number;
}

/**
 * Who is on which list. Every change of members changes the list's count in the same statement, by what really changed.
 * Rows are locked in the order of contacts, the list's own row last, so that a count holds nobody up for long.
 */
@Injectable()
export class Memberships {
  /**
   * Puts contacts on a list. Who is pending becomes active when `status` says so; who left stays away. The list itself
   * is kept from being deleted until the end of the transaction.
   */
  async joinIn(
    tx: Tx,
    { accountId }: AccountScope,
    listId: string,
    { contactIds, status }: { contactIds: readonly string[]; status: 'active' | 'pending' },
  ): Promise<Map<string, JoinOutcome>> {
    if (contactIds.length === 0) return new Map();
    const rows = await tx.query<{ contactId: string; outcome: JoinOutcome }>(JOIN, [
      accountId,
      listId,
      plainArray(contactIds),
      status,
      toDate(tx.now),
    ]);
    return new Map(rows.map(({ contactId, outcome }) => [contactId, outcome]));
  }

  /** Active again or pending no more, also for who had left: he asked for it. False when nothing changed. */
  async activateIn(tx: Tx, { accountId }: AccountScope, listId: string, contactId: string): Promise<boolean> {
    const rows = await tx.query(
      `with put as (
         insert into list_members as m (account_id, list_id, contact_id, status, since, joined_at)
         values ($1, $2, $3, 'active', $4, $4)
         on conflict (account_id, list_id, contact_id)
           do update set status = 'active', since = excluded.since, opt_in_id = null where m.status <> 'active'
         returning m.contact_id),
       counted as (
         update lists l set member_count = l.member_count + 1
          where l.account_id = $1 and l.id = $2 and exists (select from put))
       select contact_id from put`,
      [accountId, listId, contactId, toDate(tx.now)],
    );
    return rows.length > 0;
  }

  /** Contacts leave: they stay known as unsubscribed. Answers the lists and contacts that were on them. */
  async leaveIn(
    tx: Tx,
    { accountId }: AccountScope,
    { listIds, contactIds }: { listIds: readonly string[] | null; contactIds: readonly string[] },
  ): Promise<{ listId: string; contactId: string }[]> {
    return tx.query<{ listId: string; contactId: string }>(LEAVE, [accountId, listIds, contactIds, toDate(tx.now)]);
  }

  /** Takes contacts off a list, or off all of them, as if they had never been there. */
  async removeIn(
    tx: Tx,
    { accountId }: AccountScope,
    { listId, contactIds }: { listId: string | null; contactIds: readonly string[] },
  ): Promise<number> {
    const [row] = await tx.query<{ n: number }>(REMOVE, [accountId, listId, contactIds]);
    return row!.n;
  }

  /** He left the list, or withdrew his consent to mail of the account. A contact who withdrew is put on the list as one who left. */
  async hasLeftIn(tx: Tx, { accountId }: AccountScope, listId: string, contactId: string): Promise<boolean> {
    await tx.query(
      `insert into list_members (account_id, list_id, contact_id, status, since, joined_at)
       select $1, $2, c.id, 'unsubscribed', $4, $4 from contacts c
        where c.account_id = $1 and c.id = $3 and c.mail_consent = 'withdrawn' on conflict do nothing`,
      [accountId, listId, contactId, toDate(tx.now)],
    );
    const rows = await tx.query(
      `select 1 as one from list_members where account_id = $1 and list_id = $2 and contact_id = $3 and status = 'unsubscribed'`,
      [accountId, listId, contactId],
    );
    return rows.length > 0;
  }

  /** Newest contact first. */
  pageIn(
    tx: Tx,
    { accountId }: AccountScope,
    listId: string,
    { status, before, limit }: { status: MemberStatus | null; before: string | null; limit: number },
  ): Promise<ListMember[]> {
    return tx.query<ListMember>(
      `select m.contact_id as "contactId", c.email, m.status, m.since
         from list_members m join contacts c on c.account_id = m.account_id and c.id = m.contact_id
        where m.account_id = $1 and m.list_id = $2 and ($3::text is null or m.status = $3) and ($4::uuid is null or m.contact_id < $4)
        order by m.contact_id desc limit $5`,
      [accountId, listId, status, before, limit],
    );
  }

  /** The lists of these contacts, by contact; lists that are being removed are none. */
  async ofContactsIn(
    tx: Tx,
    { accountId }: AccountScope,
    contactIds: readonly string[],
  ): Promise<Map<string, Membership[]>> {
    const rows = await tx.query<Membership>(
      `select m.list_id as "listId", m.contact_id as "contactId", l.name, m.status, m.since
         from list_members m join lists l on l.account_id = m.account_id and l.id = m.list_id
        where m.account_id = $1 and m.contact_id = any ($2::uuid[]) and l.removed_at is null
        order by m.contact_id, m.list_id`,
      [accountId, contactIds],
    );
    const found = new Map<string, Membership[]>(contactIds.map((id) => [id, []]));
    for (const row of rows) found.get(row.contactId)!.push(row);
    return found;
  }
}

const JOIN = `with list as materialized (
    select l.id from lists l where l.account_id = $1 and l.id = $2 and l.removed_at is null for key share),
  before as materialized (
    select m.contact_id, m.status from list_members m
     where m.account_id = $1 and m.list_id = $2 and m.contact_id = any ($3::uuid[])),
  put as (
    insert into list_members as m (account_id, list_id, contact_id, status, since, joined_at)
    select $1, list.id, x.id, $4, $5, $5 from list, unnest($3::uuid[]) x (id) order by x.id
    on conflict (account_id, list_id, contact_id)
      do update set status = 'active', since = excluded.since, opt_in_id = null
      where m.status = 'pending' and excluded.status = 'active'
    returning m.contact_id, m.status),
  counted as (
    update lists l set member_count = l.member_count + n.active
      from (select count(*)::int as active from put where status = 'active') n
     where l.account_id = $1 and l.id = $2 and n.active > 0)
  select x.id as "contactId",
         case when p.contact_id is null then coalesce(b.status, 'active') when b.contact_id is null then 'joined' else 'confirmed' end as outcome
    from list, unnest($3::uuid[]) x (id)
    left join put p on p.contact_id = x.id
    left join before b on b.contact_id = x.id`;

/** Lists are counted in one order, so that two who change several never wait for each other. */
const COUNT = `totals as materialized (
    select list_id, count(*)::int as active from mine where status = 'active' group by list_id),
  ordered as materialized (
    select l.id from lists l where l.account_id = $1 and l.id in (select list_id from totals) order by l.id for no key update),
  counted as (
    update lists l set member_count = l.member_count - t.active
      from totals t, ordered o where l.account_id = $1 and l.id = o.id and t.list_id = o.id)`;

const LEAVE = `with mine as materialized (
    select m.list_id, m.contact_id, m.status from list_members m
     where m.account_id = $1 and m.contact_id = any ($3::uuid[]) and ($2::uuid[] is null or m.list_id = any ($2::uuid[]))
       and m.status <> 'unsubscribed'
     order by m.list_id, m.contact_id for update),
  changed as (
    update list_members m set status = 'unsubscribed', since = $4, opt_in_id = null
      from mine where m.account_id = $1 and m.list_id = mine.list_id and m.contact_id = mine.contact_id
    returning m.list_id, m.contact_id),
  ${COUNT}
  select list_id as "listId", contact_id as "contactId" from changed`;

const REMOVE = `with mine as materialized (
    select m.list_id, m.contact_id, m.status from list_members m
     where m.account_id = $1 and m.contact_id = any ($3::uuid[]) and ($2::uuid is null or m.list_id = $2)
     order by m.list_id, m.contact_id for update),
  gone as (
    delete from list_members m using mine
     where m.account_id = $1 and m.list_id = mine.list_id and m.contact_id = mine.contact_id
    returning m.contact_id),
  ${COUNT}
  select count(*)::int as n from gone`;
