import { Injectable } from '@nestjs/common';
import { Config } from '../../../../platform/config/config.js';
import { DnsLookup } from '../adapters/dns-lookup.port.js';
import type { DomainKeyEntity } from '../data/domain-key.entity.js';
import type { KeyedDomain } from '../data/domains.repository.js';
import { checkRecord, type CheckedRecord, type ExpectedRecord, type RecordStatus } from '../rules/dns-records.js';
import { type DmarcPolicy, dmarcNames, readDmarc } from '../rules/dmarc.js';
import { customerRecords, dkimRecord, type PointedTo, selectorName } from '../rules/domain-records.js';

/** What the DNS says about a domain. */
export interface DomainCheck {
  records: CheckedRecord[];
  /** By key id: whether a verifier finds it; null: it could not be looked up. */
  keys: Map<string, boolean | null>;
  /** `undefined`: it could not be looked up. */
  dmarc: DmarcPolicy | null | undefined;
}

/** Compares what the DNS says with what it should say. Never called inside a transaction. */
@Injectable()
export class DomainChecks {
  constructor(
    private readonly dns: DnsLookup,
    private readonly config: Config,
  ) {}

  async ofDomain({ domain, keys }: KeyedDomain): Promise<DomainCheck> {
    const [records, dmarc, pointed] = await Promise.all([
      this.of(
        customerRecords(
          domain,
          keys.filter(({ retiredAt }) => retiredAt === null),
          this.pointedTo(),
        ),
      ),
      this.dmarcOf(domain.name),
      domain.dkimBy === 'cname' ? this.throughPointers(domain.name, keys) : null,
    ]);
    const found = pointed ?? new Map(keys.map((key) => [key.id, standing(statusOf(records, key, domain.name))]));
    return { records: withInherited(records, dmarc), keys: found, dmarc };
  }

  of(records: readonly ExpectedRecord[]): Promise<CheckedRecord[]> {
    return Promise.all(records.map(async (record) => checkRecord(record, await this.lookUp(record))));
  }

  private pointedTo(): PointedTo {
    return {
      returnPathDomain: this.config.returnPathDomain,
      trackingHost: new URL(this.config.trackingUrl).hostname,
      dkimZone: this.config.values.DKIM_ZONE,
    };
  }

  /** What stands behind the pointers: the operator's zone may be older than the keys. */
  private async throughPointers(
    domain: string,
    keys: readonly DomainKeyEntity[],
  ): Promise<Map<string, boolean | null>> {
    const found = await Promise.all(
      keys.map(async (key) => {
        const expected: ExpectedRecord = {
          purpose: 'dkim',
          type: 'TXT',
          name: selectorName(key.selector, domain),
          expected: dkimRecord(key),
          required: true,
        };
        return [key.id, standing(checkRecord(expected, await this.lookUp(expected)).status)] as const;
      }),
    );
    return new Map(found);
  }

  private async dmarcOf(domain: string): Promise<DmarcPolicy | null | undefined> {
    for (const name of dmarcNames(domain)) {
      const values = await this.dns.txt(`_dmarc.${name}`);
      if (values === null) return undefined;
      const policy = readDmarc(values, name, domain);
      if (policy !== null) return policy;
    }
    return null;
  }

  private lookUp({ type, name }: ExpectedRecord) {
    if (type === 'TXT') return this.dns.txt(name);
    return type === 'CNAME' ? this.dns.cname(name) : this.dns.mx(name);
  }
}

function statusOf(records: readonly CheckedRecord[], key: DomainKeyEntity, domain: string): RecordStatus {
  const name = selectorName(key.selector, domain);
  return records.find((record) => record.name === name)?.status ?? 'unknown';
}

function standing(status: RecordStatus): boolean | null {
  return status === 'unknown' ? null : status === 'ok';
}

/** A policy of the domain above serves this one too. */
function withInherited(records: CheckedRecord[], dmarc: DmarcPolicy | null | undefined): CheckedRecord[] {
  return records.map((record) =>
    record.purpose === 'dmarc' && record.status === 'missing' && dmarc
      ? { ...record, status: 'ok' as const, found: [`_dmarc.${dmarc.domain}: p=${dmarc.policy}`] }
      : record,
  );
}
