import { Injectable } from '@nestjs/common';
import { addMs, DAY_MS, toIso } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { HotPool } from '../../../../platform/database/hot-pool.js';
import { unavailable } from '../../../../platform/http/index.js';
import { SpoolFacade } from '../../../spool/index.js';
import type { StoreItem } from './store-item.js';

/** What became of one request. */
export type StoreAnswer =
  | { outcome: 'stored' | 'recorded' | 'idempotent' }
  | { outcome: 'suppressed'; hits: string[] }
  | { outcome: 'quota'; windowKind: number; windowUsed: number | null; wasSuspended: boolean };

interface Waiting {
  item: StoreItem;
  resolve: (answer: StoreAnswer) => void;
  reject: (error: unknown) => void;
}

interface AnswerRow {
  ord: number;
  outcome: StoreAnswer['outcome'];
  hits: string[] | null;
  window_kind: number | null;
  window_used: number | null;
  was_suspended: boolean;
}

const MAX_ITEMS = 100;
const MAX_BYTES = 2 * 1024 * 1024;
const MAX_IN_FLIGHT = 2;
const ATTEMPTS = 4;
const NO_PARTITION = '23514';
const TWICE = '23505';

/**
 * Group commit. The first request to wait starts a statement at once; whoever arrives while two are under way shares the
 * next one. Nobody ever waits for company.
 */
@Injectable()
export class StoreQueue {
  private waiting: Waiting[] = [];
  private inFlight = 0;
  private readonly busyGroups = new Set<object>();

  constructor(
    private readonly pool: HotPool,
    private readonly clock: Clock,
    private readonly spool: SpoolFacade,
  ) {}

  store(items: readonly StoreItem[]): Promise<StoreAnswer>[] {
    const answers = items.map(
      (item) => new Promise<StoreAnswer>((resolve, reject) => this.waiting.push({ item, resolve, reject })),
    );
    this.pump();
    return answers;
  }

  private pump(): void {
    while (this.inFlight < MAX_IN_FLIGHT) {
      const batch = this.nextBatch();
      if (batch.length === 0) return;
      const groups = new Set(batch.flatMap(({ item }) => (item.group === null ? [] : [item.group])));
      this.inFlight += 1;
      for (const group of groups) this.busyGroups.add(group);
      void this.run(batch).finally(() => {
        this.inFlight -= 1;
        for (const group of groups) this.busyGroups.delete(group);
        this.pump();
      });
    }
  }

  /** In order of arrival; a group that is under way waits, so that its items are judged in their order. */
  private nextBatch(): Waiting[] {
    const batch: Waiting[] = [];
    const rest: Waiting[] = [];
    let bytes = 0;
    for (const waiting of this.waiting) {
      const { item } = waiting;
      const fits = batch.length < MAX_ITEMS && (batch.length === 0 || bytes + item.body.length <= MAX_BYTES);
      if (fits && rest.length === 0 && !(item.group !== null && this.busyGroups.has(item.group))) {
        batch.push(waiting);
        bytes += item.body.length;
      } else rest.push(waiting);
    }
    if (batch.length === 0 && rest.length > 0) return this.behindBusyGroups();
    this.waiting = rest;
    return batch;
  }

  private behindBusyGroups(): Waiting[] {
    const at = this.waiting.findIndex(({ item }) => item.group === null || !this.busyGroups.has(item.group));
    return at < 0 ? [] : this.waiting.splice(at, 1);
  }

  private async run(batch: Waiting[]): Promise<void> {
    try {
      const answers = await this.call(batch.map(({ item }) => item));
      batch.forEach(({ resolve }, i) => resolve(answers[i]!));
    } catch (error) {
      for (const waiting of batch) await this.runAlone(waiting, error);
    }
  }

  /** After an error of the batch only the guilty request fails; ids make a repeat harmless. */
  private async runAlone({ item, resolve, reject }: Waiting, first: unknown): Promise<void> {
    let error = first;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      try {
        await this.recover(error, attempt);
        const [answer] = await this.call([item]);
        return resolve(answer!);
      } catch (cause) {
        if (codeOf(cause) === TWICE && (await this.isStored(item))) return resolve({ outcome: 'stored' });
        error = cause;
        if (codeOf(cause) !== null && codeOf(cause) !== NO_PARTITION && !isOutage(cause)) return reject(cause);
      }
    }
    reject(isOutage(error) ? unavailable(error) : error);
  }

  private async recover(error: unknown, attempt: number): Promise<void> {
    if (codeOf(error) === NO_PARTITION) {
      const now = this.clock.now();
      await this.pool.query('select ensure_month_partitions($1::timestamptz, $2::timestamptz)', [
        toIso(now),
        toIso(addMs(now, 62 * DAY_MS)),
      ]);
    } else if (isOutage(error)) await new Promise((resolve) => setTimeout(resolve, 100 * attempt ** 2));
  }

  private async isStored(item: StoreItem): Promise<boolean> {
    const { rowCount } = await this.pool.query('select from messages where id = $1 and account_id = $2', [
      item.id,
      item.accountId,
    ]);
    return rowCount === 1;
  }

  private async call(items: readonly StoreItem[]): Promise<StoreAnswer[]> {
    let at = 1;
    const metas = items.map(({ meta, body }) => {
      const placed = { ...meta, body_at: at, body_bytes: body.length };
      at += body.length;
      return placed;
    });
    const bodies = items.length === 1 ? items[0]!.body : Buffer.concat(items.map((item) => item.body));
    const { rows } = await this.pool.query<AnswerRow>({
      name: 'spool_accept',
      text: 'select * from spool_accept($1::timestamptz, $2::jsonb, $3::bytea)',
      values: [toIso(this.clock.now()), JSON.stringify(metas), bodies],
    });
    const answers: StoreAnswer[] = new Array<StoreAnswer>(items.length);
    for (const row of rows) answers[row.ord - 1] = answerOf(row);
    this.spool.wake(items.flatMap((item, i) => (answers[i]!.outcome === 'stored' ? item.lanes : [])));
    return answers;
  }
}

function answerOf(row: AnswerRow): StoreAnswer {
  if (row.outcome === 'suppressed') return { outcome: 'suppressed', hits: row.hits ?? [] };
  if (row.outcome === 'quota')
    return {
      outcome: 'quota',
      windowKind: row.window_kind ?? 0,
      windowUsed: row.window_used,
      wasSuspended: row.was_suspended,
    };
  return { outcome: row.outcome };
}

function codeOf(error: unknown): string | null {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : null;
}

/** No SQLSTATE means the connection broke; 08, 53, 57P: the server is not well; 40: it asks to be called again. */
function isOutage(error: unknown): boolean {
  if (error instanceof TypeError || error instanceof RangeError) return false;
  const code = codeOf(error);
  return code === null || /^(08|53|57P|40001|40P01)/.test(code);
}
