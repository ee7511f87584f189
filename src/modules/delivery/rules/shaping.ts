import { DEFAULT_SHAPING, PROVIDERS, type Shaping } from './shaping.table.js';

/** A limit that a person set for a site or provider, or that replies taught us, with its end. */
export interface ShapingOverride extends Partial<Shaping> {
  untilMs?: number | null;
}

/** The provider behind a set of MX hosts, or null. Every host must be the provider's: a mixed set is a private one. */
export function providerOf(hosts: readonly string[]): string | null {
  const found = PROVIDERS.find((row) => hosts.length > 0 && hosts.every((host) => row.host.test(trimDot(host))));
  return found?.provider ?? null;
}

/** Default ← provider ← overrides in force, each only where it says something. */
export function shapingFor(
  hosts: readonly string[],
  nowMs: number,
  overrides: readonly ShapingOverride[] = [],
  base: Shaping = DEFAULT_SHAPING,
): Shaping {
  const provider = PROVIDERS.find((row) => row.provider === providerOf(hosts));
  let shaping = merge(base, provider ?? {});
  for (const override of overrides) {
    if (override.untilMs == null || override.untilMs > nowMs) shaping = merge(shaping, override);
  }
  return shaping;
}

/** Who names a number of connections means no more than that, unless he names the most as well. */
function merge(base: Shaping, over: Partial<Shaping>): Shaping {
  const connections = over.connections ?? base.connections;
  return {
    connections,
    mostConnections: Math.max(connections, over.mostConnections ?? over.connections ?? base.mostConnections),
    messagesPerConnection: over.messagesPerConnection ?? base.messagesPerConnection,
    ratePerSecond: over.ratePerSecond === undefined ? base.ratePerSecond : over.ratePerSecond,
    tls: over.tls ?? base.tls,
    idleSeconds: over.idleSeconds ?? base.idleSeconds,
  };
}

function trimDot(host: string): string {
  return host.endsWith('.') ? host.slice(0, -1) : host;
}

/**
 * The name under which all domains with the same MX hosts share connections, limits and pauses. The hosts alone, not
 * their preferences: providers shuffle those. `strict` keeps domains whose published policy demands verified TLS apart
 * from domains without one, because a kept connection carries mail of every domain of the site.
 */
export function siteNameOf(hosts: readonly string[], strict: boolean): string {
  const sorted = [...new Set(hosts.map((host) => trimDot(host).toLowerCase()))].sort();
  return `${strict ? 'tls:' : 'mx:'}${sorted.join(',')}`;
}
