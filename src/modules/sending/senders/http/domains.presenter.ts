import { wireId } from '../../../../kernel/ids.js';
import { type Instant, toIso } from '../../../../kernel/time/instant.js';
import type { KeyedDomain } from '../data/domains.repository.js';
import type { CheckedRecord } from '../rules/dns-records.js';
import type { DnsRecordView, DomainView } from './domains.dto.js';

export function presentDomain({ domain, keys }: KeyedDomain): DomainView {
  return {
    id: wireId('dom', domain.id),
    name: domain.name,
    status: domain.status,
    authenticated: domain.status === 'verified' && keys.some((key) => key.publishedAt !== null),
    dkim: keys.map(({ selector, algorithm, publishedAt }) => ({
      selector,
      algorithm,
      published: publishedAt !== null,
    })),
    returnPathReady: domain.returnPathAt !== null,
    verifiedAt: isoOrNull(domain.verifiedAt),
    checkedAt: isoOrNull(domain.checkedAt),
    createdAt: toIso(domain.createdAt),
  };
}

export function presentRecord({
  type,
  name,
  expected,
  found,
  status,
  purpose,
  required,
}: CheckedRecord): DnsRecordView {
  return { type, name, expected, found, status, purpose, required };
}

function isoOrNull(at: Instant | null): string | null {
  return at === null ? null : toIso(at);
}
