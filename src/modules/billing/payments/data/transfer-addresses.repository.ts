import { Injectable } from '@nestjs/common';
import type { Currency } from '../../../../kernel/money.js';
import { toDate } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { TransferAddress } from '../adapters/transfer-desk.port.js';

const FIND = `select holder, iban, bic from transfer_addresses where account_id = $1 and currency = $2 and gateway = $3`;
const OF = `select account_id as "accountId", holder, iban, bic from transfer_addresses
  where account_id = any ($1::uuid[]) and currency = $2 and gateway = $3`;
const KEEP = `insert into transfer_addresses (account_id, currency, gateway, iban, bic, holder, created_at)
  values ($1, $2, $3, $4, $5, $6, $7) on conflict (account_id, currency) do update
  set gateway = excluded.gateway, iban = excluded.iban, bic = excluded.bic, holder = excluded.holder`;
const WITHOUT = `select m.account_id as id from payment_methods m
  where m.kind in ('bank_transfer', 'purchase_order') and m.removed_at is null and m.account_id > $2
    and not exists (select 1 from transfer_addresses a where a.account_id = m.account_id and a.gateway = $1)
    and not exists (select 1 from accounts a where a.id = m.account_id and a.status in ('closing', 'closed'))
  group by m.account_id order by m.account_id limit $3`;

@Injectable()
export class TransferAddressesRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async find(
    tx: Tx,
    { accountId }: AccountScope,
    gateway: string,
    currency: Currency,
  ): Promise<TransferAddress | null> {
    return (await tx.query<TransferAddress>(FIND, [accountId, currency, gateway]))[0] ?? null;
  }

  /** By account; those without one are left out. As a worker. */
  async unscopedOf(
    tx: Tx,
    accountIds: readonly string[],
    gateway: string,
    currency: Currency,
  ): Promise<Map<string, TransferAddress>> {
    const rows = await tx.query<TransferAddress & { accountId: string }>(OF, [accountIds, currency, gateway]);
    return new Map(rows.map(({ accountId, ...address }) => [accountId, address]));
  }

  async keep(
    tx: Tx,
    { accountId }: AccountScope,
    gateway: string,
    currency: Currency,
    { holder, iban, bic }: TransferAddress,
  ): Promise<void> {
    await tx.query(KEEP, [accountId, currency, gateway, iban, bic, holder, toDate(tx.now)]);
  }

  /** Accounts that pay by transfer and have no address at the gateway, in order, after one of them. */
  async unscopedWithout(gateway: string, after: string, limit: number): Promise<string[]> {
    const rows = await this.unitOfWork.readAsWorker<{ id: string }>(WITHOUT, [gateway, after, limit]);
    return rows.map(({ id }) => id);
  }
}
