import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  type Caller,
  createHttpApp,
  type CredentialVerifier,
  CredentialVerifiers,
  HttpPlatformModule,
} from '../../../src/platform/http/index.js';
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

@Module({ imports: [HttpPlatformModule], controllers: [LettersController], providers: [LetterLocator] })
class LettersModule {}

/** A small application around the platform alone: no database, no Redis. */
export async function startLetters(): Promise<NestFastifyApplication> {
  const app = await createHttpApp(LettersModule, { logger: false, trustedProxies: ['127.0.0.1'] });
  app.get(CredentialVerifiers).register(verifier);
  return app;
}

export const letter = (over: object = {}): object => ({
  subject: 'hello',
  to: [{ email: 'ann@example.org' }],
  ...over,
});
export const as = (who: string): Record<string, string> => ({ authorization: `Bearer ${who}` });
