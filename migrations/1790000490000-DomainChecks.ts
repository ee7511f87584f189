import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Domains are looked at again by themselves, keys follow one another, and what a domain's DMARC policy asks is known. */
export class DomainChecks1790000490000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table domains
      add column next_check_at timestamptz,
      add column failing_since timestamptz,
      add column dkim_by text not null default 'txt' constraint domains_dkim_by_check check (dkim_by in ('txt', 'cname')),
      add column dmarc jsonb`);
    await runner.query('alter table domains alter column dkim_by drop default');
    await runner.query('alter table domain_keys add column retired_at timestamptz');
    await runner.query(`update domains set next_check_at = now()
      where account_id <> '00000000-0000-7000-8000-000000000001'
        and (status = 'verified' or created_at > now() - interval '14 days')`);
    await runner.query(
      'create index domains_next_check_idx on domains (next_check_at) where next_check_at is not null',
    );
    await runner.query('create index domain_keys_retired_idx on domain_keys (retired_at) where retired_at is not null');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
