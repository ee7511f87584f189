import { Injectable } from '@nestjs/common';
import type { Instant } from '../../../kernel/time/instant.js';
import type { DayResults } from './rules/judge-day.js';

/** Knows what became of mail by the address it left from; a module above counts that. */
export interface IpResultsSource {
  /** Of all events in this span; by address. */
  resultsOf(addresses: readonly string[], from: Instant, to: Instant): Promise<Map<string, DayResults>>;
}

export const NO_RESULTS: DayResults = { delivered: 0, deferred: 0, bounced: 0, complained: 0 };

@Injectable()
export class IpResults {
  private source: IpResultsSource | null = null;

  /** While a module starts. */
  register(source: IpResultsSource): void {
    if (this.source !== null) throw new Error('the results of addresses are known by one module');
    this.source = source;
  }

  of(addresses: readonly string[], from: Instant, to: Instant): Promise<Map<string, DayResults>> {
    return addresses.length === 0 || this.source === null
      ? Promise.resolve(new Map<string, DayResults>())
      : this.source.resultsOf(addresses, from, to);
  }
}
