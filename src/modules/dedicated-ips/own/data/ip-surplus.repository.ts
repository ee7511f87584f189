import { Injectable } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import { type Instant, toIso } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { type SurplusChoice, UNLESS_CHOSEN } from '../rules/surplus.js';
import { IpSurplusEntity } from './ip-surplus.entity.js';

@Injectable()
export class IpSurplusRepository {
  find(tx: Tx, { accountId }: AccountScope): Promise<IpSurplusEntity | null> {
    return tx.manager.findOneBy(IpSurplusEntity, { accountId });
  }

  async choose(tx: Tx, { accountId }: AccountScope, choice: SurplusChoice, by: string | null): Promise<void> {
    await tx.manager.upsert(IpSurplusEntity, { accountId, choice, chosenAt: tx.now, chosenBy: by }, ['accountId']);
  }

  /** What the account may have is to be compared with what it has. */
  async lookIn(tx: Tx, { accountId }: AccountScope, mayKeep = true): Promise<void> {
    await tx.query(
      `insert into ip_surplus (account_id, choice, look_at, may_keep) select $1, $2, $3, $4
        where exists (select from ip_addresses where account_id = $1)
       on conflict (account_id) do update set look_at = excluded.look_at, may_keep = ip_surplus.may_keep and excluded.may_keep`,
      [accountId, UNLESS_CHOSEN, toIso(tx.now), mayKeep],
    );
  }

  async looked(
    tx: Tx,
    { accountId }: AccountScope,
    next: Pick<IpSurplusEntity, 'lookAt' | 'waitsSince' | 'mayKeep'>,
  ): Promise<void> {
    await tx.manager.update(IpSurplusEntity, { accountId }, next);
  }

  async unscopedNextDate(tx: Tx): Promise<Instant | null> {
    const [row] = await tx.query<{ due: Instant | null }>(
      'select min(look_at) as due from ip_surplus where look_at is not null',
    );
    return row?.due ?? null;
  }

  unscopedDue(tx: Tx, at: Instant, limit: number): Promise<IpSurplusEntity[]> {
    return tx.manager.find(IpSurplusEntity, {
      where: { lookAt: LessThanOrEqual(at) },
      order: { lookAt: 'ASC', accountId: 'ASC' },
      take: limit,
    });
  }
}
