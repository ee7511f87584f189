import { Injectable } from '@nestjs/common';
import type Stripe from 'stripe';
import { wireId } from '../../../../kernel/ids.js';
import type { Currency } from '../../../../kernel/money.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { moneyOf } from './stripe-amounts.js';
import { asking, StripeClient, troubleOf } from './stripe-client.js';
import { StripeCustomers } from './stripe-customers.js';
import { StripeTransferBook } from './stripe-transfer-book.js';
import type { ArrivedTransfer, Collected, TransferAddress, TransferDesk } from './transfer-desk.port.js';

type Movement = Stripe.CustomerCashBalanceTransaction;

/** Where Stripe opens the accounts that customers transfer to: the seller's own country. */
const EURO_TRANSFER = { type: 'eu_bank_transfer', eu_bank_transfer: { country: 'FR' } } as const;
const PAGE = 100;
export const TRANSFER_CAME = 'customer_cash_balance_transaction.created';

/**
 * Transfers to accounts that Stripe keeps for each customer. What comes lies in his cash balance, and is taken over by a
 * payment intent of exactly that amount; Stripe sends back after 75 days what nobody takes.
 */
@Injectable()
export class StripeTransfers implements TransferDesk {
  readonly isOpen = true;

  constructor(
    private readonly client: StripeClient,
    private readonly customers: StripeCustomers,
    private readonly book: StripeTransferBook,
  ) {}

  async addressOf(accountId: string, currency: Currency): Promise<TransferAddress> {
    const customer = await this.customers.of(accountId);
    // Only what is reconciled by itself pays an intent that is confirmed; the account's own default may be another.
    const settings = { reconciliation_mode: 'automatic' } as const;
    await asking(() =>
      this.client.api.customers.updateCashBalance(customer, { settings }, { idempotencyKey: `balance:${customer}` }),
    );
    const instructions = await asking(() =>
      this.client.api.customers.createFundingInstructions(
        customer,
        { currency: currency.toLowerCase(), funding_type: 'bank_transfer', bank_transfer: EURO_TRANSFER },
        { idempotencyKey: `transfers:${customer}:${currency}` },
      ),
    );
    const account = instructions.bank_transfer.financial_addresses.find(({ type }) => type === 'iban')?.iban;
    if (!account) throw new Error('Stripe gave no IBAN to transfer to');
    return { holder: account.account_holder_name, iban: account.iban, bic: account.bic };
  }

  /** Made, written down, confirmed, as a charge is: so no second intent ever takes what came with another transfer. */
  async collect(transfer: ArrivedTransfer): Promise<Collected> {
    const customer = await this.customers.of(transfer.accountId);
    const known = await this.book.begin(transfer.id, customer);
    const made = known.intent ?? (await this.make(transfer, customer));
    if (made === null) return 'pending';
    const id = known.intent ?? (await this.book.keepIntent(transfer.id, made));
    const intent = await this.retrieve(id);
    return intent.status === 'requires_confirmation' ? this.confirm(intent.id) : this.outcome(intent);
  }

  async *arrivedSince(since: Instant): AsyncIterable<ArrivedTransfer> {
    for (let after: string | null = null; ;) {
      const page: Stripe.ApiList<Stripe.Event> = await this.eventsSince(since, after);
      for (const { data } of page.data) {
        const { id, customer } = data.object as Movement;
        const arrived = await this.arrived(await this.movement(idOf(customer), id));
        if (arrived !== null) yield arrived;
      }
      if (!page.has_more) return;
      after = page.data.at(-1)!.id;
    }
  }

  movement(customer: string, id: string): Promise<Movement> {
    return asking(() => this.client.api.customers.retrieveCashBalanceTransaction(customer, id));
  }

  /** The newest ones of a customer. */
  async movementsOf(customer: string): Promise<Movement[]> {
    const list = () => this.client.api.customers.listCashBalanceTransactions(customer, { limit: PAGE });
    return (await asking(list)).data;
  }

  /** Null for what is no money that came, and for a customer who is none of ours. */
  async arrived({ id, type, customer, net_amount, currency, funded }: Movement): Promise<ArrivedTransfer | null> {
    const accountId = type === 'funded' ? await this.book.accountOf(idOf(customer)) : null;
    if (accountId === null) return null;
    const reference = funded?.bank_transfer.reference ?? '';
    return { id, accountId, amount: moneyOf(net_amount, currency), reference };
  }

  accountOf({ customer }: Movement): Promise<string | null> {
    return this.book.accountOf(idOf(customer));
  }

  /** What an intent takes over; null when it is for something else. */
  async byIntent(intent: string): Promise<Movement | null> {
    const known = await this.book.byIntent(intent);
    return known && this.movement(known.customer, known.transfer);
  }

  private async make({ id, accountId, amount }: ArrivedTransfer, customer: string): Promise<string | null> {
    const create = this.client.api.paymentIntents.create(
      {
        amount: Number(amount.minor),
        currency: amount.currency.toLowerCase(),
        customer,
        allowed_payment_method_types: ['customer_balance'],
        payment_method_data: { type: 'customer_balance' },
        payment_method_options: { customer_balance: { funding_type: 'bank_transfer', bank_transfer: EURO_TRANSFER } },
        metadata: { transfer: id, account: wireId('acc', accountId) },
      },
      { idempotencyKey: `transfer:${id}` },
    );
    return create.then(({ id: intent }) => intent).catch(nullWhenBusy);
  }

  private async confirm(id: string): Promise<Collected> {
    const key = { idempotencyKey: `transfer:${id}:confirm` };
    const confirmed = await this.client.api.paymentIntents.confirm(id, {}, key).catch((error: unknown) => {
      if (troubleOf(error).kind === 'busy') return null;
      return this.retrieve(id);
    });
    return confirmed === null ? 'pending' : this.outcome(confirmed);
  }

  /** An intent that waits for more than there is would take what comes next: it is withdrawn. */
  private async outcome({ id, status }: Stripe.PaymentIntent): Promise<Collected> {
    if (status === 'succeeded') return 'collected';
    if (status === 'canceled') return 'gone';
    if (status === 'processing' || status === 'requires_confirmation') return 'pending';
    const key = { idempotencyKey: `cancel:${id}` };
    const cancelled = await this.client.api.paymentIntents.cancel(id, {}, key).catch((error: unknown) => {
      troubleOf(error);
      return this.retrieve(id);
    });
    if (cancelled.status === 'succeeded') return 'collected';
    return cancelled.status === 'canceled' ? 'gone' : 'pending';
  }

  private retrieve(intent: string): Promise<Stripe.PaymentIntent> {
    return asking(() => this.client.api.paymentIntents.retrieve(intent));
  }

  private eventsSince(since: Instant, after: string | null): Promise<Stripe.ApiList<Stripe.Event>> {
    const created = { gte: Math.floor(since / 1000) };
    const page = { type: TRANSFER_CAME, created, limit: PAGE, ...(after === null ? {} : { starting_after: after }) };
    return asking(() => this.client.api.events.list(page));
  }
}

function idOf(object: string | { id: string }): string {
  return typeof object === 'string' ? object : object.id;
}

function nullWhenBusy(error: unknown): null {
  if (troubleOf(error).kind === 'busy') return null;
  throw error;
}
