import { Injectable } from '@nestjs/common';
import { type Instant, toDate, toIso } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { RECIPIENT_STATE, type RecipientState } from '../rules/recipient-state.js';

/** One address of a campaign. Who waits for the winner of a test has no variant and no turn. */
export interface RecipientRow {
  address: string;
  contactId: string;
  variant: number | null;
  state: RecipientState;
  dueAt: Instant | null;
}
export type WaitingRow = Pick<RecipientRow, 'address' | 'contactId' | 'variant'>;

const INSERT = `with given as materialized (
    select * from unnest($3::text[], $4::uuid[], $5::smallint[], $6::smallint[], $7::timestamptz[])
      as x (address, contact_id, variant, state, due_at)),
  made as (
    insert into campaign_recipients (campaign_id, account_id, address, contact_id, variant, state, due_at)
    select $1, $2, g.address, g.contact_id, g.variant, g.state, g.due_at from given g
    on conflict (campaign_id, address) do nothing returning address)
  select g.address from given g where not exists (select from made m where m.address = g.address)`;

/** Whom a campaign is for and what became of him. Written under the campaign's lock. */
@Injectable()
export class RecipientsRepository {
  /** Writes down those whom the campaign has not yet; answers the addresses that it has already. Each is named once. */
  async insertIn(
    tx: Tx,
    campaign: { id: string; accountId: string },
    rows: readonly RecipientRow[],
  ): Promise<ReadonlySet<string>> {
    if (rows.length === 0) return new Set();
    const known = await tx.query<{ address: string }>(INSERT, [
      campaign.id,
      campaign.accountId,
      textArray(rows.map(({ address }) => address)),
      plainArray(rows.map(({ contactId }) => contactId)),
      plainArray(rows.map(({ variant }) => variant ?? 'null')),
      plainArray(rows.map(({ state }) => RECIPIENT_STATE[state])),
      plainArray(rows.map(({ dueAt }) => (dueAt === null ? 'infinity' : toIso(dueAt)))),
    ]);
    return new Set(known.map(({ address }) => address));
  }

  /** Whose turn it is, in order; with a winner also those who waited for it. */
  waitingIn(tx: Tx, campaignId: string, upTo: Instant | 'all', limit: number): Promise<WaitingRow[]> {
    return tx.query<WaitingRow>(
      `select address, contact_id as "contactId", variant from campaign_recipients
        where campaign_id = $1 and state = 0 and due_at <= coalesce($2::timestamptz, 'infinity')
        order by due_at, contact_id limit $3`,
      [campaignId, upTo === 'all' ? null : toDate(upTo), limit],
    );
  }

  async settleIn(
    tx: Tx,
    campaignId: string,
    rows: readonly { address: string; state: RecipientState; variant: number }[],
  ): Promise<void> {
    if (rows.length === 0) return;
    await tx.query('select campaign_recipients_settle($1, $2::text[], $3::smallint[], $4::smallint[])', [
      campaignId,
      rows.map(({ address }) => address),
      rows.map(({ state }) => RECIPIENT_STATE[state]),
      rows.map(({ variant }) => variant),
    ]);
  }

  /** Whether anybody waits, and when the next turn is: null when all wait for a winner. */
  async nextTurnIn(tx: Tx, campaignId: string): Promise<{ waits: boolean; dueAt: Instant | null }> {
    const rows = await tx.query<{ due_at: Instant | null }>(
      `select nullif(due_at, 'infinity') as due_at from campaign_recipients
        where campaign_id = $1 and state = 0 order by campaign_recipients.due_at limit 1`,
      [campaignId],
    );
    return { waits: rows.length > 0, dueAt: rows[0]?.due_at ?? null };
  }
}

/** Ids, numbers and times as an array literal: the driver would look at each of thousands. */
function plainArray(values: readonly (string | number)[]): string {
  return `{${values.join()}}`;
}

function textArray(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join()}}`;
}
