import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Ways to pay of every kind: accounts that are debited, with their mandate; those that have nothing to charge by, of
 * which an account has one each; and which of them is charged when none is named.
 */
export class MethodKinds1790000310100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table payment_methods
      add column state text not null default 'usable',
      add column next_action jsonb,
      add column iban_country text,
      add column sealed_iban bytea,
      add column mandate_reference text,
      add column mandate_text text,
      add column mandate_accepted_at timestamptz,
      add column preferred_at timestamptz not null default now()`);
    await runner.query('update payment_methods set preferred_at = created_at');
    await runner.query(`alter table payment_methods
      add constraint payment_methods_mandate_key unique (mandate_reference),
      add constraint payment_methods_state_check check (state in ('usable', 'action_needed', 'unusable')),
      add constraint payment_methods_instrument_check
        check (gateway is null or kind in ('card', 'direct_debit', 'paypal')),
      add constraint payment_methods_mandate_check
        check ((kind = 'direct_debit') = (mandate_reference is not null))`);
    await runner.query(`create unique index payment_methods_only_one_idx on payment_methods (account_id, kind)
      where removed_at is null and kind in ('bank_transfer', 'prepaid', 'admin_mandate', 'purchase_order')`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
