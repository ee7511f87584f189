import { WIRE_PREFIXES } from '../../kernel/ids.js';
import type { TableExport } from '../accounts/index.js';

const { addOn, invoice, order, payment, paymentMethod, subscription } = WIRE_PREFIXES;

/** What an account sees of its own contracts, invoices and payments when it takes its data along. */
export const BILLING_EXPORTS: readonly TableExport[] = [
  {
    name: 'billing.subscriptions',
    description: 'Subscriptions, present and past.',
    table: 'subscriptions',
    columns: [
      'id',
      'offer_code',
      'free',
      'status',
      'interval',
      'anchor_at',
      'ends_at',
      'auto_renew',
      'cancelled_at',
      'ended_at',
      'created_at',
    ],
    ids: { id: subscription },
  },
  {
    name: 'billing.steps',
    description: 'What became of each subscription, step by step.',
    table: 'subscription_steps',
    columns: ['subscription_id', 'at', 'from_status', 'to_status', 'reason', 'actor_type', 'actor_id', 'facts'],
    ids: { subscription_id: subscription },
  },
  {
    name: 'billing.plan-orders',
    description: 'Orders of plans: new ones, upgrades, renewals.',
    table: 'plan_orders',
    columns: ['id', 'subscription_id', 'kind', 'interval', 'term_start_at', 'term_end_at', 'status', 'ordered_at'],
    ids: { id: order, subscription_id: subscription },
  },
  {
    name: 'billing.add-ons',
    description: 'Seats, support and addresses bought in addition.',
    table: 'add_ons',
    columns: [
      'id',
      'subscription_id',
      'kind',
      'quantity',
      'currency',
      'unit_price_minor',
      'status',
      'ordered_at',
      'activated_at',
      'ended_at',
    ],
    ids: { id: addOn, subscription_id: subscription },
  },
  {
    name: 'billing.orders',
    description: 'What was ordered, and at what price.',
    table: 'orders',
    columns: ['id', 'subject', 'state', 'bill', 'currency', 'gross_minor', 'invoice_id', 'placed_at'],
    ids: { id: order, invoice_id: invoice },
  },
  {
    name: 'billing.invoices',
    description: 'Invoices as they were issued.',
    table: 'invoices',
    columns: ['id', 'number', 'content', 'currency', 'gross_minor', 'issued_at', 'status', 'paid_minor'],
    ids: { id: invoice },
  },
  {
    name: 'billing.payment-methods',
    description: 'Means of payment, without what would let anybody pay with them.',
    table: 'payment_methods',
    columns: ['id', 'kind', 'brand', 'last4', 'expiry_month', 'expiry_year', 'created_at', 'removed_at'],
    ids: { id: paymentMethod },
  },
  {
    name: 'billing.payments',
    description: 'Payments and how they went.',
    table: 'payments',
    columns: [
      'id',
      'kind',
      'method_id',
      'purpose',
      'currency',
      'amount_minor',
      'state',
      'failure',
      'created_at',
      'settled_at',
    ],
    ids: { id: payment, method_id: paymentMethod },
  },
];
