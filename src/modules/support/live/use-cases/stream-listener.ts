import type { Caller } from '../../../../platform/http/index.js';
import type { Audience } from '../data/support-events.repository.js';
import type { LoggedEvent } from '../rules/live-event.js';
import { eventFrame } from '../rules/stream-frame.js';

/** Where frames go: a connection. */
export interface Line {
  write(text: string): void;
  /** Bytes that the reader has not taken yet. */
  waiting(): number;
  end(): void;
}

/** A reader who takes nothing is let go, and comes back with the position he has. */
const MOST_WAITING = 1024 * 1024;

/** One open stream. */
export class StreamListener {
  /** What came while the past was still being read; null once that is over. */
  private early: LoggedEvent[] | null = [];
  private last = 0;

  constructor(
    readonly caller: Caller,
    readonly audience: Audience,
    private readonly line: Line,
    private readonly mayHear: (queue: string | null) => boolean,
  ) {}

  hear(event: LoggedEvent): void {
    if (this.early) this.early.push(event);
    else this.tell(event);
  }

  /** The past first, then what came meanwhile. */
  begin(opening: string, position: number, past: readonly LoggedEvent[]): void {
    this.line.write(opening);
    this.last = past.length > 0 ? 0 : position;
    for (const event of past) this.tell(event);
    const early = this.early ?? [];
    this.early = null;
    for (const event of early) this.tell(event);
  }

  beat(frame: string): void {
    this.line.write(frame);
  }

  get stuck(): boolean {
    return this.line.waiting() > MOST_WAITING;
  }

  end(): void {
    this.line.end();
  }

  private tell(event: LoggedEvent): void {
    if (event.position <= this.last) return;
    this.last = event.position;
    if (this.mayHear(event.queue)) this.line.write(eventFrame(event));
  }
}
