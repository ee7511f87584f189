import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../../../../platform/clock/clock.js';
import { SessionsRepository } from '../data/sessions.repository.js';

const NOTED_EVERY_MS = 60_000;
const WRITTEN_AFTER_MS = 1_000;
const MAX_REMEMBERED = 100_000;

/** Notes that sessions were used: each at most once a minute, all of a second in one statement, never in a request's way. */
@Injectable()
export class SessionUse implements OnApplicationShutdown {
  private readonly log = new Logger('SessionUse');
  private readonly noted = new Map<string, number>();
  private readonly waiting = new Set<string>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly sessions: SessionsRepository,
  ) {}

  of(sessionId: string): void {
    const nowMs = this.clock.monotonicMs();
    const before = this.noted.get(sessionId);
    if (before !== undefined && nowMs - before < NOTED_EVERY_MS) return;
    if (this.noted.size >= MAX_REMEMBERED) this.noted.clear();
    this.noted.set(sessionId, nowMs);
    this.waiting.add(sessionId);
    this.timer ??= setTimeout(() => void this.write(), WRITTEN_AFTER_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    await this.write();
  }

  private async write(): Promise<void> {
    this.timer = null;
    const ids = [...this.waiting];
    this.waiting.clear();
    if (ids.length === 0) return;
    try {
      await this.sessions.touch(ids);
    } catch (error) {
      this.log.warn({ msg: 'the last use of sessions was not noted', err: (error as Error).message });
    }
  }
}
