import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';

/** A number that an account does not write to any more. */
export interface SmsStop {
  id: string;
  accountId: string;
  number: string;
  /** `inbound`: its owner answered STOP. */
  source: 'inbound' | 'api';
  inboundId: string | null;
  createdAt: Instant;
}

const COLUMNS = `id, account_id as "accountId", number, source, inbound_id as "inboundId", created_at as "createdAt"`;

@Injectable()
export class SmsStopsRepository {
  /** The entry, and whether it is new. */
  async add(
    tx: Tx,
    { accountId }: AccountScope,
    stop: Pick<SmsStop, 'number' | 'source' | 'inboundId'>,
  ): Promise<{ stop: SmsStop; isNew: boolean }> {
    const [made] = await tx.query<SmsStop>(
      `insert into sms_stops (id, account_id, number, source, inbound_id, created_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (account_id, number) do nothing returning ${COLUMNS}`,
      [newId(tx.now), accountId, stop.number, stop.source, stop.inboundId, toDate(tx.now)],
    );
    if (made !== undefined) return { stop: made, isNew: true };
    const [known] = await tx.query<SmsStop>(
      `select ${COLUMNS} from sms_stops where account_id = $1 and number = $2 for update`,
      [accountId, stop.number],
    );
    return known === undefined ? this.add(tx, { accountId }, stop) : { stop: known, isNew: false };
  }

  async page(
    tx: Tx,
    { accountId }: AccountScope,
    filter: { number: string | null; before: string | null; limit: number },
  ): Promise<SmsStop[]> {
    return tx.query<SmsStop>(
      `select ${COLUMNS} from sms_stops where account_id = $1 and ($2::text is null or number = $2)
          and ($3::uuid is null or id < $3) order by id desc limit $4`,
      [accountId, filter.number, filter.before, filter.limit],
    );
  }

  async find(tx: Tx, { accountId }: AccountScope, id: string): Promise<SmsStop | null> {
    const sql = `select ${COLUMNS} from sms_stops where account_id = $1 and id = $2`;
    return (await tx.query<SmsStop>(sql, [accountId, id]))[0] ?? null;
  }

  async delete(tx: Tx, { accountId }: AccountScope, id: string): Promise<SmsStop | null> {
    const sql = `delete from sms_stops where account_id = $1 and id = $2 returning ${COLUMNS}`;
    return (await tx.query<SmsStop>(sql, [accountId, id]))[0] ?? null;
  }

  async deleteNumber(tx: Tx, { accountId }: AccountScope, number: string): Promise<boolean> {
    const sql = 'delete from sms_stops where account_id = $1 and number = $2 returning 1 as gone';
    return (await tx.query(sql, [accountId, number])).length > 0;
  }

  /** Which of these are not written to. */
  async stopped(tx: Tx, { accountId }: AccountScope, numbers: readonly string[]): Promise<Set<string>> {
    const rows = await tx.query<{ number: string }>(
      'select number from sms_stops where account_id = $1 and number = any ($2::text[])',
      [accountId, numbers],
    );
    return new Set(rows.map(({ number }) => number));
  }
}
