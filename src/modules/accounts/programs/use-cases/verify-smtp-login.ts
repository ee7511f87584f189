import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../platform/clock/clock.js';
import { FreshCache } from '../../fresh-cache.js';
import { GuardedGuess } from '../../sign-in/index.js';
import { SmtpCredentialsRepository, type UsableCredential } from '../data/smtp-credentials.repository.js';
import { hashOfSecret } from '../rules/machine-secrets.js';
import { LastUse } from './last-use.js';

export type SmtpLogin =
  | { ok: true; accountId: string; credentialId: string; subscriptionId: string | null }
  | { ok: false; reason: 'bad' | 'throttled' };

/**
 * SMTP AUTH. Guesses count against the same throttle as sign-ins on the web; a pair that was right a moment ago is not counted
 * again, so that a client that signs in for every message costs nothing.
 */
@Injectable()
export class VerifySmtpLogin {
  /** Pairs that were right a moment ago. */
  private readonly proven = new FreshCache<UsableCredential>(() => Promise.resolve(new Map()));
  private readonly known: FreshCache<UsableCredential>;

  constructor(
    private readonly credentials: SmtpCredentialsRepository,
    private readonly guesses: GuardedGuess,
    private readonly lastUse: LastUse,
    private readonly clock: Clock,
  ) {
    this.known = new FreshCache(async (ids) => byId(await credentials.usableById(ids)));
  }

  async run(username: string, password: string): Promise<SmtpLogin> {
    const name = username.normalize('NFC').trim().toLowerCase();
    const shown = hashOfSecret(password);
    const proven = this.proven.peek(pairOf(name, shown));
    if (proven) return this.admitted(proven);
    const startedMs = this.clock.monotonicMs();
    const guess = await this.guesses.run(name, () => this.judge(name, shown));
    if (guess.kind === 'throttled') return { ok: false, reason: 'throttled' };
    if (guess.result === null) return { ok: false, reason: 'bad' };
    this.proven.put(pairOf(name, shown), guess.result, this.clock.monotonicMs() - startedMs);
    return this.admitted(guess.result);
  }

  /** For sessions that stay open: whether the credential they signed in with still is good. */
  async stillValid(credentialId: string): Promise<boolean> {
    return (await this.known.get(credentialId)) !== undefined;
  }

  forget(credential: { id: string; username: string; passwordHash: Buffer }): void {
    this.known.forget(credential.id);
    this.proven.forget(pairOf(credential.username, credential.passwordHash));
  }

  private async judge(name: string, shown: Buffer): Promise<{ right: boolean; result: UsableCredential | null }> {
    const [credential] = await this.credentials.usableByUsername([name]);
    const right = credential !== undefined && timingSafeEqual(credential.password_hash, shown);
    return { right, result: right ? credential : null };
  }

  private admitted(credential: UsableCredential): SmtpLogin {
    this.lastUse.ofCredential(credential.id);
    return {
      ok: true,
      accountId: credential.account_id,
      credentialId: credential.id,
      subscriptionId: credential.subscription_id,
    };
  }
}

/** Keeps no password in memory, only what is stored anyway. */
function pairOf(name: string, passwordHash: Buffer): string {
  return `${passwordHash.toString('hex')} ${name}`;
}

function byId(found: UsableCredential[]): Map<string, UsableCredential> {
  return new Map(found.map((credential) => [credential.id, credential]));
}
