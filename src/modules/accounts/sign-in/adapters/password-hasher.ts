import { Injectable } from '@nestjs/common';
import { hash, type Options, verify } from '@node-rs/argon2';
import { randomSecret } from '../../../../platform/crypto/hashes.js';
import { unavailable } from '../../../../platform/http/index.js';
import { normalisePassword } from '../rules/password-policy.js';
import { ConcurrencyGate } from './concurrency-gate.js';

/** Argon2id as OWASP recommends (19 MiB, 2 passes); runs in the thread pool, not on the event loop. */
const ARGON2: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** 38 MiB at most and two of the four pool threads, so that a storm of sign-ins starves nothing else. */
const AT_ONCE = 2;
const MAX_WAITING = 500;

@Injectable()
export class PasswordHasher {
  private readonly gate = new ConcurrencyGate(AT_ONCE, MAX_WAITING);
  private dummy: Promise<string> | null = null;

  hash(password: string): Promise<string> {
    return this.gate.run(() => hash(normalisePassword(password), ARGON2), unavailable);
  }

  /** Without a hash it does the same work for nothing: an answer's time tells nobody whether a person exists. */
  async verify(storedHash: string | null, password: string): Promise<boolean> {
    this.dummy ??= hash(randomSecret(), ARGON2);
    const compared = storedHash ?? (await this.dummy);
    const matches = await this.gate.run(() => verify(compared, normalisePassword(password)), unavailable);
    return matches && storedHash !== null;
  }
}
