import type { Policies } from '../../../billing/index.js';
import type { BlockScope } from '../../../accounts/index.js';
import { byGenerosity, type RatioLimit } from '../../../../kernel/ratio.js';

export type RatioPolicies = Pick<
  Policies,
  | 'complaint.maxRatio'
  | 'complaint.minVolume'
  | 'complaint.suspends'
  | 'bounce.alertRatio'
  | 'bounce.restrictRatio'
  | 'bounce.blockRatio'
  | 'bounce.minVolume'
>;

/** What the plan that was sold says about complaints and bounces. */
export interface SendingTerms {
  complaints: { limit: RatioLimit; minVolume: number; suspends: BlockScope };
  bounces: { alert: RatioLimit; restrict: RatioLimit; block: RatioLimit; minVolume: number };
}

/** Of several subscriptions the most generous terms hold, each measure's from one plan (D-13); without any, the installation's. */
export function sendingTerms(sold: readonly RatioPolicies[], installation: RatioPolicies): SendingTerms {
  const all = sold.length === 0 ? [installation] : sold;
  const complaints = all.map(complaintTerms).sort((a, b) => byGenerosity(a.limit, b.limit));
  const bounces = all.map(bounceTerms).sort((a, b) => byGenerosity(a.block, b.block));
  return { complaints: complaints[0]!, bounces: bounces[0]! };
}

function complaintTerms(policies: RatioPolicies): SendingTerms['complaints'] {
  const { complaints: events, per } = policies['complaint.maxRatio'];
  return {
    limit: { events, per },
    minVolume: policies['complaint.minVolume'],
    suspends: policies['complaint.suspends'],
  };
}

function bounceTerms(policies: RatioPolicies): SendingTerms['bounces'] {
  return {
    alert: bounceLimit(policies['bounce.alertRatio']),
    restrict: bounceLimit(policies['bounce.restrictRatio']),
    block: bounceLimit(policies['bounce.blockRatio']),
    minVolume: policies['bounce.minVolume'],
  };
}

function bounceLimit({ bounces, per }: { bounces: number; per: number }): RatioLimit {
  return { events: bounces, per };
}
