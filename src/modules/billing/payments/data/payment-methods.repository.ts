import { Injectable } from '@nestjs/common';
import { IsNull, LessThan } from 'typeorm';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { PaymentKind } from '../rules/payment-kinds.js';
import { METHOD_STATES, type MethodState, type PaymentMethod } from '../rules/payment-method.js';
import { PaymentMethodEntity } from './payment-method.entity.js';

/** What the gateway knows it by, beside what everybody sees. */
export interface NewMethod extends Omit<PaymentMethod, 'isDefault'> {
  sealedInstrument: Buffer | null;
  sealedIban: Buffer | null;
}

const DEFAULT = `select id from payment_methods where account_id = $1 and removed_at is null
  order by preferred_at desc, id desc limit 1`;

/** What a method is charged by. */
export interface Instrument {
  sealed: Buffer | null;
  /** Of a mandate: when it was given, or money last came by it. */
  usedAt: Instant | null;
}

const INSTRUMENTS = `select m.id, m.sealed_instrument as sealed, case m.kind when 'direct_debit' then
    greatest(m.mandate_accepted_at, (select max(p.settled_at) from payments p
      where p.method_id = m.id and p.state in ('succeeded', 'returned'))) end as "usedAt"
  from payment_methods m where m.id = any($1::uuid[])`;

@Injectable()
export class PaymentMethodsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** False, and nothing is written, when the account has one of a kind of which one is enough. */
  async insert(tx: Tx, { mandate, ...method }: NewMethod): Promise<boolean> {
    const row = {
      ...method,
      mandateReference: mandate?.reference ?? null,
      mandateText: mandate?.text ?? null,
      mandateAcceptedAt: mandate?.acceptedAt ?? null,
      preferredAt: method.createdAt,
      detachAt: null,
      removedAt: null,
    };
    const inserting = tx.manager.createQueryBuilder().insert().into(PaymentMethodEntity).values(row);
    const { raw } = await inserting.orIgnore().returning('id').execute();
    return (raw as unknown[]).length === 1;
  }

  async find(tx: Tx, scope: AccountScope, id: string): Promise<PaymentMethod | null> {
    const row = await tx.manager.findOneBy(PaymentMethodEntity, {
      accountId: scope.accountId,
      id,
      removedAt: IsNull(),
    });
    return row === null ? null : methodOf(row, await this.defaultOf(tx, scope));
  }

  /** How these pay; those that were taken away are left out. */
  unscopedUsable(tx: Tx, ids: readonly string[]): Promise<{ id: string; kind: PaymentKind }[]> {
    return tx.query('select id, kind from payment_methods where id = any($1::uuid[]) and removed_at is null', [ids]);
  }

  /** Of a kind that an account has at most one of. */
  async findKind(tx: Tx, scope: AccountScope, kind: PaymentKind): Promise<PaymentMethod | null> {
    const where = { accountId: scope.accountId, kind, removedAt: IsNull() };
    const row = await tx.manager.findOne(PaymentMethodEntity, { where, order: { id: 'DESC' } });
    return row === null ? null : methodOf(row, await this.defaultOf(tx, scope));
  }

  /** Newest first, at most `limit`, older than `before`. */
  async page(tx: Tx, scope: AccountScope, limit: number, before: string | null): Promise<PaymentMethod[]> {
    const rows = await tx.manager.find(PaymentMethodEntity, {
      where: { accountId: scope.accountId, removedAt: IsNull(), ...(before === null ? {} : { id: LessThan(before) }) },
      order: { id: 'DESC' },
      take: limit,
    });
    const preferred = rows.length === 0 ? null : await this.defaultOf(tx, scope);
    return rows.map((row) => methodOf(row, preferred));
  }

  /** What is charged when nothing is named; null when there is nothing. */
  async defaultOf(tx: Tx, { accountId }: AccountScope): Promise<string | null> {
    const [row] = await tx.query<{ id: string }>(DEFAULT, [accountId]);
    return row?.id ?? null;
  }

  /** False when there is none any more. */
  async prefer(tx: Tx, scope: AccountScope, id: string): Promise<boolean> {
    return this.update(tx, scope, id, { preferredAt: tx.now });
  }

  /** False when there is none any more. */
  async remove(tx: Tx, scope: AccountScope, id: string): Promise<boolean> {
    if (!(await this.update(tx, scope, id, { removedAt: tx.now }))) return false;
    const detach = `update payment_methods set detach_at = clock_timestamp()
      where account_id = $1 and id = $2 and gateway is not null`;
    await tx.query(detach, [scope.accountId, id]);
    return true;
  }

  /** What the gateway tells of it. False when that changes nothing. */
  async unscopedMove(tx: Tx, id: string, to: MethodState): Promise<boolean> {
    const lock = { mode: 'pessimistic_write' as const };
    const row = await tx.manager.findOne(PaymentMethodEntity, { where: { id }, lock });
    if (row === null || !METHOD_STATES.mayBecome(row.state, to)) return false;
    await tx.manager.update(PaymentMethodEntity, { id }, { state: to, nextAction: null });
    return true;
  }

  /** Whoever has paid with one has agreed. */
  async unscopedAgreed(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.query(
      `update payment_methods set state = 'usable', next_action = null where id = any($1::uuid[]) and state = 'action_needed'`,
      [ids],
    );
  }

  /** What charges by these methods need. Also of removed ones: what was begun with one is finished with it. */
  async unscopedInstruments(ids: readonly string[]): Promise<Map<string, Instrument>> {
    const rows = await this.unitOfWork.readAsWorker<Instrument & { id: string }>(INSTRUMENTS, [ids]);
    return new Map(rows.map(({ id, ...instrument }) => [id, instrument]));
  }

  private async update(
    tx: Tx,
    { accountId }: AccountScope,
    id: string,
    change: Partial<Pick<PaymentMethodEntity, 'preferredAt' | 'removedAt'>>,
  ): Promise<boolean> {
    const changed = await tx.manager.update(PaymentMethodEntity, { accountId, id, removedAt: IsNull() }, change);
    return changed.affected === 1;
  }
}

function methodOf(row: PaymentMethodEntity, preferred: string | null): PaymentMethod {
  const { id, accountId, kind, state, nextAction, gateway, brand, last4, expiryMonth, expiryYear } = row;
  const { ibanCountry, mandateReference, mandateText, mandateAcceptedAt, createdAt } = row;
  const mandate =
    mandateReference === null || mandateText === null || mandateAcceptedAt === null
      ? null
      : { reference: mandateReference, text: mandateText, acceptedAt: mandateAcceptedAt };
  const shown = { brand, last4, expiryMonth, expiryYear, ibanCountry };
  return { id, accountId, kind, state, nextAction, gateway, ...shown, mandate, isDefault: id === preferred, createdAt };
}
