import { Injectable } from '@nestjs/common';
import { type Currency, type Money, money } from '../../../../kernel/money.js';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import { HotPool } from '../../../../platform/database/hot-pool.js';
import type { PaymentFailure } from '../rules/payment-failures.table.js';

export type SandboxState = 'processing' | 'requires_action' | 'succeeded' | 'failed' | 'returned' | 'won';

export interface SandboxCharge {
  reference: string;
  /** Empty when it was withdrawn before it was asked for. */
  instrument: string;
  amount: Money;
  state: SandboxState;
  failure: PaymentFailure | null;
}

type Row = Omit<SandboxCharge, 'amount'> & { currency: Currency; amount_minor: number };

const ASK = `insert into sandbox_charges as c
    (reference, instrument, currency, amount_minor, state, failure, decides_at)
  values ($1, $2, $3, $4, $5, $6, $7) on conflict (reference) do update set asked = c.asked + 1 returning *`;
const RIPEN = `update sandbox_charges set state = 'succeeded'
  where reference = $1 and state = 'processing' and decides_at <= $2`;
const DECIDE = `update sandbox_charges set state = $2, failure = $3
  where reference = $1 and instrument <> '' and case state
    when 'won' then false when 'returned' then $2 = 'won' when 'succeeded' then $2 = 'returned'
    else $2 not in ('returned', 'won') end`;
const CANCEL = `insert into sandbox_charges as c (reference, instrument, currency, amount_minor, state, failure)
  values ($1, '', 'EUR', 0, 'failed', 'expired') on conflict (reference) do update
  set state = case when c.state in ('succeeded', 'returned', 'won') or c.decides_at is not null then c.state else 'failed' end,
      failure = case when c.state in ('succeeded', 'returned', 'won', 'failed') or c.decides_at is not null
        then c.failure else 'expired' end
  returning *`;
const REFUND = `insert into sandbox_refunds as r (reference, charge, currency, amount_minor)
  select $1, c.reference, c.currency, $3::bigint from sandbox_charges c
  where c.reference = $2 and c.state = 'succeeded' and $3::bigint <= c.amount_minor
    - (select coalesce(sum(amount_minor), 0) from sandbox_refunds earlier where earlier.charge = c.reference)
  on conflict do nothing`;

/** The sandbox's own book, apart from the product's transactions, as that of a company outside is. */
@Injectable()
export class SandboxBook {
  constructor(private readonly pool: HotPool) {}

  /** Writes the charge down, or answers what was written under its reference before. */
  async ask(charge: SandboxCharge, decidesAt: Instant | null): Promise<SandboxCharge> {
    const { reference, instrument, amount, state, failure } = charge;
    const at = decidesAt === null ? null : toDate(decidesAt);
    return this.one(ASK, [reference, instrument, amount.currency, amount.minor.toString(), state, failure, at]);
  }

  async find(reference: string, now: Instant): Promise<SandboxCharge | null> {
    await this.pool.query(RIPEN, [reference, toDate(now)]);
    const { rows } = await this.pool.query<Row>('select * from sandbox_charges where reference = $1', [reference]);
    return rows[0] ? chargeOf(rows[0]) : null;
  }

  /** Success is undone by a return only, and nothing undoes a return. */
  async decide(reference: string, state: SandboxState, failure: PaymentFailure | null): Promise<void> {
    await this.pool.query(DECIDE, [reference, state, failure]);
  }

  async cancel(reference: string): Promise<SandboxCharge> {
    return this.one(CANCEL, [reference]);
  }

  async hasPaid(instrument: string): Promise<boolean> {
    const paid = `select 1 from sandbox_charges where instrument = $1 and state in ('succeeded', 'returned', 'won') limit 1`;
    return (await this.pool.query(paid, [instrument])).rows.length > 0;
  }

  /** What was given back under this reference, now or before; null when it may not be. One refund of a charge at a time. */
  async refund(reference: string, charge: string, amount: Money): Promise<SandboxRefund | null> {
    const client = await this.pool.connect();
    try {
      await client.query('begin');
      await client.query('select 1 from sandbox_charges where reference = $1 for update', [charge]);
      const known = () =>
        client.query<{ charge: string; amount_minor: number }>('select * from sandbox_refunds where reference = $1', [
          reference,
        ]);
      if ((await known()).rows.length === 0) await client.query(REFUND, [reference, charge, amount.minor.toString()]);
      const { rows } = await known();
      await client.query('commit');
      return rows[0] ? { charge: rows[0].charge, minor: BigInt(rows[0].amount_minor) } : null;
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
  }

  /** Newest first; `before` is the place of the last one read. */
  async since(since: Instant, before: SandboxPlace | null, limit: number): Promise<(SandboxCharge & SandboxPlace)[]> {
    const { rows } = await this.pool.query<Row & { at: string }>(
      `select *, charged_at::text as at from sandbox_charges
       where charged_at >= $1 and instrument <> '' and ($2::timestamptz is null or (charged_at, reference) < ($2, $3))
       order by charged_at desc, reference desc limit $4`,
      [toDate(since), before?.at ?? null, before?.reference ?? null, limit],
    );
    return rows.map((row) => ({ ...chargeOf(row), at: row.at }));
  }

  private async one(sql: string, values: unknown[]): Promise<SandboxCharge> {
    const { rows } = await this.pool.query<Row>(sql, values);
    return chargeOf(rows[0]!);
  }
}

interface SandboxRefund {
  charge: string;
  minor: bigint;
}

export interface SandboxPlace {
  at: string;
  reference: string;
}

function chargeOf({ reference, instrument, currency, amount_minor, state, failure }: Row): SandboxCharge {
  return { reference, instrument, amount: money(amount_minor, currency), state, failure };
}
