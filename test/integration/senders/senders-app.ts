import { Module, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ConfigModule } from '../../../src/platform/config/config.module.js';
import { CryptoModule } from '../../../src/platform/crypto/crypto.module.js';
import { DatabaseModule } from '../../../src/platform/database/database.module.js';
import { HealthModule } from '../../../src/platform/health/health.module.js';
import { HousekeepingModule } from '../../../src/platform/housekeeping/housekeeping.module.js';
import {
  type Caller,
  createHttpApp,
  CredentialVerifiers,
  HttpPlatformModule,
} from '../../../src/platform/http/index.js';
import { ObservabilityModule } from '../../../src/platform/observability/observability.module.js';
import { OutboxModule } from '../../../src/platform/outbox/outbox.module.js';
import { QueueModule } from '../../../src/platform/queue/queue.module.js';
import { ScheduleModule } from '../../../src/platform/schedule/schedule.module.js';
import { accountsEntities } from '../../../src/modules/accounts/index.js';
import { senderEntities, SendersDoor, SendersModule } from '../../../src/modules/sending/senders/index.js';
import { HttpCaller } from '../../support/http-caller.js';
import { DnsServer } from '../../support/peers/dns-server.js';
import { testConfig } from '../../support/test-config.js';

export const ACME = '0199f3a0-0000-7000-8000-00000000000a';
export const OTHER = '0199f3a0-0000-7000-8000-00000000000b';

const people: Record<string, Caller> = {
  acme: { kind: 'user', accountId: ACME, userId: ACME, role: 'owner', sessionId: ACME },
  viewer: { kind: 'user', accountId: ACME, userId: ACME, role: 'viewer', sessionId: ACME },
  sendkey: { kind: 'key', accountId: ACME, keyId: ACME, scopes: ['send'] },
  other: { kind: 'user', accountId: OTHER, userId: OTHER, role: 'owner', sessionId: OTHER },
  operator: { kind: 'staff', staffId: ACME, roles: ['operator'] },
};

export interface SendersApp {
  app: NestFastifyApplication;
  http: HttpCaller;
  door: SendersDoor;
  dns: DnsServer;
  close(): Promise<void>;
}

/** The senders alone, over HTTP, with callers `acme`, `viewer`, `sendkey`, `other`, `operator` and a name server of the test. */
export async function startSenders(more: Type[] = []): Promise<SendersApp> {
  const dns = await DnsServer.start();
  const { config, database } = await testConfig({
    DNS_SERVERS: dns.address,
    MAIL_DOMAIN: 'posthorn.example',
    SMTP_PUBLIC_HOST: 'mx.posthorn.example',
  });
  @Module({
    imports: [
      ConfigModule.with(config),
      DatabaseModule.with([...accountsEntities, ...senderEntities]),
      CryptoModule,
      QueueModule,
      OutboxModule,
      ScheduleModule,
      ObservabilityModule,
      HttpPlatformModule,
      HealthModule,
      HousekeepingModule,
      SendersModule,
      ...more,
    ],
  })
  class SendersAlone {}
  const app = await createHttpApp(SendersAlone, { logger: false });
  const nobody = Promise.resolve(null);
  app
    .get(CredentialVerifiers)
    .register({ verifyBearer: (token) => Promise.resolve(people[token] ?? null), verifyBasic: () => nobody });
  const door = app.get(SendersDoor);
  await door.ensureSystemDomain();
  await app.listen(0, '127.0.0.1');
  return {
    app,
    http: new HttpCaller((await app.getUrl()).replace('[::1]', '127.0.0.1')),
    door,
    dns,
    close: async () => {
      await app.close();
      await dns.stop();
      await database.drop();
    },
  };
}
