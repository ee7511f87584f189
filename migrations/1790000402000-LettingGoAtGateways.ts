import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a gateway must forget is asked of it until it says that it has. These waits live in machine time. */
export class LettingGoAtGateways1790000402000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table stripe_customers
      add column forget_at timestamptz,
      add column forget_attempts integer not null default 0,
      add column forgotten_at timestamptz`);
    await runner.query(`create index stripe_customers_forget_idx on stripe_customers (forget_at)
      where forget_at is not null and forgotten_at is null`);
    await runner.query('alter table payment_methods add column detach_at timestamptz');
    await runner.query(
      'create index payment_methods_detach_idx on payment_methods (detach_at) where detach_at is not null',
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
