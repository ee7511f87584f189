import type { LocalDate } from '../../../../kernel/time/calendar.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantOfLocalDate } from '../../../../kernel/time/calendar.js';
import { type Interval, isFree, type Plan } from '../../catalogue/index.js';
import { earliestEffect } from './move-date.js';

/** Where those who have older versions are to go; by default to the newest version of the same plan. */
export interface MigrationWish {
  effectiveFrom: LocalDate;
  toVersion?: number | undefined;
  /** Versions of the other plan, oldest first; absent when it is the same one. */
  otherPlan?: readonly Plan[] | undefined;
}

type Refusal =
  | 'too_early'
  | 'unknown_version'
  | 'plan_of_other_offer'
  | 'plan_not_migratable'
  | 'nothing_to_migrate'
  | 'interval_not_sold';

export type MigrationVerdict = { kind: 'allowed'; to: Plan } | { kind: 'refused'; code: Refusal };

/** `versions` are those of the plan that is left, oldest first and at least one. */
export function judgeMigration(versions: readonly Plan[], wish: MigrationWish, now: Instant): MigrationVerdict {
  const newest = versions.at(-1)!;
  const zone = newest.policies['quota.timezone'];
  if (wish.effectiveFrom < earliestEffect(now, zone)) return refused('too_early');
  const to = targetOf(wish.otherPlan ?? versions, wish, zone);
  if (to === undefined) return refused('unknown_version');
  if (to.offer !== newest.offer) return refused('plan_of_other_offer');
  if (isFree(newest) || isFree(to) || (to.custom && to.id !== newest.id)) return refused('plan_not_migratable');
  const left = sourcesOf(versions, to);
  if (left.length === 0) return refused('nothing_to_migrate');
  const sold = new Set(left.flatMap((plan) => intervalsOf(plan)));
  const missing = [...sold].some((interval) => !intervalsOf(to).includes(interval));
  return missing ? refused('interval_not_sold') : { kind: 'allowed', to };
}

/** The versions whose subscriptions move: those before `to`, or all when it is another plan. */
export function sourcesOf(versions: readonly Plan[], to: Pick<Plan, 'id' | 'version'>): Plan[] {
  return versions.filter((plan) => plan.id !== to.id || plan.version < to.version);
}

/** Only a version that is on sale by then can be moved to. */
function targetOf(versions: readonly Plan[], { toVersion, effectiveFrom }: MigrationWish, zone: string) {
  const begin = instantOfLocalDate(effectiveFrom, zone);
  const valid = versions.filter(({ validFrom }) => validFrom <= begin);
  return toVersion === undefined ? valid.at(-1) : valid.find(({ version }) => version === toVersion);
}

function intervalsOf({ prices }: Plan): Interval[] {
  return prices.map(({ interval }) => interval);
}

function refused(code: Refusal): MigrationVerdict {
  return { kind: 'refused', code };
}
