import { Injectable } from '@nestjs/common';
import type { Instant } from '../../../kernel/time/instant.js';
import { Clock } from '../../../platform/clock/clock.js';
import { HotPool } from '../../../platform/database/hot-pool.js';
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
    if (this.clock.monotonicMs() - this.readAtMs > FRESH_MS) this.refresh();
    if (this.byTarget.size === 0) return [];
    const provider = providerOf(site.replace(/^(?:mx|tls):/, '').split(','));
    return [this.byTarget.get(`provider:${provider}`), this.byTarget.get(site)].filter((found) => found !== undefined);
  };

  private refresh(): void {
    this.readAtMs = this.clock.monotonicMs();
    this.pool
      .query<Row>(
        'select target, connections, messages_per_connection, rate_per_second, tls, until_at from shaping_overrides',
      )
      .then(({ rows }) => (this.byTarget = new Map(rows.map((row) => [row.target, overrideOf(row)]))))
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
