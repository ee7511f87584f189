import { storeBillingDetails } from '../../billing/billing-details-in-world.js';
import { planId, signUp } from '../../billing/account-in-world.js';
import { EUR, openInvoice } from '../../billing/open-invoices-in-world.js';
import { card, suiteCustomer } from '../../billing/payments-in-world.js';
import { unmatchedEntry } from '../../billing/statements-in-world.js';
import { dayOf, type Prepare } from './cast.js';

/** Money. */
export const billingOperations: Record<string, Prepare> = {
  addPaymentMethod: ({ account }) => ({
    path: '/v1/payment-methods',
    token: account.token,
    body: { kind: 'card', token: 'tok_ok' },
    effects: 'select count(*) from payment_methods where account_id = $1',
    about: account.uuid,
  }),
  makeDeposit: async ({ world }) => {
    const account = await signUp(world, 'freemium-de');
    await card(world, account.token);
    return {
      path: '/v1/wallet/deposits',
      token: account.token,
      body: { amount: '50.00' },
      effects: 'select count(*) from wallet_entries where account_id = $1',
      about: account.id,
    };
  },
  createPurchaseOrder: async ({ world }) => {
    const { id, token } = await signUp(world);
    await storeBillingDetails(world, id, { customerType: 'public_body', siren: '732829320' });
    return {
      path: '/v1/purchase-orders',
      token,
      body: { planId: await planId(world, 'freemium-fr.essential-100k'), interval: 'month' },
      effects: 'select count(*) from purchase_orders where account_id = $1',
      about: id,
    };
  },
  assignStatementEntry: async ({ world, account, staff }, unique) => ({
    path: `/v1/admin/payments/reconciliation/${await unmatchedEntry(world, unique)}/assign`,
    token: staff,
    body: { accountId: account.id },
    effects: 'select count(*) from deposits where account_id = $1',
    about: account.uuid,
  }),
  orderAddOn: async ({ world }) => {
    const buyer = await suiteCustomer(world);
    await card(world, buyer.token);
    return {
      path: `/v1/subscriptions/${buyer.subscriptionId}/add-ons`,
      token: buyer.token,
      body: { kind: 'seat', quantity: 1 },
      effects: 'select count(*) from invoices where account_id = $1',
      about: buyer.id,
    };
  },
  payInvoice: async ({ world }) => {
    const buyer = await suiteCustomer(world);
    const invoice = await openInvoice(world, buyer);
    return {
      path: `/v1/invoices/${invoice.id}/pay`,
      token: buyer.token,
      body: { paymentMethod: await card(world, buyer.token) },
      effects: `select count(*) from invoices where account_id = $1 and status = 'paid'`,
      about: buyer.id,
    };
  },
  bookInvoicePayment: async ({ world, staff }, unique) => {
    const invoice = await openInvoice(world, await suiteCustomer(world));
    const reference = invoice.paymentReference;
    return {
      path: `/v1/admin/invoices/${invoice.id}/payments`,
      token: staff,
      body: { amount: EUR('1.00'), kind: 'bank_transfer', reference, bookedOn: '2026-11-21', externalId: unique },
      effects: 'select count(*) from payments where external_id = $1',
      about: unique,
    };
  },
  creditInvoice: async ({ world, staff }) => {
    const buyer = await suiteCustomer(world);
    const invoice = await openInvoice(world, buyer);
    return {
      path: `/v1/admin/invoices/${invoice.id}/credit`,
      token: staff,
      body: { reason: 'a test', net: EUR('10.00') },
      effects: 'select count(*) from credit_notes where account_id = $1',
      about: buyer.id,
    };
  },
  sellAddOn: async ({ world, staff }) => {
    const buyer = await suiteCustomer(world);
    await card(world, buyer.token);
    return {
      path: `/v1/admin/accounts/${buyer.accountId}/add-ons`,
      token: staff,
      body: { kind: 'seat', quantity: 1, price: EUR('80.00') },
      effects: 'select count(*) from invoices where account_id = $1',
      about: buyer.id,
    };
  },
  grantSubscription: async ({ world, account, staff }) => ({
    path: `/v1/admin/accounts/${account.id}/subscriptions`,
    token: staff,
    body: { planId: await planId(world, 'freemium-fr.essential-30k') },
    effects: 'select count(*) from subscriptions where account_id = $1 and not free',
    about: account.uuid,
  }),
  addVatRate: ({ staff }, unique) => ({
    path: '/v1/admin/vat-rates',
    token: staff,
    body: { country: 'LU', rate: '17', validFrom: dayOf(unique) },
    effects: 'select count(*) from vat_rates where valid_from = $1::date',
    about: dayOf(unique),
  }),
  addVatExemption: ({ account, staff }, unique) => ({
    path: `/v1/admin/accounts/${account.id}/vat-exemptions`,
    token: staff,
    body: { reference: unique, validFrom: '2026-01-01', validUntil: '2026-12-31' },
    effects: 'select count(*) from vat_exemptions where reference = $1',
    about: unique,
  }),
};
