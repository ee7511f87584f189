import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { EventBell } from '../adapters/event-bell.js';
import { SupportEventsRepository } from '../data/support-events.repository.js';
import type { LoggedEvent } from '../rules/live-event.js';
import { openingFrame } from '../rules/stream-frame.js';
import { Listeners } from './listeners.js';
import type { StreamListener } from './stream-listener.js';

const BATCH = 500;
/** More than this nobody replays: the reader asks for everything anew. */
const MOST_REPLAYED = 1_000;

/**
 * All open streams of one process. What is told is read once for all of them, when the database rings, and handed to those
 * whom it concerns: a thousand readers cost what one costs.
 */
@Injectable()
export class LiveHub implements OnModuleDestroy {
  private readonly log = new Logger('LiveHub');
  private position = 0;
  private started: Promise<void> | null = null;
  private wanted = false;
  private reading: Promise<void> | null = null;

  constructor(
    private readonly events: SupportEventsRepository,
    private readonly bell: EventBell,
    private readonly listeners: Listeners,
  ) {}

  /** From where the reader was, from now on when he was nowhere. `answer` is called when nothing can go wrong any more. */
  async join(listener: StreamListener, from: number | null | 'unknown', answer: () => void): Promise<void> {
    await this.start();
    const upTo = this.position;
    this.listeners.add(listener);
    try {
      const past = await this.pastOf(listener, from, upTo);
      answer();
      const kind = past === 'lost' ? 'reset' : 'ready';
      listener.begin(openingFrame(upTo, kind), upTo, past === 'lost' ? [] : past);
    } catch (error) {
      this.listeners.remove(listener);
      throw error;
    }
  }

  leave(listener: StreamListener): void {
    this.listeners.remove(listener);
  }

  /** How many streams are open here. */
  get size(): number {
    return this.listeners.size;
  }

  async onModuleDestroy(): Promise<void> {
    this.listeners.endAll();
    await this.bell.stop();
    await this.reading;
  }

  private async start(): Promise<void> {
    this.started ??= this.startNow();
    try {
      await this.started;
    } catch (error) {
      this.started = null;
      throw error;
    }
  }

  private async startNow(): Promise<void> {
    await this.bell.start(() => this.ring());
    this.position = Math.max(this.position, (await this.events.unscopedEnds()).last);
    this.listeners.watch(() => this.ring());
  }

  private ring(): void {
    this.wanted = true;
    this.reading ??= this.read().finally(() => (this.reading = null));
  }

  private async read(): Promise<void> {
    try {
      while (this.wanted) {
        this.wanted = false;
        if (await this.readBatch()) this.wanted = true;
      }
    } catch (error) {
      this.log.warn({ msg: 'live events could not be read; the next ring tries again', err: (error as Error).message });
    }
  }

  private async readBatch(): Promise<boolean> {
    const events = await this.events.unscopedAfter(this.position, BATCH);
    for (const event of events) {
      this.position = event.position;
      for (const listener of this.listeners.concernedBy(event)) listener.hear(event);
    }
    return events.length === BATCH;
  }

  private async pastOf(
    { audience }: StreamListener,
    from: number | null | 'unknown',
    upTo: number,
  ): Promise<LoggedEvent[] | 'lost'> {
    if (from === null || from === upTo) return [];
    const { first } = await this.events.unscopedEnds();
    if (from === 'unknown' || from > upTo || from < first - 1) return 'lost';
    const past = await this.events.between(audience, from, upTo, MOST_REPLAYED + 1);
    return past.length > MOST_REPLAYED ? 'lost' : past;
  }
}
