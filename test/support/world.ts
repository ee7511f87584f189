import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '../../src/platform/config/config.js';
import { TestClock } from '../../src/platform/schedule/test-clock.js';
import { addIsoDuration } from '../../src/kernel/time/calendar.js';
import { type Instant, instantOf } from '../../src/kernel/time/instant.js';
import { boot, type Running } from '../../src/roots/boot.js';
import { type Answer, HttpCaller } from './http-caller.js';
import { InboxReader } from './inbox-reader.js';
import { configOn, testConfig } from './test-config.js';
import type { TestDatabase } from './engines.js';

export interface World {
  app: NestFastifyApplication;
  config: Config;
  database: TestDatabase;
  http: HttpCaller;
  inbox: InboxReader;
  /** Business time. */
  now(): Instant;
  /** Moves business time by an ISO duration, or to an instant; everything due has run when it answers. */
  advance(duration: string): Promise<void>;
  moveTo(iso: string): Promise<void>;
  /** Signs the first operator in and answers his access token. */
  operator(): Promise<string>;
  /** Another process of the same installation, in this test's process. */
  another(environment: Record<string, string>): Promise<Running>;
  close(): Promise<void>;
}

/** A whole installation on a database of its own: all roles, test clock, local inbox, unless `environment` says otherwise. */
export async function startWorld(environment: Record<string, string> = {}): Promise<World> {
  const { config, database } = await testConfig(environment);
  const running = await boot(config, false);
  const others: Running[] = [];
  const clock = running.app.get(TestClock);
  const http = new HttpCaller(running.url ?? '');
  return {
    app: running.app,
    config,
    database,
    http,
    inbox: new InboxReader(http),
    now: () => clock.now(),
    advance: async (duration) => void (await clock.moveTo(addIsoDuration(clock.now(), duration)!)),
    moveTo: async (iso) => void (await clock.moveTo(instantOf(iso))),
    operator: () => signInOperator(http, config),
    another: async (more) => {
      const other = await boot(configOn(database, { ...environment, ...more }), false);
      others.push(other);
      return other;
    },
    close: async () => {
      for (const other of others) await other.close();
      await running.close();
      await database.drop();
    },
  };
}

async function signInOperator(http: HttpCaller, config: Config): Promise<string> {
  const answer: Answer = await http.post('/v1/auth/login', {
    body: { email: config.values.ADMIN_EMAIL, password: config.values.ADMIN_PASSWORD },
  });
  return (answer.body as { accessToken: string }).accessToken;
}
