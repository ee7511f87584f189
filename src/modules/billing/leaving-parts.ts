import { Injectable, type OnModuleInit } from '@nestjs/common';
import { toDate } from '../../kernel/time/instant.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import {
  AccountsFacade,
  type ErasurePart,
  erasureOfTable,
  exportOfTable,
  type KeptPart,
  keptTable,
} from '../accounts/index.js';
import { BILLING_EXPORTS } from './leaving-exports.table.js';

const LAW = 'commercial and tax law: ten years';

const WITH_TRACES = `(sealed_instrument is not null or brand is not null or last4 is not null or expiry_year is not null
    or sealed_iban is not null or iban_country is not null or mandate_text is not null or next_action is not null)`;

/**
 * Payments refer to how they were paid: of the means only the kind stays, and the number of a mandate; the gateway's
 * token, the account and the card's traces go.
 */
const INSTRUMENTS: ErasurePart = {
  name: 'billing.payment-instruments',
  tables: ['payment_methods'],
  async eraseIn(tx, scope, limit) {
    const rows = await tx.query<{ n: number }>(
      `with gone as (update payment_methods set gateway = null, sealed_instrument = null, brand = null, last4 = null,
           expiry_month = null, expiry_year = null, sealed_iban = null, iban_country = null, mandate_text = null,
           next_action = null, removed_at = coalesce(removed_at, $3)
         where id = any (array(select id from payment_methods where account_id = $1 and ${WITH_TRACES} limit $2)) returning 1)
       select count(*)::int as n from gone`,
      [scope.accountId, limit, toDate(tx.now)],
    );
    return rows[0]!.n;
  },
  async countLeftIn(tx, scope) {
    const rows = await tx.query<{ n: number }>(
      `select count(*)::int as n from payment_methods where account_id = $1 and ${WITH_TRACES}`,
      [scope.accountId],
    );
    return rows[0]!.n;
  },
};

/** Deleted here once it is deleted there: until the gateway has said so, something is left and nothing is certified. */
const GATEWAY_CUSTOMER: ErasurePart = {
  name: 'billing.stripe-customers',
  tables: ['stripe_customers'],
  async eraseIn(tx, scope) {
    const wish = `update stripe_customers set forget_at = clock_timestamp() where account_id = $1 and forget_at is null`;
    await tx.query(wish, [scope.accountId]);
    const rows = await tx.query<{ n: number }>(
      `with gone as (delete from stripe_customers where account_id = $1 and forgotten_at is not null returning 1)
       select count(*)::int as n from gone`,
      [scope.accountId],
    );
    return rows[0]!.n;
  },
  async countLeftIn(tx, scope) {
    const count = 'select count(*)::int as n from stripe_customers where account_id = $1';
    return (await tx.query<{ n: number }>(count, [scope.accountId]))[0]!.n;
  },
};

const ERASED: ErasurePart[] = [
  INSTRUMENTS,
  // By name, which is also the order in which they go: add-ons and orders refer to subscriptions.
  erasureOfTable({ name: 'billing.add-on-months', table: 'add_on_months' }),
  erasureOfTable({ name: 'billing.add-ons', table: 'add_ons' }),
  erasureOfTable({ name: 'billing.open-orders', table: 'orders', where: 'invoice_id is null' }),
  erasureOfTable({ name: 'billing.plan-migration-notices', table: 'plan_migration_notices' }),
  erasureOfTable({ name: 'billing.on-account-terms', table: 'on_account_terms', key: 'invoice_id' }),
  erasureOfTable({ name: 'billing.plan-orders', table: 'plan_orders' }),
  erasureOfTable({ name: 'billing.pro-formas', table: 'pro_formas' }),
  erasureOfTable({ name: 'billing.renewal-notices', table: 'renewal_notices', key: 'subscription_id' }),
  erasureOfTable({ name: 'billing.open-purchase-orders', table: 'purchase_orders', where: 'subscription_id is null' }),
  erasureOfTable({ name: 'billing.steps', table: 'subscription_steps' }),
  GATEWAY_CUSTOMER,
  erasureOfTable({ name: 'billing.subscriptions', table: 'subscriptions' }),
  erasureOfTable({ name: 'billing.transfer-addresses', table: 'transfer_addresses', key: 'ctid' }),
];

const KEPT: KeptPart[] = [
  keptTable({ name: 'billing.credit-notes', table: 'credit_notes', keptBecause: LAW }),
  keptTable({ name: 'billing.invoices', table: 'invoices', keptBecause: LAW }),
  keptTable({ name: 'billing.invoiced-orders', table: 'orders', where: 'invoice_id is not null', keptBecause: LAW }),
  keptTable({ name: 'billing.payments', table: 'payments', keptBecause: LAW }),
  keptTable({
    name: 'billing.purchase-orders',
    table: 'purchase_orders',
    where: 'subscription_id is not null',
    keptBecause: LAW,
  }),
  keptTable({ name: 'billing.transfers', table: 'gateway_transfers', keptBecause: LAW }),
  keptTable({ name: 'billing.refunds', table: 'payment_refunds', keptBecause: LAW }),
  keptTable({
    name: 'billing.payment-methods',
    table: 'payment_methods',
    keptBecause: 'payments refer to them; only the kind is left, and the number of a mandate',
  }),
];

/** What was sold and paid, as it is exported, erased and, where the law says so, kept. */
@Injectable()
export class BillingLeavingParts implements OnModuleInit {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    for (const table of BILLING_EXPORTS) this.accounts.registerExportPart(exportOfTable(this.unitOfWork, table));
    for (const part of [...ERASED, ...KEPT]) this.accounts.registerErasurePart(part);
  }
}
