import type { CaaRecord, MxRecord } from 'node:dns';
import { Resolver } from 'node:dns/promises';
import { Injectable } from '@nestjs/common';
import { MINUTE_MS, SECOND_MS } from '../../kernel/time/instant.js';
import { Clock } from '../clock/clock.js';
import { Config } from '../config/config.js';

/** What a look-up of each type answers. */
export interface DnsRecords {
  A: string;
  AAAA: string;
  MX: MxRecord;
  /** One text per record, its strings joined (RFC 7208 §3.3). */
  TXT: string;
  CNAME: string;
  PTR: string;
  NS: string;
  CAA: CaaRecord;
}
export type DnsType = keyof DnsRecords;

/**
 * `no-such-name` is a fact about the name: `exists` tells an existing name without such records from one that does not
 * exist. `temporary` is a fact about us or its servers: nothing may be concluded from it.
 */
export type DnsAnswer<T> =
  { kind: 'found'; records: T[] } | { kind: 'no-such-name'; exists: boolean } | { kind: 'temporary'; code: string };

const FOUND_MS = MINUTE_MS;
const ABSENT_MS = 30 * SECOND_MS;
const TEMPORARY_MS = 2 * SECOND_MS;
const MAX_ENTRIES = 10_000;
const TIMEOUT_MS = 3_000;
const TRIES = 2;

interface Entry {
  untilMs: number;
  answer: Promise<DnsAnswer<never>>;
}

/** Look-ups through DNS_SERVERS (the system's when empty), remembered for a minute at most and shared while they run. */
@Injectable()
export class DnsResolver {
  private readonly resolver = new Resolver({ timeout: TIMEOUT_MS, tries: TRIES });
  private readonly entries = new Map<string, Entry>();

  constructor(
    config: Config,
    private readonly clock: Clock,
  ) {
    if (config.values.DNS_SERVERS.length > 0) this.resolver.setServers(config.values.DNS_SERVERS);
  }

  resolve<T extends DnsType>(name: string, type: T): Promise<DnsAnswer<DnsRecords[T]>> {
    const key = keyOf(name, type);
    const nowMs = this.clock.monotonicMs();
    const known = this.entries.get(key);
    if (known && known.untilMs > nowMs) return known.answer;
    const answer = this.ask(name, type) as Promise<DnsAnswer<never>>;
    const entry: Entry = { untilMs: Number.POSITIVE_INFINITY, answer };
    this.remember(key, entry);
    void answer.then((settled) => (entry.untilMs = this.clock.monotonicMs() + lifetimeMs(settled)));
    return answer;
  }

  /** Asked of the servers now, for those who decide on what has just changed; they may remember it themselves. */
  resolveAnew<T extends DnsType>(name: string, type: T): Promise<DnsAnswer<DnsRecords[T]>> {
    this.entries.delete(keyOf(name, type));
    return this.resolve(name, type);
  }

  /** Both families, IPv4 first; temporary only when nothing was found and a family could not be asked. */
  async addresses(name: string): Promise<DnsAnswer<string>> {
    const answers = await Promise.all([this.resolve(name, 'A'), this.resolve(name, 'AAAA')]);
    const records = answers.flatMap((answer) => (answer.kind === 'found' ? answer.records : []));
    if (records.length > 0) return { kind: 'found', records };
    return (
      answers.find((answer) => answer.kind === 'temporary') ?? {
        kind: 'no-such-name',
        exists: answers.some((answer) => answer.kind === 'no-such-name' && answer.exists),
      }
    );
  }

  private async ask(name: string, type: DnsType): Promise<DnsAnswer<unknown>> {
    try {
      const records: unknown[] =
        type === 'TXT'
          ? (await this.resolver.resolveTxt(name)).map((parts) => parts.join(''))
          : ((await this.resolver.resolve(name, type)) as unknown[]);
      return records.length > 0 ? { kind: 'found', records } : { kind: 'no-such-name', exists: true };
    } catch (error) {
      return failure(error);
    }
  }

  private remember(key: string, entry: Entry): void {
    if (this.entries.size >= MAX_ENTRIES)
      for (const oldest of [...this.entries.keys()].slice(0, MAX_ENTRIES / 10)) this.entries.delete(oldest);
    this.entries.delete(key);
    this.entries.set(key, entry);
  }
}

function keyOf(name: string, type: DnsType): string {
  return `${type} ${name.toLowerCase()}`;
}

function lifetimeMs(answer: DnsAnswer<unknown>): number {
  if (answer.kind === 'found') return FOUND_MS;
  return answer.kind === 'temporary' ? TEMPORARY_MS : ABSENT_MS;
}

/** A name that is no name can never exist; everything that is not a clear answer may be different in a minute. */
function failure(error: unknown): DnsAnswer<never> {
  const code = (error as NodeJS.ErrnoException).code ?? 'UNKNOWN';
  if (code === 'ENODATA') return { kind: 'no-such-name', exists: true };
  if (code === 'ENOTFOUND' || code === 'EBADNAME' || code === 'ERR_INVALID_ARG_TYPE')
    return { kind: 'no-such-name', exists: false };
  return { kind: 'temporary', code };
}
