import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '../platform/config/config.js';

export interface DemoAccount {
  email: string;
  /** Secret of its API key. */
  secret: string;
}

const MAIL_WITHIN_MS = 15_000;
const POLL_MS = 20;

/**
 * A customer to try things with, on a machine that nothing leaves. It is made through the public API alone, reading the
 * confirmation in the local inbox like anybody, so the first start of every installation plays the sign-up story.
 * Null where this is no such machine, or when the story failed (which is no reason not to start).
 */
export async function demoAccount(app: NestFastifyApplication, config: Config): Promise<DemoAccount | null> {
  const everything = (['api', 'worker', 'scheduler'] as const).every((role) => config.has(role));
  if (!config.facts.embedded || !config.devInbox || !everything) return null;
  const email = `demo@${config.values.MAIL_DOMAIN}`;
  const file = join(config.facts.stateDir, 'secrets', 'demo-key');
  const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
  if (kept !== null && (await call(app, 'GET', '/v1/account', { token: kept })).status === 200)
    return { email, secret: kept };
  const secret = await signUp(app, email);
  if (secret === null) return null;
  writeFileSync(`${file}.new`, secret, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return { email, secret };
}

async function signUp(app: NestFastifyApplication, email: string): Promise<string | null> {
  const password = randomBytes(18).toString('base64url');
  const opened = await call(app, 'POST', '/v1/accounts', {
    body: { email, organization: 'Demo', password, profile: PROFILE },
  });
  const username = (opened.body as { user?: { username?: string } }).user?.username;
  const token = username === undefined ? null : await confirmationToken(app, email, username);
  if (token === null) return null;
  await call(app, 'POST', '/v1/auth/confirm-email', { body: { token } });
  const session = await call(app, 'POST', '/v1/auth/login', { body: { username, password } });
  const { accessToken } = session.body as { accessToken?: string };
  const scopes = ['send', 'read', 'admin-of-account'];
  const key = await call(app, 'POST', '/v1/api-keys', { token: accessToken, body: { name: 'first message', scopes } });
  return (key.body as { secret?: string }).secret ?? null;
}

const PROFILE = {
  website: 'https://demo.example',
  phone: '+33123456789',
  address: '1 rue de la Paix, 75002 Paris',
  country: 'FR',
  useCase: 'Trying Posthorn on this machine',
  listOrigin: 'None: messages stay in the local inbox',
  expectedMonthlyVolume: 100,
};

async function confirmationToken(app: NestFastifyApplication, email: string, username: string): Promise<string | null> {
  const deadline = performance.now() + MAIL_WITHIN_MS;
  while (performance.now() < deadline) {
    const list = await call(app, 'GET', `/dev/inbox?to=${encodeURIComponent(email)}`);
    for (const { id } of (list.body as { data?: { id: string }[] }).data ?? []) {
      const raw = (await call(app, 'GET', `/dev/inbox/${id}/raw`)).text.replace(/=\r?\n/g, '').replace(/=3D/gi, '=');
      const token = raw.includes(username) ? /[?&]token=([\w.~-]+)/.exec(raw)?.[1] : undefined;
      if (token) return token;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return null;
}

interface Answer {
  status: number;
  text: string;
  body: unknown;
}

/** A request to ourselves, without a socket. */
async function call(
  app: NestFastifyApplication,
  method: 'GET' | 'POST',
  url: string,
  { token, body }: { token?: string; body?: object } = {},
): Promise<Answer> {
  const headers = { accept: 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const answer = await app.inject({ method, url, headers, ...(body ? { payload: body } : {}) });
  const json = String(answer.headers['content-type']).includes('json');
  return { status: answer.statusCode, text: answer.payload, body: json ? (JSON.parse(answer.payload) as unknown) : {} };
}
