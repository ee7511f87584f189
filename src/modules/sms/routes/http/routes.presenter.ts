import { wireId } from '../../../../kernel/ids.js';
import { isoOrNull } from '../../../../kernel/time/instant.js';
import type { RouteHealth } from '../use-cases/read-sms-routes.query.js';
import { upOf } from '../rules/choose-routes.js';
import type { SmsRouteView } from './routes.views.js';

export function presentRoute({ route, sessions }: RouteHealth): SmsRouteView {
  const { id, name, kind, source, enabled, listed, priority, countries, smpp, version } = route;
  const up = upOf(sessions).has(id) ? 'up' : 'down';
  return {
    id: wireId('srt', id),
    name,
    kind,
    source,
    enabled,
    listed,
    priority,
    countries,
    health: enabled && listed ? up : 'off',
    smpp,
    sessions: sessions.map(({ slot, state, live, failures, lastError, rate, ...at }) => ({
      slot,
      state,
      live,
      boundAt: isoOrNull(at.boundAt),
      nextBindAt: isoOrNull(at.nextBindAt),
      failures,
      lastError,
      lastErrorAt: isoOrNull(at.lastErrorAt),
      rate,
    })),
    version,
  };
}
