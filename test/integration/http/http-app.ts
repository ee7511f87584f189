import { Module, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ConfigModule } from '../../../src/platform/config/config.module.js';
import { CryptoModule } from '../../../src/platform/crypto/crypto.module.js';
import { DatabaseModule } from '../../../src/platform/database/database.module.js';
import {
  type Caller,
  createHttpApp,
  type CredentialVerifier,
  CredentialVerifiers,
  HttpPlatformModule,
} from '../../../src/platform/http/index.js';
import { HealthModule } from '../../../src/platform/health/health.module.js';
import { HousekeepingModule } from '../../../src/platform/housekeeping/housekeeping.module.js';
import { ObservabilityModule } from '../../../src/platform/observability/observability.module.js';
import { QueueModule } from '../../../src/platform/queue/queue.module.js';
import { OutboxModule } from '../../../src/platform/outbox/outbox.module.js';
import { ScheduleModule } from '../../../src/platform/schedule/schedule.module.js';
import type { TestDatabase } from '../../support/engines.js';
import { configOn, testConfig } from '../../support/test-config.js';
import { LetterLocator, LettersController } from './letters.controller.js';

export const ACCOUNT_A = '0199f3a0-0000-7000-8000-00000000000a';
export const ACCOUNT_B = '0199f3a0-0000-7000-8000-00000000000b';

const people: Record<string, Caller> = {
  owner: { kind: 'user', accountId: ACCOUNT_A, userId: ACCOUNT_A, role: 'owner', sessionId: ACCOUNT_A },
  viewer: { kind: 'user', accountId: ACCOUNT_A, userId: ACCOUNT_A, role: 'viewer', sessionId: ACCOUNT_A },
  other: { kind: 'user', accountId: ACCOUNT_B, userId: ACCOUNT_B, role: 'owner', sessionId: ACCOUNT_B },
  sendkey: { kind: 'key', accountId: ACCOUNT_A, keyId: ACCOUNT_A, scopes: ['send'] },
  readkey: { kind: 'key', accountId: ACCOUNT_A, keyId: ACCOUNT_A, scopes: ['read'] },
  operator: { kind: 'staff', staffId: ACCOUNT_A, roles: ['operator'] },
  auditor: { kind: 'staff', staffId: ACCOUNT_A, roles: ['auditor'] },
  compliance: { kind: 'staff', staffId: ACCOUNT_A, roles: ['compliance'] },
};

const verifier: CredentialVerifier = {
  verifyBearer: (token) => Promise.resolve(people[token] ?? null),
  verifyBasic: (user, password) => Promise.resolve(password === 'secret' ? (people[user] ?? null) : null),
};

export interface LettersApp {
  app: NestFastifyApplication;
  database: TestDatabase;
  close(): Promise<void>;
}

/** A small application around the platform; on `shared` it is a second process of the first one's installation. */
export async function startLetters(
  environment: Record<string, string> = {},
  shared?: TestDatabase,
  more: Type[] = [],
): Promise<LettersApp> {
  const made = shared ? null : await testConfig(environment);
  const config = made?.config ?? configOn(shared!, environment);
  @Module({
    imports: [
      ConfigModule.with(config),
      DatabaseModule.with([]),
      CryptoModule,
      QueueModule,
      OutboxModule,
      ScheduleModule,
      ObservabilityModule,
      HttpPlatformModule,
      HealthModule,
      HousekeepingModule,
      ...more,
    ],
    controllers: [LettersController],
    providers: [LetterLocator],
  })
  class LettersModule {}
  const app = await createHttpApp(LettersModule, { logger: false, trustedProxies: ['127.0.0.1'] });
  app.get(CredentialVerifiers).register(verifier);
  const database = made?.database ?? shared!;
  return {
    app,
    database,
    close: async () => {
      await app.close();
      if (made) await database.drop();
    },
  };
}

export const letter = (over: object = {}): object => ({
  subject: 'hello',
  to: [{ email: 'ann@example.org' }],
  ...over,
});
export const as = (who: string): Record<string, string> => ({ authorization: `Bearer ${who}` });
