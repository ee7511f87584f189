import { wireId } from '../../../../kernel/ids.js';
import type { Language } from '../../../../kernel/texts.js';
import { isoOrNull, toIso } from '../../../../kernel/time/instant.js';
import type { DnsblEntity } from '../data/dnsbl.entity.js';
import { stepsFor } from '../rules/steps.table.js';
import type { ListingWithAccounts } from '../use-cases/read-listings.query.js';
import type { DnsblView, IpListingView } from './listings.dto.js';

export function presentDnsbl({ id, polledAt, ...list }: DnsblEntity): DnsblView {
  const { zone, severity, active, removalUrl, fault, version } = list;
  return { id: wireId('bls', id), zone, severity, active, removalUrl, fault, polledAt: isoOrNull(polledAt), version };
}

export function presentListing({ listing, accountIds }: ListingWithAccounts, language: Language): IpListingView {
  const { zone, severity, removalUrl } = listing.dnsbl!;
  const { id, address, codes, reason, openedAt, lastSeenAt, confirmedAt, closedAt } = listing;
  return {
    id: wireId('lsg', id),
    ip: address,
    list: zone,
    severity,
    code: codes.join(' '),
    reason,
    accounts: accountIds.map((accountId) => wireId('acc', accountId)),
    openedAt: toIso(openedAt),
    lastSeenAt: toIso(lastSeenAt),
    confirmedAt: isoOrNull(confirmedAt),
    closedAt: isoOrNull(closedAt),
    steps: stepsFor({ severity, codes, removalUrl, closed: closedAt !== null }, language),
  };
}
