import { performance } from 'node:perf_hooks';
import { Injectable } from '@nestjs/common';
import { addMs, type Instant, systemNow } from '../../kernel/time/instant.js';

/**
 * Two clocks. Business time (`now`) rules periods, windows, retries, expiry and ids, and a test may move it. Machine
 * time rules leases, sessions, throttles and time-outs, and nothing moves it: were leases to follow the test clock, one
 * advance would steal every open connection and send its mail twice.
 */
@Injectable()
export class Clock {
  private offsetMs = 0;

  now(): Instant {
    return addMs(systemNow(), this.offsetMs);
  }

  machineNow(): Instant {
    return systemNow();
  }

  /** Milliseconds that only rise; for durations inside one process. */
  monotonicMs(): number {
    return performance.now();
  }

  /** Called with what the database says when a test moves the clock. */
  setOffset(offsetMs: number): void {
    this.offsetMs = offsetMs;
  }
}
