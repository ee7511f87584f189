import { Injectable } from '@nestjs/common';
import type { Money } from '../../../../kernel/money.js';
import { HotPool } from '../../../../platform/database/hot-pool.js';

/** What Stripe was asked under a reference of ours. */
export interface StripeCharge {
  /** Stripe's payment intent; null while nobody knows whether there is one. Nothing is charged before it is known. */
  intent: string | null;
  withdrawn: boolean;
}

interface ChargeRow extends StripeCharge {
  method: string | null;
  currency: string | null;
  amount_minor: number | null;
}

const BEGIN = `insert into stripe_charges as c (reference, method, currency, amount_minor) values ($1, $2, $3, $4)
  on conflict (reference) do update set reference = c.reference returning *`;
const FOUND = `update stripe_charges set intent = case when withdrawn then intent else coalesce(intent, $2) end
  where reference = $1 returning intent, withdrawn`;
const WITHDRAW = `insert into stripe_charges as c (reference, withdrawn) values ($1, true)
  on conflict (reference) do update set withdrawn = c.withdrawn or c.intent is null returning *`;
const BEGIN_REFUND = `insert into stripe_refunds as r (reference, charge, currency, amount_minor)
  values ($1, $2, $3, $4) on conflict (reference) do update set reference = r.reference returning *`;

/**
 * Our memory of Stripe, kept apart from the product's transactions: it must hold what was asked even where the caller's
 * transaction fails. Stripe's own ids move no money without the key, so they need no seal.
 */
@Injectable()
export class StripeBook {
  constructor(private readonly pool: HotPool) {}

  async customerOf(accountId: string): Promise<string | null> {
    const { rows } = await this.pool.query<{ customer: string }>(
      'select customer from stripe_customers where account_id = $1',
      [accountId],
    );
    return rows[0]?.customer ?? null;
  }

  /** Who comes second is told the first one's. */
  async keepCustomer(accountId: string, customer: string): Promise<string> {
    const { rows } = await this.pool.query<{ customer: string }>(
      `insert into stripe_customers as c (account_id, customer) values ($1, $2)
       on conflict (account_id) do update set customer = c.customer returning customer`,
      [accountId, customer],
    );
    return rows[0]!.customer;
  }

  async keepMethod(method: string, reference: string): Promise<void> {
    await this.pool.query(
      'insert into stripe_methods (method, reference) values ($1, $2) on conflict (method) do update set reference = $2',
      [method, reference],
    );
  }

  async methodReference(method: string): Promise<string | null> {
    const { rows } = await this.pool.query<{ reference: string }>(
      'select reference from stripe_methods where method = $1',
      [method],
    );
    return rows[0]?.reference ?? null;
  }

  /** Writes down what is going to be asked, before it is asked. */
  async begin(reference: string, method: string, amount: Money): Promise<StripeCharge> {
    const values = [reference, method, amount.currency, amount.minor.toString()];
    const row = (await this.pool.query<ChargeRow & Record<string, unknown>>(BEGIN, values)).rows[0]!;
    const same = row.method === method && row.currency === amount.currency && sameMinor(row.amount_minor, amount);
    if (!same && row.method !== null) throw new Error('this reference names another charge');
    return row;
  }

  /** Answers the intent that counts: none when the charge was withdrawn meanwhile, another when that was kept first. */
  async keepIntent(reference: string, intent: string): Promise<string | null> {
    const { rows } = await this.pool.query<{ intent: string | null }>(FOUND, [reference, intent]);
    return rows[0]?.intent ?? null;
  }

  /** A charge whose intent is not known can never be confirmed after this. */
  async withdraw(reference: string): Promise<StripeCharge> {
    return (await this.pool.query<ChargeRow & Record<string, unknown>>(WITHDRAW, [reference])).rows[0]!;
  }

  async charge(reference: string): Promise<StripeCharge | null> {
    const sql = 'select intent, withdrawn from stripe_charges where reference = $1';
    const { rows } = await this.pool.query<StripeCharge & Record<string, unknown>>(sql, [reference]);
    return rows[0] ?? null;
  }

  async referenceOf(intent: string): Promise<string | null> {
    const { rows } = await this.pool.query<{ reference: string }>(
      'select reference from stripe_charges where intent = $1',
      [intent],
    );
    return rows[0]?.reference ?? null;
  }

  /** Stripe's id of the refund that was asked for under this reference before; null when none is known. */
  async beginRefund(reference: string, charge: string, amount: Money): Promise<string | null> {
    const values = [reference, charge, amount.currency, amount.minor.toString()];
    const { rows } = await this.pool.query<{ charge: string; amount_minor: number; refund: string | null }>(
      BEGIN_REFUND,
      values,
    );
    const row = rows[0]!;
    if (row.charge === charge && sameMinor(row.amount_minor, amount)) return row.refund;
    throw new Error('this reference names another refund');
  }

  async foundRefund(reference: string, refund: string): Promise<void> {
    await this.pool.query('update stripe_refunds set refund = $2 where reference = $1', [reference, refund]);
  }
}

function sameMinor(known: number | null, amount: Money): boolean {
  return known !== null && BigInt(known) === amount.minor;
}
