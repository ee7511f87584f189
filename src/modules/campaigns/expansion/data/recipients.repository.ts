import { Injectable } from '@nestjs/common';
import { type Instant, toDate, toIso } from '../../../../kernel/time/instant.js';
import { plainArray, textArray } from '../../../../platform/database/array-literals.js';
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

const ADD = `select campaign_recipients_add($1, $2, $3::text[], $4::uuid[], $5::smallint[], $6::smallint[], $7::smallint[],
  $8::timestamptz[]) as address`;

/** Whom a campaign is for and what became of him. Written under the campaign's lock. */
@Injectable()
export class RecipientsRepository {
  /** Writes down those whom the campaign has not yet; answers the addresses that it has already. Each is named once. */
  async insertIn<Row extends Omit<RecipientRow, 'state'>>(
    tx: Tx,
    campaign: { id: string; accountId: string },
    rows: readonly Row[],
    stateOf: (row: Row) => RecipientState,
  ): Promise<ReadonlySet<string>> {
    if (rows.length === 0) return new Set();
    // A page has one turn, or as many as there are time zones: each is written once and named by its place.
    const turns = new Map<Instant | null, number>();
    const placeOf = ({ dueAt }: Row): number => turns.get(dueAt) ?? (turns.set(dueAt, turns.size + 1), turns.size);
    const places = rows.map(placeOf);
    const known = await tx.query<{ address: string }>(ADD, [
      campaign.id,
      campaign.accountId,
      textArray(rows.map(({ address }) => address)),
      plainArray(rows.map(({ contactId }) => contactId)),
      plainArray(rows.map(({ variant }) => variant)),
      plainArray(rows.map((row) => RECIPIENT_STATE[stateOf(row)])),
      plainArray(places),
      plainArray([...turns.keys()].map((dueAt) => (dueAt === null ? 'infinity' : toIso(dueAt)))),
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
      textArray(rows.map(({ address }) => address)),
      plainArray(rows.map(({ state }) => RECIPIENT_STATE[state])),
      plainArray(rows.map(({ variant }) => variant)),
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
