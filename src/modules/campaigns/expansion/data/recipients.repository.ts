import { Injectable } from '@nestjs/common';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
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

/** Whom a campaign is for and what became of him. Written under the campaign's lock. */
@Injectable()
export class RecipientsRepository {
  /** Which of these addresses the campaign has already. */
  async knownIn(tx: Tx, campaignId: string, addresses: readonly string[]): Promise<Set<string>> {
    if (addresses.length === 0) return new Set();
    const rows = await tx.query<{ address: string }>(
      `select r.address from unnest($2::text[]) x (address)
         join campaign_recipients r on r.campaign_id = $1 and r.address = x.address`,
      [campaignId, addresses],
    );
    return new Set(rows.map(({ address }) => address));
  }

  async insertIn(tx: Tx, campaign: { id: string; accountId: string }, rows: readonly RecipientRow[]): Promise<void> {
    if (rows.length === 0) return;
    await tx.query(
      `insert into campaign_recipients (campaign_id, account_id, address, contact_id, variant, state, due_at)
       select $1, $2, x.address, x.contact_id, x.variant, x.state, coalesce(x.due_at, 'infinity')
         from unnest($3::text[], $4::uuid[], $5::smallint[], $6::smallint[], $7::timestamptz[])
              as x (address, contact_id, variant, state, due_at)`,
      [
        campaign.id,
        campaign.accountId,
        rows.map(({ address }) => address),
        rows.map(({ contactId }) => contactId),
        rows.map(({ variant }) => variant),
        rows.map(({ state }) => RECIPIENT_STATE[state]),
        rows.map(({ dueAt }) => (dueAt === null ? null : toDate(dueAt))),
      ],
    );
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
    await tx.query(
      `update campaign_recipients r set state = x.state, variant = x.variant
         from unnest($2::text[], $3::smallint[], $4::smallint[]) x (address, state, variant)
        where r.campaign_id = $1 and r.address = x.address`,
      [
        campaignId,
        rows.map(({ address }) => address),
        rows.map(({ state }) => RECIPIENT_STATE[state]),
        rows.map(({ variant }) => variant),
      ],
    );
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
