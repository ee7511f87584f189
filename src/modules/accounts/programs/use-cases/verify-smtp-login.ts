import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../platform/clock/clock.js';
import { FreshCache } from '../../fresh-cache.js';
import { GuardedGuess } from '../../sign-in/index.js';
import { isInNetworks } from '../adapters/network-list.js';
import { SmtpCredentialsRepository, type UsableCredential } from '../data/smtp-credentials.repository.js';
import { hashOfSecret } from '../rules/machine-secrets.js';
import { isProvenBy } from '../rules/secret-proof.js';
import { LastUse } from './last-use.js';

/** What a session that stays open keeps of its sign-in, to be asked about later. */
export interface SmtpProof {
  credentialId: string;
  /** Which of the credential's passwords it was: its hash, as it is stored anyway. */
  passwordHash: Buffer;
}
export type SmtpLogin =
  | { ok: true; accountId: string; subscriptionId: string | null; proof: SmtpProof }
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

  async run(username: string, password: string, ip: string): Promise<SmtpLogin> {
    const name = username.normalize('NFC').trim().toLowerCase();
    const shown = hashOfSecret(password);
    const proven = this.proven.peek(pairOf(name, shown));
    if (proven && this.isOpenTo(proven, shown, ip)) return this.admitted(proven, shown, ip);
    const startedMs = this.clock.monotonicMs();
    const guess = await this.guesses.run(name, () => this.judge(name, shown, ip));
    if (guess.kind === 'throttled') return { ok: false, reason: 'throttled' };
    if (guess.result === null) return { ok: false, reason: 'bad' };
    this.proven.put(pairOf(name, shown), guess.result, this.clock.monotonicMs() - startedMs);
    return this.admitted(guess.result, shown, ip);
  }

  /** For sessions that stay open: whether what they signed in with still is good, from where they are. */
  async stillValid(proof: SmtpProof, ip: string): Promise<boolean> {
    const credential = await this.known.get(proof.credentialId);
    return credential !== undefined && this.isOpenTo(credential, proof.passwordHash, ip);
  }

  forget(credential: { id: string; username: string; passwordHash: Buffer; previousHash: Buffer | null }): void {
    this.known.forget(credential.id);
    for (const hash of [credential.passwordHash, credential.previousHash]) {
      if (hash !== null) this.proven.forget(pairOf(credential.username, hash));
    }
  }

  /** A right password from a wrong network is no guess, and gets the answer of a wrong one. */
  private async judge(
    name: string,
    shown: Buffer,
    ip: string,
  ): Promise<{ right: boolean; result: UsableCredential | null }> {
    const [credential] = await this.credentials.usableByUsername([name]);
    const right = credential !== undefined && this.isProven(credential, shown);
    return { right, result: right && this.isOpenTo(credential, shown, ip) ? credential : null };
  }

  private isOpenTo(credential: UsableCredential, shown: Buffer, ip: string): boolean {
    const { allowed_networks: networks } = credential;
    return this.isProven(credential, shown) && (networks.length === 0 || isInNetworks(ip, networks));
  }

  private isProven(credential: UsableCredential, shown: Buffer): boolean {
    const facts = {
      hash: credential.password_hash,
      previousHash: credential.previous_hash,
      previousUntilAt: credential.previous_until_at,
      expiresAt: credential.expires_at,
    };
    return isProvenBy(facts, shown, this.clock.now());
  }

  private admitted(credential: UsableCredential, passwordHash: Buffer, ip: string): SmtpLogin {
    this.lastUse.ofCredential(credential.id, ip);
    return {
      ok: true,
      accountId: credential.account_id,
      subscriptionId: credential.subscription_id,
      proof: { credentialId: credential.id, passwordHash },
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
