import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import type { Currency } from '../../../../kernel/money.js';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { AddOn } from '../rules/add-on.js';
import { AddOnEntity } from './add-on.entity.js';

type SoldBeside = Pick<AddOn, 'subscriptionId' | 'kind' | 'quantity' | 'unitPrice' | 'priceAgreed'>;

interface SoldRow extends Omit<SoldBeside, 'unitPrice'> {
  currency: Currency;
  minor: string;
}

export type DueAddOn = Pick<AddOn, 'id' | 'accountId' | 'dueAt'>;

@Injectable()
export class AddOnsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(tx: Tx, { unitPrice, ...addOn }: AddOn): Promise<void> {
    const row = { ...addOn, currency: unitPrice.currency, unitPriceMinor: unitPrice.minor };
    await tx.manager.insert(AddOnEntity, row);
  }

  async find(tx: Tx, scope: AccountScope, id: string): Promise<AddOn | null> {
    const row = await tx.manager.findOneBy(AddOnEntity, { accountId: scope.accountId, id });
    return row === null ? null : addOnOf(row);
  }

  async lock(tx: Tx, scope: AccountScope, id: string): Promise<AddOn | null> {
    const row = await tx.manager.findOne(AddOnEntity, {
      where: { accountId: scope.accountId, id },
      lock: { mode: 'pessimistic_write' },
    });
    return row === null ? null : addOnOf(row);
  }

  /** All that was bought with one order, locked until the transaction ends. */
  async lockOfOrder(tx: Tx, scope: AccountScope, orderId: string): Promise<AddOn[]> {
    const rows = await tx.manager.find(AddOnEntity, {
      where: { accountId: scope.accountId, orderId },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    return rows.map(addOnOf);
  }

  /** Of one subscription, newest first, at most `limit`, older than `before`. */
  async page(
    tx: Tx,
    scope: AccountScope,
    subscriptionId: string,
    page: { limit: number; before: string | null },
  ): Promise<AddOn[]> {
    const older = page.before === null ? {} : { id: LessThan(page.before) };
    const rows = await tx.manager.find(AddOnEntity, {
      where: { accountId: scope.accountId, subscriptionId, ...older },
      order: { id: 'DESC' },
      take: page.limit,
    });
    return rows.map(addOnOf);
  }

  async unscopedNextDue(): Promise<Instant | null> {
    const rows = await this.unitOfWork.readAsWorker<{ at: Instant | null }>(
      'select min(due_at) as at from add_ons where due_at is not null',
    );
    return rows[0]?.at ?? null;
  }

  /** Up to `limit` that are to be looked at, the longest waiting first. */
  unscopedDue(at: Instant, limit: number): Promise<DueAddOn[]> {
    return this.unitOfWork.readAsWorker(
      'select id, account_id as "accountId", due_at as "dueAt" from add_ons where due_at <= $1 order by due_at limit $2',
      [toDate(at), limit],
    );
  }

  /** What is paid with the terms of these subscriptions, oldest first. */
  async unscopedSoldOn(subscriptions: readonly { accountId: string; id: string }[]): Promise<SoldBeside[]> {
    const rows = await this.unitOfWork.readAsWorker<SoldRow>(
      `select subscription_id as "subscriptionId", kind, quantity, currency, unit_price_minor::text as minor,
         price_agreed as "priceAgreed" from add_ons
       where account_id = any($1::uuid[]) and subscription_id = any($2::uuid[]) and status = 'active'
         and period = 'term' order by id`,
      [subscriptions.map(({ accountId }) => accountId), subscriptions.map(({ id }) => id)],
    );
    return rows.map(({ currency, minor, ...rest }) => ({ ...rest, unitPrice: { minor: BigInt(minor), currency } }));
  }

  async update(tx: Tx, addOn: AddOn, change: Partial<Omit<AddOn, 'id' | 'accountId' | 'unitPrice'>>): Promise<void> {
    await tx.manager.update(AddOnEntity, { accountId: addOn.accountId, id: addOn.id }, change);
  }

  /** What runs beside any subscription of the account now. */
  activeOf(tx: Tx, scope: AccountScope): Promise<Pick<AddOn, 'subscriptionId' | 'kind' | 'quantity'>[]> {
    return tx.manager.find(AddOnEntity, {
      select: { subscriptionId: true, kind: true, quantity: true },
      where: { accountId: scope.accountId, status: 'active' },
    });
  }

  /** Seats that were bought on these subscriptions and are active. */
  async seatsOn(tx: Tx, scope: AccountScope, subscriptionIds: readonly string[]): Promise<number> {
    const [row] = await tx.query<{ seats: number }>(
      `select coalesce(sum(quantity), 0)::integer as seats from add_ons
       where account_id = $1 and kind = 'seat' and status = 'active' and subscription_id = any($2::uuid[])`,
      [scope.accountId, subscriptionIds],
    );
    return row?.seats ?? 0;
  }
}

function addOnOf({ currency, unitPriceMinor, ...rest }: AddOnEntity): AddOn {
  return { ...rest, unitPrice: { minor: unitPriceMinor, currency } };
}
