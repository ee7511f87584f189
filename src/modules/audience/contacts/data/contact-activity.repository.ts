import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { CONSENT_SOURCES, type ConsentSource } from '../rules/consent-state.js';

/** What happened between an account and an address; each time is the latest that is known. */
export interface ContactActivity {
  accountId: string;
  /** Normalised. */
  email: string;
  sentAt: Instant | null;
  openedAt: Instant | null;
  clickedAt: Instant | null;
  /** The person wants no more mail from the account, or complained about it. */
  withdrawn: { at: Instant; source: ConsentSource } | null;
}

@Injectable()
export class ContactActivities {
  /**
   * One statement for contacts of many accounts, each named once. Times only move forward, and are no change that a
   * copy of the contact would be out of date by. Addresses that are no contacts are left out. Who agreed again after he had left, by what
   * undoes a withdrawal, is not taken to have left: events are read later than they happen.
   */
  async unscopedMark(tx: Tx, rows: readonly ContactActivity[]): Promise<number> {
    if (rows.length === 0) return 0;
    const time = (at: Instant | null): Date | null => (at === null ? null : toDate(at));
    const marked = await tx.query(MARK, [
      toDate(tx.now),
      rows.map(({ accountId }) => accountId),
      rows.map(({ email }) => email),
      rows.map(({ sentAt }) => time(sentAt)),
      rows.map(({ openedAt }) => time(openedAt)),
      rows.map(({ clickedAt }) => time(clickedAt)),
      rows.map(({ withdrawn }) => time(withdrawn?.at ?? null)),
      rows.map(({ withdrawn }) => withdrawn?.source ?? null),
      rows.map(() => newId(tx.now)),
      COMING_BACK,
    ]);
    return (marked[0] as { n: number }).n;
  }
}

/** Evidence that brings back who had left. */
const COMING_BACK = Object.entries(CONSENT_SOURCES).flatMap(([source, { undoesWithdrawal }]) =>
  undoesWithdrawal ? [source] : [],
);

const MARK = `with given as materialized (
    select * from unnest($2::uuid[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::timestamptz[], $7::timestamptz[], $8::text[], $9::uuid[])
      as x (account_id, email, sent_at, opened_at, clicked_at, withdrawn_at, source, evidence_id)),
  mine as materialized (
    select c.account_id, c.id, g.sent_at, g.opened_at, g.clicked_at, g.withdrawn_at, g.source, g.evidence_id,
           g.withdrawn_at is not null and c.mail_consent <> 'withdrawn' and not exists (
             select from contact_consents k where k.account_id = c.account_id and k.contact_id = c.id and k.channel = 'mail'
                and k.state = 'granted' and k.at > g.withdrawn_at
                and k.source = any ($10::text[])) as withdraws
      from given g join contacts c on c.account_id = g.account_id and c.email = g.email
     order by c.account_id, c.email for update of c),
  said as (
    insert into contact_consents (id, account_id, contact_id, channel, state, at, source, recorded_at, recorded_by_type)
    select m.evidence_id, m.account_id, m.id, 'mail', 'withdrawn', m.withdrawn_at, m.source, $1, 'recipient'
      from mine m where m.withdraws),
  marked as (
    update contacts c set last_sent_at = greatest(c.last_sent_at, m.sent_at),
           last_opened_at = greatest(c.last_opened_at, m.opened_at),
           last_clicked_at = greatest(c.last_clicked_at, m.clicked_at),
           mail_consent = case when m.withdraws then 'withdrawn' else c.mail_consent end,
           version = c.version + m.withdraws::int,
           updated_at = case when m.withdraws then $1 else c.updated_at end
      from mine m where c.account_id = m.account_id and c.id = m.id
    returning 1)
  select count(*)::int as n from marked`;
