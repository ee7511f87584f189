import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, secure } from '../src/platform/database/secure-tables.js';

/**
 * How mail from addresses, domains and accounts was received, judged each hour from the statistics; and what an account wants to
 * become of the addresses that a smaller plan does not include any more.
 */
export class IpReputation1790000740000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table reputations (
      account_id uuid not null,
      kind text not null constraint reputations_kind_check check (kind in ('ip', 'domain', 'account')),
      subject text collate "C" not null,
      days smallint not null constraint reputations_days_check check (days in (1, 7, 30)),
      accepted bigint not null,
      delivered bigint not null,
      deferred bigint not null,
      bounced bigint not null,
      complained bigint not null,
      score smallint not null constraint reputations_score_check check (score between 0 and 100),
      standing text not null constraint reputations_standing_check check (standing in ('unknown', 'good', 'watch', 'poor')),
      judged_at timestamptz not null,
      constraint reputations_pkey primary key (account_id, kind, subject, days)
    ) with (fillfactor = 80)`);
    await runner.query('create index reputations_worst_idx on reputations (kind, days, score, subject, account_id)');
    await runner.query('create index reputations_judged_idx on reputations (judged_at)');
    await runner.query(`create table ip_surplus (
      account_id uuid constraint ip_surplus_pkey primary key,
      choice text not null constraint ip_surplus_choice_check check (choice in ('keep', 'release')),
      chosen_at timestamptz,
      chosen_by text,
      look_at timestamptz,
      waits_since timestamptz)`);
    await runner.query('create index ip_surplus_look_idx on ip_surplus (look_at) where look_at is not null');
    await secure(runner, ['reputations', 'ip_surplus']);
    await runner.query(`revoke insert, update, delete on reputations from ${APP_ROLE}`);
    // What a second look is due for (a listing is acted on when two looks agree).
    await runner.query(
      'create index ip_listings_unconfirmed_idx on ip_listings (opened_at) where closed_at is null and confirmed_at is null',
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
