import { Injectable } from '@nestjs/common';
import { Config } from '../../../../platform/config/config.js';
import { DnsLookup } from '../adapters/dns-lookup.port.js';
import type { KeyedDomain } from '../data/domains.repository.js';
import { checkRecord, type CheckedRecord, type ExpectedRecord } from '../rules/dns-records.js';
import { customerRecords } from '../rules/domain-records.js';

/** Compares what the DNS says with what it should say. Never called inside a transaction. */
@Injectable()
export class DomainChecks {
  constructor(
    private readonly dns: DnsLookup,
    private readonly config: Config,
  ) {}

  ofDomain({ domain, keys }: KeyedDomain): Promise<CheckedRecord[]> {
    return this.of(customerRecords(domain, keys, this.config.returnPathDomain));
  }

  of(records: readonly ExpectedRecord[]): Promise<CheckedRecord[]> {
    return Promise.all(records.map(async (record) => checkRecord(record, await this.lookUp(record))));
  }

  private lookUp({ type, name }: ExpectedRecord) {
    if (type === 'TXT') return this.dns.txt(name);
    return type === 'CNAME' ? this.dns.cname(name) : this.dns.mx(name);
  }
}
