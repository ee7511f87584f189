import { Injectable } from '@nestjs/common';
import { type Currency, type Money, money } from '../../../../kernel/money.js';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import { HotPool } from '../../../../platform/database/hot-pool.js';
import { frenchIban } from '../rules/iban.js';
import type { ArrivedTransfer, Collected, TransferAddress, TransferDesk } from './transfer-desk.port.js';

/** A bank and a branch that are nobody's. */
const BANK = '99999';
const BRANCH = '00001';
const ACCOUNTS = 100_000_000_000n;

interface Row extends Record<string, unknown> {
  transfer: string;
  customer: string;
  currency: Currency;
  amount_minor: number;
  reference: string;
}

const ARRIVE = `insert into sandbox_transfers (transfer, customer, currency, amount_minor, reference)
  values ($1, $2, $3, $4, $5) on conflict do nothing`;
const COLLECT = `update sandbox_transfers set state = 'collected' where transfer = $1 and state = 'arrived'`;
const TAKE_BACK = `update sandbox_transfers set state = 'taken_back' where transfer = $1 and state = 'arrived'`;

/** The same without money: transfers arrive because somebody says so. No invoice of a sandbox sends anybody here. */
@Injectable()
export class SandboxTransfers implements TransferDesk {
  readonly isOpen = false;

  constructor(private readonly pool: HotPool) {}

  addressOf(accountId: string): Promise<TransferAddress> {
    const account = String(BigInt(`0x${accountId.replaceAll('-', '')}`) % ACCOUNTS).padStart(11, '0');
    return Promise.resolve({ holder: 'Sandbox', iban: frenchIban(BANK, BRANCH, account), bic: 'SANDFRP0XXX' });
  }

  async collect({ id }: ArrivedTransfer): Promise<Collected> {
    await this.pool.query(COLLECT, [id]);
    const { rows } = await this.pool.query<{ state: string }>(
      'select state from sandbox_transfers where transfer = $1',
      [id],
    );
    return rows[0]?.state === 'collected' ? 'collected' : 'gone';
  }

  async *arrivedSince(since: Instant): AsyncIterable<ArrivedTransfer> {
    const sql = 'select * from sandbox_transfers where arrived_at >= $1 order by arrived_at desc';
    const { rows } = await this.pool.query<Row>(sql, [toDate(since)]);
    for (const { transfer: id, customer: accountId, reference, amount_minor, currency } of rows) {
      yield { id, accountId, reference, amount: money(amount_minor, currency) };
    }
  }

  /** Somebody transfers. */
  async arrive(id: string, accountId: string, amount: Money, reference: string): Promise<void> {
    await this.pool.query(ARRIVE, [id, accountId, amount.currency, amount.minor.toString(), reference]);
  }

  /** His bank has it back before it was collected. */
  async takeBack(id: string): Promise<void> {
    await this.pool.query(TAKE_BACK, [id]);
  }
}
