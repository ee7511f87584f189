import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../../../platform/clock/clock.js';
import { ApiKeysRepository } from '../data/api-keys.repository.js';
import { SmtpCredentialsRepository } from '../data/smtp-credentials.repository.js';
import type { Use } from '../data/touch.js';

const WRITE_EVERY_MS = 60_000;
const MOST_REMEMBERED = 100_000;

/**
 * Notes that a key or credential was used and from where: at most once a minute each, never in a request's way. What
 * comes while a write is under way shares the next one.
 */
@Injectable()
export class LastUse {
  private readonly log = new Logger('LastUse');
  private readonly writtenAtMs = new Map<string, number>();
  private readonly keysToWrite: Coalesced;
  private readonly credentialsToWrite: Coalesced;

  constructor(
    private readonly clock: Clock,
    keys: ApiKeysRepository,
    credentials: SmtpCredentialsRepository,
  ) {
    const failed = (error: unknown): void =>
      this.log.warn({ msg: 'last uses were not noted', err: (error as Error).message });
    this.keysToWrite = new Coalesced((uses) => keys.touch(uses), failed);
    this.credentialsToWrite = new Coalesced((uses) => credentials.touch(uses), failed);
  }

  ofKey(id: string, ip: string): void {
    if (this.isTime(id)) this.keysToWrite.add({ id, ip, at: this.clock.now() });
  }

  ofCredential(id: string, ip: string): void {
    if (this.isTime(id)) this.credentialsToWrite.add({ id, ip, at: this.clock.now() });
  }

  private isTime(id: string): boolean {
    const nowMs = this.clock.monotonicMs();
    const before = this.writtenAtMs.get(id);
    if (before !== undefined && nowMs - before < WRITE_EVERY_MS) return false;
    if (this.writtenAtMs.size > MOST_REMEMBERED) this.writtenAtMs.clear();
    this.writtenAtMs.set(id, nowMs);
    return true;
  }
}

/** One write at a time; the newest use of each id. */
class Coalesced {
  private waiting = new Map<string, Use>();
  private isWriting = false;

  constructor(
    private readonly write: (uses: Use[]) => Promise<void>,
    private readonly failed: (error: unknown) => void,
  ) {}

  add(use: Use): void {
    this.waiting.set(use.id, use);
    if (!this.isWriting) void this.drain();
  }

  private async drain(): Promise<void> {
    this.isWriting = true;
    while (this.waiting.size > 0) {
      const uses = [...this.waiting.values()];
      this.waiting = new Map();
      await this.write(uses).catch(this.failed);
    }
    this.isWriting = false;
  }
}
