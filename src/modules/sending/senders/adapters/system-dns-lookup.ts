import { Resolver } from 'node:dns/promises';
import { Injectable } from '@nestjs/common';
import { Config } from '../../../../platform/config/config.js';
import type { FoundValues } from '../rules/dns-records.js';
import { DnsLookup } from './dns-lookup.port.js';

const TIMEOUT_MS = 3_000;
const TRIES = 2;
const MAX_VALUES = 50;
const MAX_VALUE_CHARS = 4_096;

/** Answers that say "there is none" (RFC 2308): the name, or records of this type at it. */
const ABSENT = new Set(['ENOTFOUND', 'ENODATA', 'EBADNAME']);

/**
 * Asks DNS_SERVERS, or the system's resolvers. Nothing is remembered here: who has just published a record and asks again
 * must see it. What strangers put into the DNS is cut to a sane size.
 */
@Injectable()
export class SystemDnsLookup extends DnsLookup {
  private readonly resolver: Resolver;

  constructor(config: Config) {
    super();
    this.resolver = new Resolver({ timeout: TIMEOUT_MS, tries: TRIES });
    if (config.values.DNS_SERVERS.length > 0) this.resolver.setServers(config.values.DNS_SERVERS);
  }

  /** The strings of one record belong together (RFC 7208 §3.3, RFC 6376 §3.6.2.2). */
  txt(name: string): Promise<FoundValues> {
    return this.ask(async () => (await this.resolver.resolveTxt(name)).map((strings) => strings.join('')));
  }

  cname(name: string): Promise<FoundValues> {
    return this.ask(() => this.resolver.resolveCname(name));
  }

  mx(name: string): Promise<FoundValues> {
    return this.ask(async () => (await this.resolver.resolveMx(name)).map((record) => record.exchange));
  }

  private async ask(question: () => Promise<string[]>): Promise<FoundValues> {
    try {
      return (await question()).slice(0, MAX_VALUES).map((value) => value.slice(0, MAX_VALUE_CHARS));
    } catch (error) {
      return ABSENT.has(String((error as { code?: unknown }).code)) ? [] : null;
    }
  }
}
