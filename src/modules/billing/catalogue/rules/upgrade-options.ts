import { wireId } from '../../../../kernel/ids.js';
import type { Plan, Quota } from './plan.js';

/** A plan that would have taken the message; part of the refusal, so in the words of the wire. */
export interface UpgradeOption {
  planId: string;
  code: string;
  name: string;
  quota: Quota;
}

export const MAX_UPGRADE_OPTIONS = 5;

/** Plans of the same offer that can be bought and have a higher quota, the next higher one first. */
export function upgradeOptions(current: Pick<Plan, 'offer' | 'quota'>, catalogue: readonly Plan[]): UpgradeOption[] {
  return catalogue
    .filter((plan) => plan.offer === current.offer && plan.purchasable && isHigher(plan.quota, current.quota))
    .sort((a, b) => volume(a.quota) - volume(b.quota) || a.position - b.position)
    .slice(0, MAX_UPGRADE_OPTIONS)
    .map((plan) => ({ planId: wireId('pln', plan.id), code: plan.code, name: plan.name, quota: plan.quota }));
}

function isHigher(candidate: Quota, current: Quota): boolean {
  const monthly = orEndless(candidate.monthly) - orEndless(current.monthly);
  const daily = orEndless(candidate.daily) - orEndless(current.daily);
  return monthly >= 0 && daily >= 0 && monthly + daily > 0;
}

function volume(quota: Quota): number {
  return Math.min(orEndless(quota.monthly), orEndless(quota.daily) * 31);
}

/** A limit that is not there; a number, because two of them must subtract to nothing. */
const ENDLESS = 1e12;
function orEndless(limit: number | null): number {
  return limit ?? ENDLESS;
}
