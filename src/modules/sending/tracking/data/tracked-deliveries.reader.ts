import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../platform/clock/clock.js';
import { HotPool } from '../../../../platform/database/hot-pool.js';
import type { LinkTarget } from '../rules/link-tokens.js';

/** What is asked of a delivery when somebody follows its links. */
export interface TrackedDelivery {
  /** Where the link leads; null when none was asked for or there is none of that number. */
  url: string | null;
}

/** Nobody could be asked, and nothing is remembered. */
export class TrackingUnavailable extends Error {}

const PAGE = 500;
const FRESH_MS = 1_000;
const REMEMBERED = 20_000;
const PATIENCE_MS = 2_000;

interface Question extends LinkTarget {
  key: string;
  answer: (found: TrackedDelivery | null) => void;
  fail: (error: Error) => void;
}
interface Remembered {
  found: TrackedDelivery;
  readAtMs: number;
}

/**
 * Deliveries by what a token says. Requests that come while a statement runs share the next one, so a flood costs one
 * statement at a time; what was found is remembered, and is what answers while the database does not.
 */
@Injectable()
export class TrackedDeliveries {
  private readonly remembered = new Map<string, Remembered>();
  private waiting: Question[] = [];
  private isAsking = false;

  constructor(
    private readonly pool: HotPool,
    private readonly clock: Clock,
  ) {}

  /** Null when there is no such delivery (any more). */
  async find(target: LinkTarget): Promise<TrackedDelivery | null> {
    const key = `${target.deliveryId} ${target.link ?? ''}`;
    const known = this.remembered.get(key);
    if (known && this.clock.monotonicMs() - known.readAtMs < FRESH_MS) return known.found;
    try {
      return await this.ask(target, key);
    } catch (cause) {
      if (known) return known.found;
      throw new TrackingUnavailable('the database does not answer', { cause });
    }
  }

  private ask(target: LinkTarget, key: string): Promise<TrackedDelivery | null> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('no answer in time')), PATIENCE_MS);
      const done = (): void => clearTimeout(timer);
      this.waiting.push({
        ...target,
        key,
        answer: (found) => (done(), resolve(found)),
        fail: (error) => (done(), reject(error)),
      });
      if (!this.isAsking) void this.askAll();
    });
  }

  private async askAll(): Promise<void> {
    this.isAsking = true;
    while (this.waiting.length > 0) {
      const page = this.waiting.splice(0, PAGE);
      try {
        const found = await this.read(page);
        page.forEach((question, i) => question.answer(this.keep(question.key, found.get(i) ?? null)));
      } catch (error) {
        for (const question of page) question.fail(error as Error);
      }
    }
    this.isAsking = false;
  }

  private keep(key: string, found: TrackedDelivery | null): TrackedDelivery | null {
    this.remembered.delete(key);
    if (found === null) return null;
    if (this.remembered.size >= REMEMBERED) this.remembered.delete(this.remembered.keys().next().value!);
    this.remembered.set(key, { found, readAtMs: this.clock.monotonicMs() });
    return found;
  }

  private async read(page: readonly Question[]): Promise<Map<number, TrackedDelivery>> {
    const { rows } = await this.pool.query<{ n: number; url: string | null }>({
      name: 'tracked_deliveries',
      text: `select x.n::int as n, coalesce(
          (select l.urls[x.link + 1] from message_links l where x.link is not null and l.message_id = d.message_id),
          (select b.urls[x.link + 1] from messages m join bulks b on b.id = m.bulk_id where x.link is not null and m.id = d.message_id)) as url
        from unnest($1::uuid[], $2::int[]) with ordinality x (id, link, n) join deliveries d on d.id = x.id`,
      values: [page.map(({ deliveryId }) => deliveryId), page.map(({ link }) => link)],
    });
    return new Map(rows.map(({ n, url }) => [n - 1, { url }]));
  }
}
