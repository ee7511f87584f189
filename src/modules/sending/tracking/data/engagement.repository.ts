import { Injectable } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { STATUS } from '../../../spool/index.js';

export const MARK = { opened: 0, openedByPerson: 1, clicked: 2, clickedByPerson: 3 } as const;
export type Mark = (typeof MARK)[keyof typeof MARK];

export interface EngagedDelivery {
  id: string;
  accountId: string;
  messageId: string;
  /** When the receiver took it; null when he has not yet. */
  deliveredAt: Instant | null;
  /** It came back later, so nobody knows when it was taken. */
  cameBack: boolean;
}

@Injectable()
export class EngagementRepository {
  /** Those that are there still, kept from being erased until the end of the transaction. */
  async lockedIn(tx: Tx, ids: readonly string[]): Promise<Map<string, EngagedDelivery>> {
    const rows = await tx.query<
      Omit<EngagedDelivery, 'deliveredAt' | 'cameBack'> & { status: number; updatedAt: Instant }
    >(
      `select id, account_id as "accountId", message_id as "messageId", status, updated_at as "updatedAt" from deliveries
        where id = any ($1::uuid[]) order by id for key share`,
      [ids],
    );
    return new Map(
      rows.map(({ id, accountId, messageId, status, updatedAt }) => {
        const deliveredAt = status === STATUS.delivered ? updatedAt : null;
        return [id, { id, accountId, messageId, deliveredAt, cameBack: status === STATUS.bounced }];
      }),
    );
  }

  /** By delivery, what people did with the mail. */
  async byPersonsIn(
    tx: Tx,
    { accountId }: AccountScope,
    deliveryIds: readonly string[],
  ): Promise<Map<string, { opened: boolean; clicked: boolean }>> {
    if (deliveryIds.length === 0) return new Map();
    const rows = await tx.query<{ id: string; opened: boolean; clicked: boolean }>(
      `select delivery_id as id, bool_or(mark = ${MARK.openedByPerson}) as opened, bool_or(mark = ${MARK.clickedByPerson}) as clicked
         from engagement_marks where account_id = $1 and delivery_id = any ($2::uuid[]) group by 1`,
      [accountId, deliveryIds],
    );
    return new Map(rows.map(({ id, opened, clicked }) => [id, { opened, clicked }]));
  }

  /** Which of these first times are the first indeed: each is answered once, whoever asks at the same time. */
  async markIn(tx: Tx, marks: readonly { deliveryId: string; accountId: string; mark: Mark }[]): Promise<Set<string>> {
    const wanted = marks.map(({ deliveryId, accountId, mark }) => ({ d: deliveryId, a: accountId, k: mark }));
    const rows = await tx.query<{ delivery_id: string; mark: number }>(
      `insert into engagement_marks (delivery_id, account_id, mark)
       select distinct d, a, k from jsonb_to_recordset($1::jsonb) as x (d uuid, a uuid, k smallint) order by d, k
       on conflict do nothing returning delivery_id, mark`,
      [JSON.stringify(wanted)],
    );
    return new Set(rows.map((row) => markKey(row.delivery_id, row.mark)));
  }
}

export function markKey(deliveryId: string, mark: number): string {
  return `${deliveryId} ${mark}`;
}
