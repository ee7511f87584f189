import { Injectable } from '@nestjs/common';
import { HotPool } from '../../../../platform/database/hot-pool.js';

interface KnownTransfer {
  transfer: string;
  customer: string;
  /** Stripe's payment intent that takes the money over; null while nobody knows whether there is one. */
  intent: string | null;
}

type Row = KnownTransfer & Record<string, unknown>;

const BEGIN = `insert into stripe_transfers as t (transfer, customer) values ($1, $2)
  on conflict (transfer) do update set customer = t.customer returning transfer, customer, intent`;
const FOUND = `update stripe_transfers set intent = coalesce(intent, $2) where transfer = $1 returning intent`;

/** What Stripe was asked to take over, kept apart from the product's transactions as its charges are. */
@Injectable()
export class StripeTransferBook {
  constructor(private readonly pool: HotPool) {}

  /** Writes down what is going to be asked, before it is asked. */
  async begin(transfer: string, customer: string): Promise<KnownTransfer> {
    return (await this.pool.query<Row>(BEGIN, [transfer, customer])).rows[0]!;
  }

  /** Answers the intent that counts: who comes second is told the first one's. */
  async keepIntent(transfer: string, intent: string): Promise<string> {
    return (await this.pool.query<{ intent: string }>(FOUND, [transfer, intent])).rows[0]!.intent;
  }

  async byIntent(intent: string): Promise<KnownTransfer | null> {
    const sql = 'select transfer, customer, intent from stripe_transfers where intent = $1';
    return (await this.pool.query<Row>(sql, [intent])).rows[0] ?? null;
  }

  async accountOf(customer: string): Promise<string | null> {
    const sql = 'select account_id from stripe_customers where customer = $1';
    return (await this.pool.query<{ account_id: string }>(sql, [customer])).rows[0]?.account_id ?? null;
  }
}
