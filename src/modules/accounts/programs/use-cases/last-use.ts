import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../../../platform/clock/clock.js';
import { ApiKeysRepository } from '../data/api-keys.repository.js';
import { SmtpCredentialsRepository } from '../data/smtp-credentials.repository.js';

const WRITE_EVERY_MS = 60_000;

/** Notes that a key or credential was used: at most once a minute each, never in a request's way. */
@Injectable()
export class LastUse {
  private readonly log = new Logger('LastUse');
  private readonly written = new Map<string, number>();

  constructor(
    private readonly clock: Clock,
    private readonly keys: ApiKeysRepository,
    private readonly credentials: SmtpCredentialsRepository,
  ) {}

  ofKey(id: string): void {
    if (this.isTime(id)) this.quietly(this.keys.touch([id], this.clock.now()));
  }

  ofCredential(id: string): void {
    if (this.isTime(id)) this.quietly(this.credentials.touch([id], this.clock.now()));
  }

  private isTime(id: string): boolean {
    const nowMs = this.clock.monotonicMs();
    const before = this.written.get(id);
    if (before !== undefined && nowMs - before < WRITE_EVERY_MS) return false;
    if (this.written.size > 100_000) this.written.clear();
    this.written.set(id, nowMs);
    return true;
  }

  private quietly(write: Promise<void>): void {
    write.catch((error: unknown) =>
      this.log.warn({ msg: 'the last use was not noted', err: (error as Error).message }),
    );
  }
}
