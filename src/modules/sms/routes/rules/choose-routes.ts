import { earliest, type Instant } from '../../../../kernel/time/instant.js';
import type { RouteSession, SmsRoute } from './route.js';

type Candidate = Pick<SmsRoute, 'id' | 'enabled' | 'listed' | 'priority' | 'countries'>;

/** Routes that may carry texts to a country, best first. */
export function routesTo<Route extends Candidate>(country: string, routes: readonly Route[]): Route[] {
  return routes
    .filter(
      ({ enabled, listed, countries }) => enabled && listed && (countries.length === 0 || countries.includes(country)),
    )
    .sort((a, b) => a.priority - b.priority || (a.id < b.id ? -1 : 1));
}

/** Those that carry them now: of the routes that are up all with the smallest number. */
export function carriersOf(country: string, routes: readonly Candidate[], up: ReadonlySet<string>): Set<string> {
  const able = routesTo(country, routes).filter(({ id }) => up.has(id));
  return new Set(able.filter(({ priority }) => priority === able[0]!.priority).map(({ id }) => id));
}

/** Which of these countries a route serves now. */
export function servedBy(
  routeId: string,
  countries: readonly string[],
  routes: readonly Candidate[],
  up: ReadonlySet<string>,
): string[] {
  return countries.filter((country) => carriersOf(country, routes, up).has(routeId));
}

export function upOf(sessions: readonly RouteSession[]): Set<string> {
  return new Set(sessions.filter(({ live, state }) => live && state === 'bound').map(({ routeId }) => routeId));
}

export interface Hindrance {
  because: 'no_route' | 'route_down';
  nextAttemptAt: Instant | null;
}

/** Why nothing leaves for a country, and when a route is tried again; null when something does. */
export function hindranceTo(
  country: string,
  routes: readonly SmsRoute[],
  sessions: readonly RouteSession[],
): Hindrance | null {
  const able = routesTo(country, routes).map(({ id }) => id);
  if (able.length === 0) return { because: 'no_route', nextAttemptAt: null };
  const up = upOf(sessions);
  if (able.some((id) => up.has(id))) return null;
  const next = sessions.filter(({ routeId }) => able.includes(routeId)).map(({ nextBindAt }) => nextBindAt);
  return { because: 'route_down', nextAttemptAt: earliest(...next) };
}
