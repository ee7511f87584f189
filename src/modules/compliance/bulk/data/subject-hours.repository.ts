import { Injectable } from '@nestjs/common';
import { toDate } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import type { SubjectTally } from '../../../spool/index.js';

const ADD = `insert into subject_hours as s (account_id, hour, subject_hash, messages)
  select t."accountId", t.hour, t."subjectHash", t.messages
    from jsonb_to_recordset($1::jsonb) as t ("accountId" uuid, hour timestamptz, "subjectHash" text, messages int)
   order by t."accountId", t.hour, t."subjectHash"
  on conflict (account_id, hour, subject_hash) do update set messages = s.messages + excluded.messages
  returning account_id as "accountId", hour, subject_hash as "subjectHash", messages`;

/** How often a subject was used in an hour, for accounts that may not send in bulk. */
@Injectable()
export class SubjectHoursRepository {
  /** Adds, and answers what the hours then have. */
  async unscopedAdd(tx: Tx, tallies: readonly SubjectTally[]): Promise<SubjectTally[]> {
    if (tallies.length === 0) return [];
    const json = JSON.stringify(tallies.map((tally) => ({ ...tally, hour: toDate(tally.hour).toISOString() })));
    return tx.query<SubjectTally>(ADD, [json]);
  }
}
