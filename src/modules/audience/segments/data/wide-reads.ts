import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';

/** As many at once in a process; more would take the database away from mail. */
const AT_ONCE = 2;
/** With room for the members of a list of a million, and help for the scan where the server grants it. */
const SETTINGS = `select set_config('work_mem', '64MB', true), set_config('max_parallel_workers_per_gather', $1, true)`;
const OUT_OF_RESOURCES = '53';

/**
 * Statements that go over all contacts of an account. As a worker, with the account in the statement: under row-level security the
 * planner may use no index for what is not leakproof.
 */
@Injectable()
export class WideReads {
  private under = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly unitOfWork: UnitOfWork) {}

  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    await this.turn();
    try {
      return await this.helped(work);
    } finally {
      this.under -= 1;
      this.waiting.shift()?.();
    }
  }

  /** Helpers need shared memory, which small containers have none of: then it goes without. */
  private async helped<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await this.once('2', work);
    } catch (error) {
      if (!String((error as { code?: unknown }).code).startsWith(OUT_OF_RESOURCES)) throw error;
      return this.once('0', work);
    }
  }

  private once<T>(helpers: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      await tx.query(SETTINGS, [helpers]);
      return work(tx);
    });
  }

  private async turn(): Promise<void> {
    if (this.under >= AT_ONCE) await new Promise<void>((resolve) => void this.waiting.push(resolve));
    this.under += 1;
  }
}
