import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID } from '../../kernel/ids.js';
import type { Instant } from '../../kernel/time/instant.js';
import { HotPool } from '../../platform/database/hot-pool.js';
import { EventHorizon } from './event-horizon.js';
import { EVENT_TYPE } from './rules/words.js';

/** How many recipients got mail of one subject in an hour (UTC). The subject itself stays in its message. */
export interface SubjectTally {
  accountId: string;
  hour: Instant;
  subjectHash: string;
  messages: number;
}

interface TallyRow {
  account_id: string | null;
  hour: Instant;
  subject_hash: string;
  messages: number;
  up_to: number;
}

const TALLY = `with page as materialized (
    select e.log_id, e.account_id, e.message_id, e.type, e.at, e.detail from mail_events e
     where e.log_id > $1 and e.log_id <= $2 order by e.log_id limit $3)
  select null::uuid as account_id, null::timestamptz as hour, null::text as subject_hash, null::int as messages, max(log_id) as up_to
    from page having max(log_id) is not null
  union all
  select p.account_id, date_trunc('hour', p.at, 'UTC'), encode(sha256(convert_to(lower(btrim(m.subject)), 'UTF8')), 'hex'), count(*)::int, 0
    from page p join messages m on m.id = p.message_id
   where p.type = ${EVENT_TYPE.accepted} and p.account_id <> $4 and btrim(m.subject) <> ''
     and not coalesce((p.detail ->> 'sandbox')::boolean, false)
   group by 1, 2, 3`;

/** What was accepted, counted by subject as it came; read from the log, so that acceptance does nothing for it. */
@Injectable()
export class SubjectTallies {
  constructor(
    private readonly pool: HotPool,
    private readonly horizon: EventHorizon,
  ) {}

  async after(sequence: number, limit = 5_000): Promise<{ upTo: number; tallies: SubjectTally[] }> {
    const { rows } = await this.pool.query<TallyRow>({
      name: 'subject_tally',
      text: TALLY,
      values: [sequence, await this.horizon.read(), Math.trunc(limit), SYSTEM_ACCOUNT_ID],
    });
    const upTo = rows.reduce((last, row) => Math.max(last, row.up_to), sequence);
    const found = rows.filter((row): row is TallyRow & { account_id: string } => row.account_id !== null);
    return {
      upTo,
      tallies: found.map(({ account_id: accountId, hour, subject_hash: subjectHash, messages }) => ({
        accountId,
        hour,
        subjectHash,
        messages,
      })),
    };
  }
}
