import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, secure } from '../src/platform/database/secure-tables.js';

/**
 * What happened in an hour, by account and by each way of looking at it. A row is a sum: a question about any time and any
 * group reads as many rows as it has hours and groups, however much mail there was.
 */
export class StatsHours1790000480000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const counters = [
      'accepted',
      'delivered',
      'bounced',
      'deferred',
      'complained',
      'unsubscribed',
      'suppressed',
      'expired',
      'opens',
      'unique_opens',
      'clicks',
      'unique_clicks',
      'machine_opens',
      'machine_clicks',
    ].map((name) => `${name} int not null default 0`);
    // Values in byte order, so that what continues a list goes on where the index does.
    await runner.query(`create table stats_hours (
      account_id uuid not null,
      dimension smallint not null check (dimension between 0 and 6),
      hour int not null,
      value text collate "C" not null,
      ${counters.join(', ')},
      primary key (account_id, dimension, hour, value)
    ) with (fillfactor = 80)`);
    await runner.query(`comment on column stats_hours.hour is 'hours since 1970-01-01T00:00Z'`);
    await runner.query(
      `comment on column stats_hours.dimension is '0 all, 1 stream, 2 tag, 3 sender domain, 4 provider, 5 campaign, 6 sending address'`,
    );
    await runner.query('create index stats_hours_ip on stats_hours (value, hour) where dimension = 6');
    await secure(runner, ['stats_hours']);
    // Customers read; only the counter writes.
    await runner.query(`revoke insert, update, delete on stats_hours from ${APP_ROLE}`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
