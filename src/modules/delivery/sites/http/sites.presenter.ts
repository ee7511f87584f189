import { type Instant, isoOrNull, toIso } from '../../../../kernel/time/instant.js';
import { ANY, type DeliveryPause, type SiteAddress, type SiteState } from '../../../spool/index.js';
import { providerOf } from '../../rules/shaping.js';
import { siteId } from '../rules/site-id.js';
import type { SiteDetail, SiteOverview } from '../use-cases/read-sites.query.js';
import type { PauseView, SiteDetailView, SiteView } from './sites.dto.js';

export function presentSite(found: SiteOverview, now: Instant): SiteView {
  const { site, queue, shaping, override, addresses, pauses, rate } = found;
  const hosts = site.replace(/^(?:mx|tls):/, '').split(',');
  const allowed = addresses.reduce((sum, address) => sum + allowedOf(address, found, now), 0);
  return {
    id: siteId(site),
    site,
    states: statesOf(found, now),
    queue: { ...queue.counts, atLeast: queue.atLeast },
    oldestWaitingAt: isoOrNull(queue.oldestAt),
    perMinute: rate,
    connections: { open: addresses.reduce((sum, { open }) => sum + open, 0), allowed },
    limits: {
      inForce: found.inForce.map(({ since, until, ...limit }) => ({
        ...limit,
        since: isoOrNull(since),
        until: isoOrNull(until),
      })),
      shaping: {
        provider: providerOf(hosts),
        maxSessions: shaping.connections,
        mostSessions: shaping.mostConnections,
        messagesPerConnection: shaping.messagesPerConnection,
        ratePerSecond: shaping.ratePerSecond,
        tls: shaping.tls,
      },
      override: override && {
        maxSessions: override.connections,
        ratePerSecond: override.ratePerSecond,
        until: isoOrNull(override.until),
        note: override.note,
      },
      learned: addresses.filter((address) => learnedOf(address, now) !== null).map(presentLearned),
      pauses: [
        ...pauses.map(presentPause),
        ...addresses.filter(({ pausedUntil }) => pausedUntil !== null && pausedUntil > now).map(presentRest),
      ],
    },
  };
}

export function presentSiteDetail(found: SiteDetail, now: Instant): SiteDetailView {
  return {
    ...presentSite(found, now),
    ips: found.addresses.map((address) => ({
      ip: address.ip,
      connections: { open: address.open, allowed: allowedOf(address, found, now) },
      pausedUntil: address.pausedUntil !== null && address.pausedUntil > now ? toIso(address.pausedUntil) : null,
    })),
    replies: found.replies.map(({ site: _, at, ...reply }) => ({ at: toIso(at), ...reply })),
  };
}

export function presentPause(pause: DeliveryPause): PauseView {
  return {
    by: 'staff',
    ip: pause.ip === ANY ? null : pause.ip,
    everywhere: pause.site === ANY,
    reason: pause.reason,
    pausedBy: pause.pausedBy,
    since: toIso(pause.pausedAt),
    until: isoOrNull(pause.until),
  };
}

function presentRest(address: SiteAddress): PauseView {
  const { ip, pausedReply: reason, pausedAt, pausedUntil } = address;
  const [since, until] = [isoOrNull(pausedAt), isoOrNull(pausedUntil)];
  return { by: 'reply', ip, everywhere: false, reason, pausedBy: null, since, until };
}

function presentLearned(address: SiteAddress): SiteView['limits']['learned'][number] {
  return {
    ip: address.ip,
    maxSessions: address.learnedMax!,
    reply: address.learnedMax! < address.maxSessions ? address.learnedBecause : null,
    since: isoOrNull(address.learnedAt),
    until: isoOrNull(address.learnedUntil),
  };
}

function learnedOf({ learnedMax, learnedUntil }: SiteAddress, now: Instant): number | null {
  return learnedUntil === null || learnedUntil > now ? learnedMax : null;
}

/** How many may be open at this moment. */
function allowedOf(address: SiteAddress, { shaping, pauses }: SiteOverview, now: Instant): number {
  const stopped = pauses.some(({ ip, site }) => ip === address.ip || (ip === ANY && site === address.site));
  if (stopped || (address.pausedUntil !== null && address.pausedUntil > now)) return 0;
  return Math.min(learnedOf(address, now) ?? shaping.connections, shaping.mostConnections);
}

function statesOf({ site, queue, addresses, pauses }: SiteOverview, now: Instant): SiteState[] {
  const { ready, later, paced, held, scheduled } = queue.counts;
  const holds: Record<SiteState, boolean> = {
    paused: pauses.some((pause) => pause.site === site),
    resting: addresses.some(({ pausedUntil }) => pausedUntil !== null && pausedUntil > now),
    limited: addresses.some((address) => (learnedOf(address, now) ?? Infinity) < address.maxSessions),
    sending: addresses.some(({ open }) => open > 0),
    waiting: ready + later + paced + held + scheduled > 0,
  };
  return (Object.keys(holds) as SiteState[]).filter((state) => holds[state]);
}
