import { Injectable } from '@nestjs/common';
import { toDate } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { isEnd, type PartStatus } from '../rules/message-states.js';

/** One part of a message that a carrier was given, or refused. */
export interface SmsPart {
  messageId: string;
  part: number;
  accountId: string;
  status: PartStatus;
  routeId: string;
  /** As it is kept: see the driver's `carrier-id.ts`. */
  carrierId: string | null;
  attempt: number;
  code: string | null;
}

const COLUMNS = `message_id as "messageId", part, account_id as "accountId", status, route_id as "routeId", carrier_id as "carrierId",
  attempt, code`;

@Injectable()
export class SmsPartsRepository {
  unscopedOf(tx: Tx, messageIds: readonly string[]): Promise<SmsPart[]> {
    const sql = `select ${COLUMNS} from sms_parts where message_id = any ($1::uuid[]) order by message_id, part`;
    return tx.query<SmsPart>(sql, [messageIds]);
  }

  of(tx: Tx, { accountId }: AccountScope, messageId: string): Promise<SmsPart[]> {
    const sql = `select ${COLUMNS} from sms_parts where account_id = $1 and message_id = $2 order by part`;
    return tx.query<SmsPart>(sql, [accountId, messageId]);
  }

  /** Parts that a carrier knows by one of these ids, with the number they went to. */
  unscopedKnownAs(
    tx: Tx,
    routeId: string,
    carrierIds: readonly string[],
  ): Promise<{ messageId: string; part: number; carrierId: string; number: string }[]> {
    return tx.query(
      `select p.message_id as "messageId", p.part, p.carrier_id as "carrierId", m.number
         from sms_parts p join sms_messages m on m.id = p.message_id where p.route_id = $1 and p.carrier_id = any ($2::text[])`,
      [routeId, carrierIds],
    );
  }

  /** A carrier's name for a part is never forgotten, whatever comes later. */
  async unscopedWrite(tx: Tx, parts: readonly SmsPart[]): Promise<void> {
    if (parts.length === 0) return;
    const now = toDate(tx.now);
    await tx.query(
      `insert into sms_parts as p (message_id, part, account_id, status, route_id, carrier_id, attempt, code, submitted_at, finished_at)
       select * from unnest($1::uuid[], $2::smallint[], $3::uuid[], $4::text[], $5::uuid[], $6::text[], $7::int[], $8::text[],
         $9::timestamptz[], $10::timestamptz[])
       on conflict (message_id, part) do update set status = excluded.status, route_id = excluded.route_id,
         carrier_id = coalesce(excluded.carrier_id, p.carrier_id), attempt = excluded.attempt, code = excluded.code,
         submitted_at = coalesce(p.submitted_at, excluded.submitted_at), finished_at = coalesce(p.finished_at, excluded.finished_at)`,
      [
        parts.map(({ messageId }) => messageId),
        parts.map(({ part }) => part),
        parts.map(({ accountId }) => accountId),
        parts.map(({ status }) => status),
        parts.map(({ routeId }) => routeId),
        parts.map(({ carrierId }) => carrierId),
        parts.map(({ attempt }) => attempt),
        parts.map(({ code }) => code),
        parts.map(({ carrierId }) => (carrierId === null ? null : now)),
        parts.map(({ status }) => (isEnd(status) ? now : null)),
      ],
    );
  }
}
