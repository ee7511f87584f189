import type { SegmentToken, SubmitOutcome } from './carrier.port.js';

interface Waiting {
  token: SegmentToken;
  answer: (outcome: SubmitOutcome) => void;
  timer: NodeJS.Timeout;
}

/** Late answers are waited for among so many. */
const MOST_GIVEN_UP = 1_000;

/** Submissions whose answers have not come, by their numbers; those that were given up stay known, for late answers. */
export class PendingSubmissions {
  private readonly waiting = new Map<number, Waiting>();
  private readonly givenUp = new Map<number, SegmentToken>();
  private emptied: (() => void) | null = null;
  /** Given up since the last answer. */
  private silent = 0;

  constructor(
    private readonly answerMs: number,
    private readonly onSilence: (inARow: number) => void,
  ) {}

  add(sequence: number, token: SegmentToken): Promise<SubmitOutcome> {
    return new Promise((answer) => {
      const timer = setTimeout(() => this.giveUp(sequence), this.answerMs);
      this.waiting.set(sequence, { token, answer, timer });
    });
  }

  /** Answers whose late answer this is; null when it came in time, or belongs to nothing. */
  settle(sequence: number, outcome: SubmitOutcome): SegmentToken | null {
    const one = this.waiting.get(sequence);
    if (one !== undefined) {
      this.silent = 0;
      this.finish(sequence, one, outcome);
      return null;
    }
    const late = this.givenUp.get(sequence) ?? null;
    this.givenUp.delete(sequence);
    return late;
  }

  /** The connection is gone: nobody knows what became of these. */
  loseAll(): void {
    for (const [sequence, one] of this.waiting)
      this.finish(sequence, one, { kind: 'unknown', code: 'connection_lost' });
  }

  whenEmpty(): Promise<void> {
    return this.waiting.size === 0 ? Promise.resolve() : new Promise((resolve) => (this.emptied = resolve));
  }

  private giveUp(sequence: number): void {
    const one = this.waiting.get(sequence);
    if (one === undefined) return;
    if (this.givenUp.size >= MOST_GIVEN_UP) this.givenUp.delete(this.givenUp.keys().next().value!);
    this.givenUp.set(sequence, one.token);
    this.finish(sequence, one, { kind: 'unknown', code: 'no_answer' });
    this.silent += 1;
    this.onSilence(this.silent);
  }

  private finish(sequence: number, { timer, answer }: Waiting, outcome: SubmitOutcome): void {
    clearTimeout(timer);
    this.waiting.delete(sequence);
    answer(outcome);
    if (this.waiting.size === 0) this.emptied?.();
  }
}
