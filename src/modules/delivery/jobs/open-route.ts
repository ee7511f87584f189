import { getServers } from 'node:dns';
import type { Clock } from '../../../platform/clock/clock.js';
import type { Config } from '../../../platform/config/config.js';
import type { DnsResolver } from '../../../platform/dns/index.js';
import type { OutboundHttp } from '../../../platform/outbound-http/index.js';
import { MtaStsPolicies } from '../adapters/mx/mta-sts.js';
import { MxDirectory } from '../adapters/mx/mx-directory.js';
import { HostMemory } from '../adapters/routes/host-memory.js';
import { InboxRoute } from '../adapters/routes/inbox-route.js';
import { MxRoute } from '../adapters/routes/mx-route.js';
import { SmartHostRoute } from '../adapters/routes/smart-host-route.js';
import { RFC_TIMEOUTS } from '../adapters/smtp-session/session-types.js';
import type { DevInbox } from '../data/dev-inbox.js';
import type { ShapingOverrides } from '../data/shaping-overrides.js';
import type { Route } from '../lanes/ports.js';
import { shapingFor } from '../rules/shaping.js';
import { SMART_HOST_SHAPING } from '../rules/shaping.table.js';

/** The way mail leaves, as DELIVERY_ROUTE says. */
export function openRoute(
  config: Config,
  clock: Clock,
  inbox: DevInbox,
  overrides: ShapingOverrides,
  dns: DnsResolver,
  http: OutboundHttp,
): Route {
  const { DELIVERY_ROUTE: route, DNS_SERVERS, MX_PORT, MX_ALLOW_PRIVATE } = config.values;
  if (route === 'inbox') return new InboxRoute(inbox, clock);
  const nowMs = (): number => clock.monotonicMs();
  const memory = new HostMemory(nowMs);
  if (route !== 'mx')
    return new SmartHostRoute(route, memory, RFC_TIMEOUTS, (site) =>
      shapingFor([], clock.now(), overrides.for(site), SMART_HOST_SHAPING),
    );
  const allowPrivate = MX_ALLOW_PRIVATE === true;
  const directory = new MxDirectory(dns, new MtaStsPolicies(dns, http, clock), nowMs);
  return new MxRoute(directory, dns, memory, {
    port: MX_PORT,
    dnsServers: DNS_SERVERS.length > 0 ? DNS_SERVERS : getServers(),
    allowPrivate,
    timeouts: RFC_TIMEOUTS,
    nowMs,
    nowInstantMs: () => clock.now(),
    overridesFor: overrides.for,
  });
}
