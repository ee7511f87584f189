import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import { toDate } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { SmsEvent } from './sms-message.js';

const COLUMNS = `id, account_id as "accountId", message_id as "messageId", type, part, because, code, route_id as "routeId", at`;

/** What happened to messages, in its order; only ever added to. */
@Injectable()
export class SmsEventsRepository {
  /** As a worker. */
  async append(tx: Tx, events: readonly Omit<SmsEvent, 'id' | 'at'>[]): Promise<void> {
    if (events.length === 0) return;
    await tx.query(
      `insert into sms_events (id, account_id, message_id, type, part, because, code, route_id, at)
       select x.id, x.account_id, x.message_id, x.type, x.part, x.because, x.code, x.route_id, $1
         from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::smallint[], $7::text[], $8::text[], $9::uuid[])
           with ordinality x (id, account_id, message_id, type, part, because, code, route_id, n) order by x.n`,
      [
        toDate(tx.now),
        events.map(() => newId(tx.now)),
        events.map(({ accountId }) => accountId),
        events.map(({ messageId }) => messageId),
        events.map(({ type }) => type),
        events.map(({ part }) => part),
        events.map(({ because }) => because),
        events.map(({ code }) => code),
        events.map(({ routeId }) => routeId),
      ],
    );
  }

  of(tx: Tx, { accountId }: AccountScope, messageId: string): Promise<SmsEvent[]> {
    return tx.query<SmsEvent>(
      `select ${COLUMNS} from sms_events where account_id = $1 and message_id = $2 order by sequence limit 200`,
      [accountId, messageId],
    );
  }
}
