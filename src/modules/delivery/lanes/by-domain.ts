import type { ClaimedDelivery } from '../../spool/index.js';
import type { Failure } from '../rules/reply.js';
import type { SiteAnswer } from './ports.js';

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

/** What becomes of the deliveries of a domain that has no site. */
export function unreachable(answer: SiteAnswer & { kind: 'failure' }): Failure {
  return { stage: 'dns', code: null, enhancedCode: null, text: answer.why, network: answer.network };
}
