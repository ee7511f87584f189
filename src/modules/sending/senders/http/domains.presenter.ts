import { wireId } from '../../../../kernel/ids.js';
import { addMs, isoOrNull, toIso } from '../../../../kernel/time/instant.js';
import type { KeyedDomain } from '../data/domains.repository.js';
import type { CheckedRecord } from '../rules/dns-records.js';
import { alignmentOf } from '../rules/dmarc.js';
import { trackingName } from '../rules/domain-records.js';
import { GRACE_MS } from '../rules/next-check.js';
import type { DnsRecordView, DomainView } from './domains.dto.js';

export function presentDomain({ domain, keys }: KeyedDomain): DomainView {
  const signs = domain.status === 'verified' && keys.some((key) => stateOf(key) === 'active');
  const returnPathReady = domain.returnPathAt !== null;
  return {
    id: wireId('dom', domain.id),
    name: domain.name,
    status: domain.status,
    authenticated: signs,
    dkim: keys.map((key) => ({
      selector: key.selector,
      algorithm: key.algorithm,
      published: key.publishedAt !== null,
      state: stateOf(key),
    })),
    returnPathReady,
    alignment: {
      ...alignmentOf({ signs, returnPathReady }, domain.dmarc),
      dmarc: domain.dmarc && { domain: domain.dmarc.domain, policy: domain.dmarc.policy },
    },
    track: {
      opens: domain.trackOpens,
      clicks: domain.trackClicks,
      host: domain.trackingAt === null ? null : trackingName(domain.name),
    },
    failingSince: isoOrNull(domain.failingSince),
    graceEndsAt: domain.failingSince === null ? null : toIso(addMs(domain.failingSince, GRACE_MS)),
    verifiedAt: isoOrNull(domain.verifiedAt),
    checkedAt: isoOrNull(domain.checkedAt),
    nextCheckAt: isoOrNull(domain.nextCheckAt),
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

function stateOf({ publishedAt, retiredAt }: KeyedDomain['keys'][number]): 'waiting' | 'active' | 'retired' {
  if (retiredAt !== null) return 'retired';
  return publishedAt === null ? 'waiting' : 'active';
}
