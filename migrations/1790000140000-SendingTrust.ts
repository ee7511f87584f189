import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far an account is trusted, beside what staff decided, and blocks that end by themselves. */
export class SendingTrust1790000140000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table accounts
      add column earned_tier smallint not null default 0,
      add column reviewed_tier smallint,
      add column risk_flags text[] not null default '{}'`);
    await runner.query(
      'create index blocks_ending on blocks (until_at) where lifted_at is null and until_at is not null',
    );
    await runner.query('create index blocks_account on blocks (account_id, id)');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
