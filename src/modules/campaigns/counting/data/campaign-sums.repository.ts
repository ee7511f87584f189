import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import {
  columnOf,
  type Counter,
  COUNTER_COLUMNS,
  type Counters,
  COUNTERS,
  noCounts,
  SUM_KIND,
  type SumKind,
} from '../rules/counters.js';
import type { CampaignSum } from '../rules/sum-events.js';

const COLUMNS = COUNTER_COLUMNS;
const ADD = `insert into campaign_sums as s (campaign_id, kind, value, account_id, ${COLUMNS.join(', ')})
  select c, k, v, a, ${COUNTERS.map((_, n) => `(n ->> ${n})::int`).join(', ')}
    from jsonb_to_recordset($1::jsonb) as t (c uuid, k smallint, v text, a uuid, n jsonb)
   order by c, k, v collate "C"
  on conflict (campaign_id, kind, value)
  do update set ${COLUMNS.map((name) => `${name} = s.${name} + excluded.${name}`).join(', ')}`;
const SELECTED = COUNTERS.map((name: Counter) => `${columnOf(name)} as "${name}"`).join(', ');

/** What became of campaigns, as sums: a report costs the same for a hundred recipients as for a million. */
@Injectable()
export class CampaignSumsRepository {
  async unscopedAddIn(tx: Tx, sums: readonly CampaignSum[]): Promise<void> {
    if (sums.length === 0) return;
    const rows = sums.map(({ campaignId: c, accountId: a, kind, value: v, counts }) => {
      return { c, a, k: SUM_KIND[kind], v, n: COUNTERS.map((name) => counts[name]) };
    });
    await tx.query(ADD, [JSON.stringify(rows)]);
  }

  /** Which campaign, and which of its variants, frozen contents belong to. */
  async unscopedVariantsIn(
    tx: Tx,
    bulkIds: readonly string[],
  ): Promise<Map<string, { campaignId: string; variant: number }>> {
    const rows = await tx.query<{ bulkId: string; campaignId: string; place: number }>(
      `select bulk_id as "bulkId", campaign_id as "campaignId", place from campaign_variants where bulk_id = any ($1::uuid[])`,
      [bulkIds],
    );
    return new Map(
      rows.map(({ bulkId, campaignId, place }) => [bulkId, { campaignId, variant: Math.max(0, place - 1) }]),
    );
  }

  /** Campaigns that have nothing left but outcomes to wait for look again. Whoever is at one sees the sums anyway. */
  async unscopedWakeIn(tx: Tx, campaignIds: readonly string[]): Promise<void> {
    await tx.query(
      `update campaigns set ready = true where id in (
         select id from campaigns where id = any ($1::uuid[]) and state = 'sending' and waits ->> 'code' = 'delivering'
          order by id for update skip locked)`,
      [campaignIds],
    );
  }

  async totalIn(tx: Tx, scope: AccountScope, campaignId: string): Promise<Counters> {
    return (await this.sumsIn(tx, scope, campaignId, 'all')).get('') ?? noCounts();
  }

  /** By value; of links and domains the most frequent ones. */
  async sumsIn(
    tx: Tx,
    { accountId }: AccountScope,
    campaignId: string,
    kind: SumKind,
    most = 10_000,
  ): Promise<Map<string, Counters>> {
    const rows = await tx.query<Counters & { value: string }>(
      `select value, ${SELECTED} from campaign_sums
        where campaign_id = $1 and account_id = $2 and kind = $3 order by accepted + clicks desc, value limit $4`,
      [campaignId, accountId, SUM_KIND[kind], most],
    );
    return new Map(rows.map(({ value, ...counts }) => [value, counts]));
  }
}
