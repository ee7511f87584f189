import { MtaStsPolicies } from '../../../src/modules/delivery/adapters/mx/mta-sts.js';
import { MxDirectory } from '../../../src/modules/delivery/adapters/mx/mx-directory.js';
import { HostMemory } from '../../../src/modules/delivery/adapters/routes/host-memory.js';
import { MxRoute, type MxRouteOptions } from '../../../src/modules/delivery/adapters/routes/mx-route.js';
import {
  RFC_TIMEOUTS,
  type SessionTimeouts,
} from '../../../src/modules/delivery/adapters/smtp-session/session-types.js';
import { Clock } from '../../../src/platform/clock/clock.js';
import { Config, type EmbeddedFacts, parseEnvironment } from '../../../src/platform/config/config.js';
import { DnsResolver } from '../../../src/platform/dns/index.js';
import { OutboundHttp } from '../../../src/platform/outbound-http/index.js';
import type { DnsServer } from '../../support/peers/dns-server.js';

export const SHORT_TIMEOUTS: SessionTimeouts = {
  ...RFC_TIMEOUTS,
  connectMs: 3_000,
  greetingMs: 3_000,
  ehloMs: 3_000,
  tlsMs: 3_000,
};

export interface MxWorldOptions extends Partial<MxRouteOptions> {
  dns: DnsServer;
  port: number;
  sts?: { port: number; ca: string };
}

/** The `mx` route with a test's own name server. */
export function mxRoute({ dns: server, sts: stsOptions, ...options }: MxWorldOptions): MxRoute {
  const clock = new Clock();
  const nowMs = (): number => clock.monotonicMs();
  const config = new Config(
    parseEnvironment({ DNS_SERVERS: server.address, OUTBOUND_HTTP_ALLOW: '127.0.0.0/8' }),
    {} as EmbeddedFacts,
  );
  const dns = new DnsResolver(config, clock);
  const sts = new MtaStsPolicies(dns, new OutboundHttp(config, dns), clock, stsOptions);
  return new MxRoute(new MxDirectory(dns, sts, nowMs), dns, new HostMemory(nowMs), {
    dnsServers: [server.address],
    allowPrivate: true,
    timeouts: SHORT_TIMEOUTS,
    nowMs,
    nowInstantMs: () => clock.now(),
    overridesFor: () => [],
    ...options,
  });
}
