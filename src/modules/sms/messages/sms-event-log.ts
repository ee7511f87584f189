import { Injectable } from '@nestjs/common';
import type { Instant } from '../../../kernel/time/instant.js';
import { HotPool } from '../../../platform/database/hot-pool.js';
import { OldestTransaction } from '../../../platform/database/oldest-transaction.js';
import type { Tx } from '../../../platform/database/tx.js';
import type { SmsStatus } from './rules/message-states.js';
import { told, TOLD_COLUMNS, type ToldRow, type ToldSmsEvent } from './rules/told-event.js';

/** How far a reader has come. */
export interface SmsEventPosition {
  writtenBy: number;
  sequence: number;
}

export interface SmsEventHead extends SmsEventPosition {
  id: string;
  accountId: string;
  /** `sms.delivered`. */
  type: string;
  at: Instant;
}

/** What happened to so many texts of a campaign in an hour since 1970. */
export interface SmsCampaignFact {
  campaignId: string;
  accountId: string;
  type: SmsStatus | 'accepted' | 'sent_again';
  hour: number;
  count: number;
}

const BEGINNING: SmsEventPosition = { writtenBy: 0, sequence: 0 };

/**
 * The events of all texts for whoever reads them on and on. Numbers are given out before their transactions end, so a higher one
 * may be seen first; everything of transactions below the oldest that is still open is there or never will be.
 */
@Injectable()
export class SmsEventLog {
  private readonly oldest: OldestTransaction;

  constructor(private readonly pool: HotPool) {
    this.oldest = new OldestTransaction(pool);
  }

  async positionOf(name: string): Promise<SmsEventPosition> {
    const { rows } = await this.pool.query<SmsEventPosition>(
      'select written_by as "writtenBy", sequence from sms_event_cursors where name = $1',
      [name],
    );
    return rows[0] ?? BEGINNING;
  }

  /** In the order in which they can be passed. */
  async headsAfter({ writtenBy, sequence }: SmsEventPosition, limit: number): Promise<SmsEventHead[]> {
    const { rows } = await this.pool.query<SmsEventHead>({
      name: 'sms_event_heads',
      text: `select id, account_id as "accountId", 'sms.' || type as type, at, written_by as "writtenBy", sequence from sms_events
              where (written_by, sequence) > ($1, $2) and written_by < $4
              order by written_by, sequence limit $3`,
      values: [writtenBy, sequence, limit, String(await this.oldest.read())],
    });
    return rows;
  }

  /** What happened to texts of campaigns between there and `upTo`; that one was taken is told as `accepted`, once. */
  async campaignFactsAfter(
    { writtenBy, sequence }: SmsEventPosition,
    limit: number,
  ): Promise<{ upTo: SmsEventPosition | null; facts: SmsCampaignFact[] }> {
    const { rows } = await this.pool.query<{ upTo: SmsEventPosition | null; facts: SmsCampaignFact[] }>({
      name: 'sms_campaign_facts',
      text: CAMPAIGN_FACTS,
      values: [writtenBy, sequence, limit, String(await this.oldest.read())],
    });
    return rows[0]!;
  }

  /** False when another process has gone on in the meantime; then the page is its, not ours. */
  async advanceIn(tx: Tx, name: string, from: SmsEventPosition, to: SmsEventPosition): Promise<boolean> {
    await tx.query(
      'insert into sms_event_cursors (name, written_by, sequence) values ($1, 0, 0) on conflict do nothing',
      [name],
    );
    const moved = await tx.query(
      `update sms_event_cursors set written_by = $4, sequence = $5 where name = $1 and written_by = $2 and sequence = $3
       returning 1 as moved`,
      [name, from.writtenBy, from.sequence, to.writtenBy, to.sequence],
    );
    return moved.length > 0;
  }

  /** As customers read them, by id; those that were erased meanwhile are missing. */
  async unscopedTold(ids: readonly string[]): Promise<Map<string, ToldSmsEvent>> {
    if (ids.length === 0) return new Map();
    const { rows } = await this.pool.query<ToldRow>({
      name: 'sms_events_told',
      text: `select ${TOLD_COLUMNS} from sms_events e join sms_messages m on m.id = e.message_id where e.id = any ($1::uuid[])`,
      values: [ids],
    });
    return new Map(rows.map((row) => [row.id, told(row)]));
  }
}

/** A text's first event says how it was taken: ready, later, or at its time. */
const CAMPAIGN_FACTS = `with page as materialized (
    select message_id, account_id, type, at, written_by, sequence from sms_events
     where (written_by, sequence) > ($1, $2) and written_by < $4 order by written_by, sequence limit $3),
  facts as (
    select m.campaign_id as "campaignId", p.account_id as "accountId", t.type, t.hour, count(*)::int as count
      from page p join sms_messages m on m.id = p.message_id
     cross join lateral (
       select floor(extract(epoch from p.at) / 3600)::int as hour,
              case when p.type in ('scheduled', 'queued', 'deferred') and not exists (
                     select from sms_events b
                      where b.account_id = p.account_id and b.message_id = p.message_id and b.sequence < p.sequence)
                   then 'accepted' else p.type end as type) t
     where m.campaign_id is not null group by 1, 2, 3, 4)
  select (select json_build_object('writtenBy', written_by, 'sequence', sequence) from page
           order by written_by desc, sequence desc limit 1) as "upTo",
         (select coalesce(json_agg(f), '[]') from facts f) as facts`;
