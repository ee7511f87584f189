import type { HotPool } from './hot-pool.js';
import { OldestTransaction } from './oldest-transaction.js';

interface Observation {
  /** All numbers up to this one had been given out … */
  sequence: number;
  /** … to transactions below this one. */
  below: bigint;
}

const KEPT = 64;
const TRIES = 20;
const LONGEST_PAUSE_MS = 20;

/**
 * How far a log that is numbered by a sequence may be read. Rows get their numbers before they commit, so a higher number may be
 * visible while a lower one still is not; who reads past it never sees the lower one. A number is safe once every transaction that
 * was open when it was given out has ended. Looking at each row's own transaction is not enough: it says nothing about rows that
 * are not visible yet. Writers must have their transaction's id before their first number.
 */
export class SequenceHorizon {
  private observations: Observation[] = [];
  private safe = 0;
  /** The last number that was looked at. */
  private seen = 0;
  private running: Promise<number> | null = null;
  private readonly oldest: OldestTransaction;

  constructor(
    private readonly pool: HotPool,
    private readonly log: { sequence: string; statement: string },
  ) {
    this.oldest = new OldestTransaction(pool);
  }

  /** Everything up to the answer is decided. Waits a moment when nothing newer than the last answer is. */
  read(): Promise<number> {
    this.running ??= this.find().finally(() => (this.running = null));
    return this.running;
  }

  private async find(): Promise<number> {
    const first = await this.observe();
    for (let attempt = 1; this.safe < first && attempt < TRIES; attempt += 1) {
      await new Promise((resolve) => setTimeout(resolve, Math.min(2 * attempt, LONGEST_PAUSE_MS)));
      await this.observe();
    }
    return this.safe;
  }

  /** The number first, then the transactions: in one statement these would be the older of the two. */
  private async observe(): Promise<number> {
    const { rows: numbers } = await this.pool.query<{ last: number }>({
      name: this.log.statement,
      // A sequence that gave out nothing says 1 all the same; who believed it would never see the first row.
      text: `select last_value - (not is_called)::int as last from ${this.log.sequence}`,
    });
    const sequence = numbers[0]!.last;
    if (sequence > this.seen) await this.note(sequence);
    const oldest = await this.oldest.read();
    for (const seen of this.observations) if (seen.below <= oldest) this.safe = Math.max(this.safe, seen.sequence);
    const waiting = this.observations.filter((seen) => seen.below > oldest);
    // Never without the oldest: among long transactions that overlap all the time only it lives to see its own end.
    this.observations = waiting.length > KEPT ? [...waiting.slice(0, KEPT - 1), waiting.at(-1)!] : waiting;
    return sequence;
  }

  /**
   * Takes an id of its own, above those of all who may have a number by now. A snapshot's end would not do: it lies behind the last
   * transaction that *ended*, and the newest ones, open and with numbers, are beyond it.
   */
  private async note(sequence: number): Promise<void> {
    const { rows } = await this.pool.query<{ next: string }>({
      name: 'event_transaction',
      text: 'select pg_current_xact_id()::text as next',
    });
    this.observations.push({ sequence, below: BigInt(rows[0]!.next) });
    this.seen = sequence;
  }
}
