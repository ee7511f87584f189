import type { FoundValues } from '../rules/dns-records.js';

/** Reads the DNS. An empty list means that there is no such record; null, that nobody could be asked. */
export abstract class DnsLookup {
  abstract txt(name: string): Promise<FoundValues>;
  abstract cname(name: string): Promise<FoundValues>;
  abstract mx(name: string): Promise<FoundValues>;
}
