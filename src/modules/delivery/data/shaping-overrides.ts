import { Injectable } from '@nestjs/common';
import { type Instant, toIso } from '../../../kernel/time/instant.js';
import { Clock } from '../../../platform/clock/clock.js';
import { HotPool } from '../../../platform/database/hot-pool.js';
import type { Tx } from '../../../platform/database/tx.js';
import { providerOf, type ShapingOverride } from '../rules/shaping.js';

const FRESH_MS = 30_000;

interface Row {
  target: string;
  connections: number | null;
  messages_per_connection: number | null;
  rate_per_second: number | null;
  tls: 'opportunistic' | 'required' | null;
  until_at: Instant | null;
}

/** What staff set for one site, as they see it. */
export interface StoredOverride {
  target: string;
  connections: number | null;
  ratePerSecond: number | null;
  messagesPerConnection: number | null;
  until: Instant | null;
  note: string;
  /** Null: before anybody noted it. */
  setAt: Instant | null;
  setBy: string | null;
}

type Wanted = Pick<StoredOverride, 'connections' | 'ratePerSecond' | 'until' | 'note' | 'setBy'>;

const STORED = `target, connections, rate_per_second as "ratePerSecond", messages_per_connection as "messagesPerConnection",
  until_at as until, note, set_at as "setAt", set_by as "setBy"`;
const IS_EMPTY = 'connections is null and rate_per_second is null and messages_per_connection is null and tls is null';

/** Limits that staff set for a site or a provider; at most half a minute old. */
@Injectable()
export class ShapingOverrides {
  private byTarget = new Map<string, ShapingOverride>();
  private readAtMs = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly pool: HotPool,
    private readonly clock: Clock,
  ) {}

  /** From memory; a stale memory is refreshed behind. */
  readonly for = (site: string): readonly ShapingOverride[] => {
    if (this.clock.monotonicMs() - this.readAtMs > FRESH_MS) void this.refresh();
    if (this.byTarget.size === 0) return [];
    const provider = providerOf(site.replace(/^(?:mx|tls):/, '').split(','));
    return [this.byTarget.get(`provider:${provider}`), this.byTarget.get(site)].filter((found) => found !== undefined);
  };

  /** Those of these sites, and of providers by `provider:name`, that are in force. */
  async of(targets: readonly string[]): Promise<Map<string, StoredOverride>> {
    const { rows } = await this.pool.query<StoredOverride>(
      `select ${STORED} from shaping_overrides where target = any ($1::text[]) and (until_at is null or until_at > $2::timestamptz)`,
      [targets, toIso(this.clock.now())],
    );
    return new Map(rows.map((row) => [row.target, row]));
  }

  /** Null when nothing of it is left. */
  async setIn(tx: Tx, target: string, wanted: Wanted): Promise<StoredOverride | null> {
    const [row] = await tx.query<StoredOverride>(
      `insert into shaping_overrides as o (target, connections, rate_per_second, until_at, note, set_at, set_by)
         values ($1, $2, $3, $4::timestamptz, $5, $6::timestamptz, $7)
       on conflict (target) do update set connections = excluded.connections, rate_per_second = excluded.rate_per_second,
         until_at = excluded.until_at, note = excluded.note, set_at = excluded.set_at, set_by = excluded.set_by returning ${STORED}`,
      [
        target,
        wanted.connections,
        wanted.ratePerSecond,
        wanted.until === null ? null : toIso(wanted.until),
        wanted.note,
        toIso(tx.now),
        wanted.setBy,
      ],
    );
    const gone = await tx.query<{ target: string }>(
      `with gone as (delete from shaping_overrides where target = $1 and ${IS_EMPTY} returning target) select target from gone`,
      [target],
    );
    return gone.length > 0 ? null : row!;
  }

  /** After a change of this process's own; the others see it within half a minute. */
  reload(): Promise<void> {
    return this.refresh();
  }

  private refresh(): Promise<void> {
    this.readAtMs = this.clock.monotonicMs();
    return this.pool
      .query<Row>(
        'select target, connections, messages_per_connection, rate_per_second, tls, until_at from shaping_overrides',
      )
      .then(({ rows }) => void (this.byTarget = new Map(rows.map((row) => [row.target, overrideOf(row)]))))
      .catch(() => undefined);
  }
}

function overrideOf(row: Row): ShapingOverride {
  return {
    ...(row.connections === null ? {} : { connections: row.connections }),
    ...(row.messages_per_connection === null ? {} : { messagesPerConnection: row.messages_per_connection }),
    ...(row.rate_per_second === null ? {} : { ratePerSecond: row.rate_per_second }),
    ...(row.tls === null ? {} : { tls: row.tls }),
    untilMs: row.until_at,
  };
}
