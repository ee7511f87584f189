import type { ClaimedDelivery } from '../../spool/index.js';

export function byDomain(deliveries: readonly ClaimedDelivery[]): Map<string, ClaimedDelivery[]> {
  const groups = new Map<string, ClaimedDelivery[]>();
  for (const delivery of deliveries) {
    const domain = domainOf(delivery);
    const group = groups.get(domain);
    if (group) group.push(delivery);
    else groups.set(domain, [delivery]);
  }
  return groups;
}

export function domainOf(delivery: ClaimedDelivery): string {
  return delivery.recipient.slice(delivery.recipient.lastIndexOf('@') + 1).toLowerCase();
}
