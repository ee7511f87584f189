import { Injectable } from '@nestjs/common';
import { wireId } from '../../../../kernel/ids.js';
import { StripeBook } from './stripe-book.js';
import { asking, StripeClient, troubleOf } from './stripe-client.js';
import { readInstrument } from './stripe-instrument.js';

/** One customer object for each account, whoever asks at the same time. It names nobody. */
@Injectable()
export class StripeCustomers {
  constructor(
    private readonly client: StripeClient,
    private readonly book: StripeBook,
  ) {}

  async of(accountId: string): Promise<string> {
    const known = await this.book.customerOf(accountId);
    if (known !== null) return known;
    const metadata = { account: wireId('acc', accountId) };
    const key = { idempotencyKey: `customer:${accountId}` };
    const made = await asking(() => this.client.api.customers.create({ metadata }, key));
    return this.book.keepCustomer(accountId, made.id);
  }

  /** Stripe forgets its ways to pay with it; charges and disputes stay in its books. Deleting it again changes nothing. */
  async forget(accountId: string): Promise<void> {
    const customer = await this.book.customerOf(accountId);
    if (customer === null) return;
    try {
      await this.client.api.customers.del(customer);
    } catch (error) {
      if (troubleOf(error).kind !== 'missing') throw error;
    }
  }

  /** Nothing can be charged by it any more. One that nobody knows, or that is free already, is as wanted. */
  async detach(instrument: string): Promise<void> {
    const { method } = readInstrument(instrument);
    try {
      await this.client.api.paymentMethods.detach(method, {}, { idempotencyKey: `detach:${method}` });
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble.kind === 'busy') throw error;
      if (trouble.kind !== 'missing' && trouble.kind !== 'invalid' && trouble.kind !== 'wrong_state') throw error;
    }
  }
}
