import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { Language } from '../../../../kernel/texts.js';
import { isoOrNull, toIso } from '../../../../kernel/time/instant.js';
import { explained } from '../../identity/index.js';
import type { IpAddressEntity } from '../../stock/index.js';
import type { OwnIp } from '../use-cases/read-own-ips.query.js';
import type { OwnIpView, ReleasedIpView } from './own-ips.dto.js';

export function presentOwnIp({ ip, pool, warmUp, providers }: OwnIp, language: Language): OwnIpView {
  return {
    id: wireId(WIRE_PREFIXES.ipAddress, ip.id),
    address: ip.address,
    hostname: ip.hostname,
    pool,
    state: ip.state,
    stateSince: toIso(ip.stateSince),
    checks: (ip.checks ?? []).map((finding) => ({ ...finding, ...explained(finding, language) })),
    warmup: warmUp && {
      plan: warmUp.plan,
      stage: warmUp.stage,
      stages: warmUp.stages,
      dailyCap: warmUp.limits.daily,
      hourlyCap: warmUp.limits.hourly,
      providerDailyCap: warmUp.limits.providerDaily,
      usedToday: warmUp.usedToday,
      usedThisHour: warmUp.usedThisHour,
      usedTodayByProvider: providers,
      targetDaily: warmUp.targetDaily,
      paused: warmUp.pausedAt !== null,
      lastVerdict: warmUp.lastVerdict,
      startedAt: toIso(warmUp.startedAt),
    },
  };
}

export function presentReleased({ id, address, state, coolingUntil }: IpAddressEntity): ReleasedIpView {
  return { id: wireId(WIRE_PREFIXES.ipAddress, id), address, state, coolingUntil: isoOrNull(coolingUntil) };
}
