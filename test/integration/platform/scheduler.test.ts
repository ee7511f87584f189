import { after, before, describe, it } from 'node:test';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import type { INestApplicationContext } from '@nestjs/common';
import { addMs, type Instant } from '../../../src/kernel/time/instant.js';
import { Clock } from '../../../src/platform/clock/clock.js';
import { DueSources } from '../../../src/platform/schedule/due-sources.js';
import { Scheduler } from '../../../src/platform/schedule/scheduler.js';
import { eventually } from '../../support/eventually.js';
import { openPlatform, type OpenPlatform, PlatformOnly } from './open-platform.js';

describe('scheduler', () => {
  let first: OpenPlatform;
  let second: INestApplicationContext;
  const environment = { ROLES: 'scheduler', TEST_CLOCK: '0' };

  before(async () => {
    first = await openPlatform(undefined, { environment });
    second = await NestFactory.createApplicationContext(PlatformOnly.with(first.config, []), { logger: false });
  });
  after(async () => {
    await second.close();
    await first.close();
  });

  const leaders = (apps: INestApplicationContext[]) => apps.filter((app) => app.get(Scheduler).leads);

  it('has one leader, and another takes over when its connection is cut', async () => {
    const [leader] = await eventually('one leads', async () => {
      const found = leaders([first.app, second]);
      return found.length === 1 && found;
    });
    const other = leader === first.app ? second : first.app;
    const pids = `select pid from pg_stat_activity where application_name = 'posthorn-scheduler' and datname = current_database()`;
    const cut = `select pg_terminate_backend(pid) from (${pids}) x`;
    const admin = new pg.Client({ connectionString: first.config.facts.databaseUrl });
    await admin.connect();
    await admin.query(cut);
    await admin.end();
    await eventually('somebody leads again', async () => leaders([leader!, other]).length === 1);
  });

  it('runs what is due, and a source that fails does not stop the others', async () => {
    const [leader] = await eventually('one leads', async () => {
      const found = leaders([first.app, second]);
      return found.length === 1 && found;
    });
    const clock = leader!.get(Clock);
    let due: Instant | null = addMs(clock.now(), 30);
    let ran = 0;
    leader!.get(DueSources).register({
      name: 'broken',
      rank: 1,
      nextDue: () => Promise.reject(new Error('broken')),
      runDue: async () => undefined,
    });
    leader!.get(DueSources).register({
      name: 'healthy',
      rank: 2,
      nextDue: async () => due,
      runDue: async () => {
        due = null;
        ran += 1;
      },
    });
    await eventually('the healthy source ran', async () => ran === 1);
  });
});
