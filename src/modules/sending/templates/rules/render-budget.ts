/** What one message may cost. A unit is a step of the evaluation or 64 bytes written: some hundred nanoseconds. */
export const MAX_UNITS = 1_000_000;
export const MAX_RENDER_MS = 250;
/** Of each part: subject, HTML, text. */
export const MAX_OUTPUT_BYTES = 2 * 1024 * 1024;
/** What all messages of one request may cost together. */
export const MAX_REQUEST_UNITS = 20_000_000;

const LOOK_EVERY_UNITS = 8_192;
const BYTES_PER_UNIT = 64;

export type Excess = 'steps' | 'time' | 'output';

/** Units of all messages of a request. */
export class RenderPurse {
  private left = MAX_REQUEST_UNITS;

  take(units: number): boolean {
    this.left -= units;
    return this.left >= 0;
  }
}

/**
 * Counts what a message costs. Units decide, so that the same message is judged alike on every machine; the clock is only
 * asked when thousands of units were spent, so that a process that was put to sleep refuses nothing.
 */
export class RenderBudget {
  private units = 0;
  private lookAt = LOOK_EVERY_UNITS;
  private readonly startedMs: number;
  exceeded: Excess | null = null;

  constructor(
    private readonly monotonicMs: () => number,
    private readonly purse: RenderPurse = new RenderPurse(),
  ) {
    this.startedMs = monotonicMs();
  }

  /** False when it was too much. */
  spend(steps: number, bytes: number): boolean {
    const units = steps + Math.ceil(bytes / BYTES_PER_UNIT);
    this.units += units;
    if (this.units > MAX_UNITS || !this.purse.take(units)) this.exceeded ??= 'steps';
    else if (this.units >= this.lookAt) {
      this.lookAt = this.units + LOOK_EVERY_UNITS;
      if (this.monotonicMs() - this.startedMs > MAX_RENDER_MS) this.exceeded ??= 'time';
    }
    return this.exceeded === null;
  }

  exceed(limit: Excess): false {
    this.exceeded ??= limit;
    return false;
  }
}
