import { Injectable } from '@nestjs/common';
import type { Instant } from '../../kernel/time/instant.js';

/** Order of sources that are due at the same instant: what others depend on comes first. */
export const RANK = {
  platform: 0,
  quota: 10,
  billing: 20,
  accounts: 30,
  spool: 40,
  sending: 50,
  delivery: 60,
  housekeeping: 90,
} as const;

/**
 * Something that happens by itself. It only posts consequences (answers are computed on read), re-reads its rows under
 * lock and is safe to repeat.
 */
export interface DueSource {
  readonly name: string;
  readonly rank: number;
  /** Pollers and housekeeping: run once per move of the test clock instead of at each of their instants. */
  readonly collapse?: boolean;
  /** The next business instant at which something is due; null when nothing is. Must be cheap: it is asked every second. */
  nextDue(): Promise<Instant | null>;
  /** Does what is due at `at`; answering normally means nothing due at `at` is left. */
  runDue(at: Instant): Promise<void>;
}

/** All due sources of this process, each registered at start by its module. */
@Injectable()
export class DueSources {
  private readonly sources: DueSource[] = [];

  register(source: DueSource): void {
    this.sources.push(source);
    this.sources.sort((a, b) => a.rank - b.rank || a.name.localeCompare(b.name));
  }

  all(): readonly DueSource[] {
    return this.sources;
  }
}

/** Says whether a part of the product has finished what the last instant set in motion; asked by the test clock. */
export interface Quiescence {
  readonly name: string;
  isIdle(): Promise<boolean>;
}

@Injectable()
export class QuiescenceProbes {
  private readonly probes: Quiescence[] = [];

  register(probe: Quiescence): void {
    this.probes.push(probe);
  }

  async busy(): Promise<string[]> {
    const states = await Promise.all(
      this.probes.map(async (probe) => ({ name: probe.name, idle: await probe.isIdle() })),
    );
    return states.filter((state) => !state.idle).map((state) => state.name);
  }
}
