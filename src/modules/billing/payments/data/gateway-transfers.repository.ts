import { Injectable } from '@nestjs/common';
import { type Currency, money } from '../../../../kernel/money.js';
import { toDate } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { ArrivedTransfer } from '../adapters/transfer-desk.port.js';
import type { TransferState } from '../rules/gateway-transfer.js';

interface Row {
  id: string;
  accountId: string;
  currency: Currency;
  minor: number;
  reference: string;
}

const KEEP = `insert into gateway_transfers
    (gateway, transfer_id, account_id, currency, amount_minor, reference, state, arrived_at)
  values ($1, $2, $3, $4, $5, $6, 'arrived', $7) on conflict do nothing`;
const ARRIVED = `select transfer_id as id, account_id as "accountId", currency, amount_minor as minor, reference
  from gateway_transfers where gateway = $1 and state = 'arrived' and transfer_id > $2 order by transfer_id limit $3`;

/** Transfers to accounts that a gateway keeps for customers; each is decided once. As a worker. */
@Injectable()
export class GatewayTransfersRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async keep(tx: Tx, gateway: string, { id, accountId, amount, reference }: ArrivedTransfer): Promise<void> {
    const money = [amount.currency, amount.minor.toString()];
    await tx.query(KEEP, [gateway, id, accountId, ...money, reference, toDate(tx.now)]);
  }

  async lock(tx: Tx, gateway: string, id: string): Promise<TransferState> {
    const [row] = await tx.query<{ state: TransferState }>(
      'select state from gateway_transfers where gateway = $1 and transfer_id = $2 for update',
      [gateway, id],
    );
    if (!row) throw new Error('a transfer was not kept');
    return row.state;
  }

  /** `outcome` says in a word what it paid. */
  async decide(tx: Tx, gateway: string, id: string, state: TransferState, outcome: string): Promise<void> {
    await tx.query(
      `update gateway_transfers set state = $3, outcome = $4, decided_at = $5 where gateway = $1 and transfer_id = $2`,
      [gateway, id, state, outcome, toDate(tx.now)],
    );
  }

  /** Those that wait to be collected, in the order of their names, after one of them. */
  async unscopedArrived(gateway: string, after: string, limit: number): Promise<ArrivedTransfer[]> {
    const rows = await this.unitOfWork.readAsWorker<Row>(ARRIVED, [gateway, after, limit]);
    return rows.map(({ id, accountId, currency, minor, reference }) => {
      return { id, accountId, amount: money(minor, currency), reference };
    });
  }
}
