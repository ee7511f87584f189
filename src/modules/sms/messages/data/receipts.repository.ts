import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import { HotPool } from '../../../../platform/database/hot-pool.js';
import type { Tx } from '../../../../platform/database/tx.js';
import type { PartStatus } from '../rules/message-states.js';

/** What a carrier said of something that is not known (yet): it may speak before it answers. */
export interface EarlyReceipt {
  receiptId: string;
  carrierId: string;
  addresses: string[];
  status: PartStatus;
  code: string | null;
}

@Injectable()
export class EarlyReceiptsRepository {
  constructor(private readonly pool: HotPool) {}

  /**
   * Whoever writes a carrier's id of a part, and whoever finds none for a receipt, wait here for each other: of the two the
   * second sees what the first has written.
   */
  async unscopedLockIds(tx: Tx, routeId: string, carrierIds: readonly string[]): Promise<void> {
    if (carrierIds.length === 0) return;
    const keys = carrierIds.map((id) => createHash('sha256').update(`sms ${routeId} ${id}`).digest().readBigInt64BE());
    const sorted = [...new Set(keys)].sort((a, b) => (a < b ? -1 : 1));
    await tx.query('select count(pg_advisory_xact_lock(k)) from unnest($1::bigint[]) k', [sorted.map(String)]);
  }

  /** Kept under each id it may mean. What is told twice is kept once. */
  async unscopedKeep(
    tx: Tx,
    routeId: string,
    {
      carrierIds,
      addresses,
      status,
      code,
    }: { carrierIds: readonly string[]; addresses: readonly string[]; status: PartStatus; code: string | null },
  ): Promise<void> {
    await tx.query(
      `insert into sms_receipts (id, route_id, carrier_id, receipt_id, addresses, status, code, told_at)
       select x.id, $1, x.carrier_id, $2, $3, $4, $5, $6 from unnest($7::uuid[], $8::text[]) x (id, carrier_id)
       on conflict (route_id, carrier_id, status) do nothing`,
      [
        routeId,
        newId(tx.now),
        addresses,
        status,
        code,
        toDate(tx.now),
        carrierIds.map(() => newId(tx.now)),
        carrierIds,
      ],
    );
  }

  async unscopedOf(tx: Tx, routeId: string, carrierIds: readonly string[]): Promise<EarlyReceipt[]> {
    if (carrierIds.length === 0) return [];
    return tx.query<EarlyReceipt>(
      `select receipt_id as "receiptId", carrier_id as "carrierId", addresses, status, code from sms_receipts
        where route_id = $1 and carrier_id = any ($2::text[]) order by told_at, id`,
      [routeId, carrierIds],
    );
  }

  async unscopedForget(tx: Tx, receiptIds: readonly string[]): Promise<void> {
    if (receiptIds.length > 0)
      await tx.query('delete from sms_receipts where receipt_id = any ($1::uuid[])', [receiptIds]);
  }

  async unscopedForgetBefore(before: Instant, limit: number): Promise<number> {
    const { rowCount } = await this.pool.query(
      'delete from sms_receipts where id in (select id from sms_receipts where told_at < $1 order by told_at limit $2)',
      [toDate(before), limit],
    );
    return rowCount ?? 0;
  }
}
