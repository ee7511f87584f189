import { Injectable } from '@nestjs/common';
import { setTimeout as wait } from 'node:timers/promises';
import { DnsResolver } from '../../../../platform/dns/index.js';
import { type DomainFacts, NOT_ASKED } from '../rules/judge-address.js';

const AT_ONCE = 20;
/** Of all domains of a request together; who has not answered by then is unknown. */
const PATIENCE_MS = 5_000;
const MAX_HOSTS = 10;

/** Does a domain take mail? Silence is an answer of its own. */
@Injectable()
export class AskDomains {
  constructor(private readonly dns: DnsResolver) {}

  async run(domains: ReadonlySet<string>): Promise<Map<string, DomainFacts>> {
    const facts = new Map<string, DomainFacts>();
    const open = [...domains];
    const worker = async (): Promise<void> => {
      for (let domain = open.shift(); domain !== undefined; domain = open.shift())
        facts.set(domain, await this.ask(domain));
    };
    const enough = new AbortController();
    const patience = wait(PATIENCE_MS, undefined, { signal: enough.signal, ref: false }).catch(() => undefined);
    await Promise.race([Promise.all(Array.from({ length: AT_ONCE }, worker)), patience]);
    enough.abort();
    open.length = 0;
    return new Map(facts);
  }

  private async ask(domain: string): Promise<DomainFacts> {
    const mx = await this.dns.resolve(domain, 'MX');
    if (mx.kind === 'temporary') return NOT_ASKED;
    if (mx.kind === 'found') return ofRecords(mx.records);
    if (!mx.exists) return { exists: false, mx: [], nullMx: false };
    const addresses = await this.dns.addresses(domain);
    if (addresses.kind === 'temporary') return { exists: true, mx: null, nullMx: false };
    return { exists: true, mx: addresses.kind === 'found' ? [domain] : [], nullMx: false };
  }
}

function ofRecords(records: readonly { exchange: string; priority: number }[]): DomainFacts {
  const hosts = [...records].sort((a, b) => a.priority - b.priority).map(({ exchange }) => exchange.toLowerCase());
  const real = hosts.filter((host) => host !== '' && host !== '.');
  return { exists: true, mx: real.slice(0, MAX_HOSTS), nullMx: real.length === 0 };
}
