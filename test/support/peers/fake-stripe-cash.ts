import { type Params, text } from './fake-stripe-form.js';
import { invalid, missing, type Store, type Thing } from './fake-stripe-objects.js';
import type { FakeStripeWebhooks } from './fake-stripe-webhooks.js';

/** What customers transfer to accounts of their own: a virtual IBAN each, a cash balance, and what moves it. */
export class FakeStripeCash {
  private readonly ibans = new Map<string, string>();

  constructor(
    private readonly store: Store,
    private readonly webhooks: FakeStripeWebhooks,
  ) {}

  /** Where a customer transfers to; the same for ever. */
  instructions(customer: string, params: Params): object {
    this.store.get('customer', customer);
    if (text(params, 'currency') !== 'eur') throw invalid('parameter_invalid', 'Not a euro account.', 'currency');
    const country = text(params, 'bank_transfer', 'eu_bank_transfer', 'country');
    if (text(params, 'bank_transfer', 'type') !== 'eu_bank_transfer' || country !== 'FR') {
      throw invalid('parameter_missing', 'Missing required param: bank_transfer.', 'bank_transfer');
    }
    if (!this.ibans.has(customer)) this.ibans.set(customer, ibanNumber(this.ibans.size + 1));
    const address = { city: 'Paris', country: 'FR', line1: '1 rue', line2: null, postal_code: '75001', state: null };
    const iban = {
      ...{ account_holder_address: address, account_holder_name: 'Posthorn via Stripe', bank_address: address },
      ...{ bic: 'FAKEFRPPXXX', country: 'FR', iban: this.ibans.get(customer) },
    };
    const addresses = [{ type: 'iban', iban, supported_networks: ['sepa'] }];
    const bank_transfer = { country: 'FR', financial_addresses: addresses, type: 'eu_bank_transfer' };
    return { object: 'funding_instructions', bank_transfer, currency: 'eur', funding_type: 'bank_transfer' };
  }

  balanceOf(customer: string): object {
    this.store.get('customer', customer);
    const settings = { reconciliation_mode: 'automatic', using_merchant_default: false };
    return {
      object: 'cash_balance',
      available: { eur: this.available(customer) },
      customer,
      livemode: false,
      settings,
    };
  }

  /** A transfer comes in. */
  arrive(customer: string, amount: number, reference: string | null): Thing {
    const eu_bank_transfer = { bic: 'DEUTDEFF', iban_last4: '3000', sender_name: 'Somebody' };
    const funded = { bank_transfer: { eu_bank_transfer, reference, type: 'eu_bank_transfer' } };
    const movement = this.move(customer, 'funded', amount, { funded });
    this.webhooks.announce('cash_balance.funds_available', this.balanceOf(customer) as Thing);
    return movement;
  }

  /** Somebody sends money back from the balance, or a bank takes it. */
  takeBack(
    customer: string,
    amount: number,
    type: 'return_initiated' | 'funding_reversed' = 'return_initiated',
  ): Thing {
    return this.move(customer, type, -amount, {});
  }

  /** Pays a confirmed intent as far as the money is there. */
  pay(intent: Thing, succeed: (intent: Thing) => void): void {
    const [customer, wanted] = [String(intent['customer']), Number(intent['amount'])];
    if (this.available(customer) < wanted) {
      const next_action = { type: 'display_bank_transfer_instructions', display_bank_transfer_instructions: {} };
      Object.assign(intent, { status: 'requires_action', next_action });
      this.webhooks.announce('payment_intent.partially_funded', intent);
      return;
    }
    this.move(customer, 'applied_to_payment', -wanted, { applied_to_payment: { payment_intent: intent.id } });
    succeed(intent);
  }

  movement(customer: string, id: string): Thing {
    const movement = this.store.get('customer_cash_balance_transaction', id);
    if (movement['customer'] !== customer) throw missing('customer_cash_balance_transaction', id);
    return movement;
  }

  /** `cus_…/cash_balance_transactions/ccsbtxn_…` */
  byPath(path: string): Thing {
    const [customer = '', , id = ''] = path.split('/');
    return this.movement(customer, id);
  }

  list(customer: string): object {
    return { object: 'list', data: this.movementsOf(customer), has_more: false };
  }

  movementsOf(customer: string): Thing[] {
    this.store.get('customer', customer);
    return this.store.all('customer_cash_balance_transaction').filter((movement) => movement['customer'] === customer);
  }

  available(customer: string): number {
    return this.movementsOf(customer).reduce((sum, movement) => sum + Number(movement['net_amount']), 0);
  }

  private move(customer: string, type: string, net_amount: number, fields: Record<string, unknown>): Thing {
    const ending_balance = this.available(customer) + net_amount;
    const about = { type, customer, net_amount, ending_balance, ...fields };
    const movement = this.store.create('customer_cash_balance_transaction', about);
    this.webhooks.announce('customer_cash_balance_transaction.created', movement);
    return movement;
  }
}

/** A French account of a bank that does not exist, with both its check numbers. */
function ibanNumber(account: number): string {
  const [bank, branch, number] = ['99998', '00001', String(account).padStart(11, '0')];
  const key = 97n - ((89n * BigInt(bank) + 15n * BigInt(branch) + 3n * BigInt(number)) % 97n);
  const bban = `${bank}${branch}${number}${String(key).padStart(2, '0')}`;
  return `FR${String(98n - (BigInt(`${bban}152700`) % 97n)).padStart(2, '0')}${bban}`;
}
