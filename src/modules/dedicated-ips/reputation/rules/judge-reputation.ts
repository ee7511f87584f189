import { isAbove, type RatioLimit } from '../../../../kernel/ratio.js';
import type { Figures } from './figures.js';
import { MEASURES, type MeasureName, type MeasureRule, REPUTATION_MEASURES } from './measures.table.js';

export const STANDINGS = ['unknown', 'good', 'watch', 'poor'] as const;
/** `unknown`: too little mail to say. */
export type Standing = (typeof STANDINGS)[number];

export interface ReputationReason {
  measure: MeasureName;
  events: number;
  base: number;
  /** What it is above. */
  limit: RatioLimit;
  standing: 'watch' | 'poor';
}

export interface Reputation {
  standing: Standing;
  /** 100 is spotless. It orders and shows; nothing follows from it. */
  score: number;
  reasons: ReputationReason[];
}

/** What mail was received like. Limits are compared in whole numbers; whatever is worst decides. */
export function judgeReputation(figures: Figures): Reputation {
  const reasons = MEASURES.flatMap((name) => reasonOf(name, REPUTATION_MEASURES[name], figures));
  const score = Math.min(...MEASURES.map((name) => scoreOf(REPUTATION_MEASURES[name], figures)));
  if (reasons.some(({ standing }) => standing === 'poor')) return { standing: 'poor', score, reasons };
  if (reasons.length > 0) return { standing: 'watch', score, reasons };
  return { standing: isTelling(figures) ? 'good' : 'unknown', score, reasons };
}

/** Whether there was enough mail for silence to be a good sign. */
function isTelling(figures: Figures): boolean {
  const { base, minBase } = REPUTATION_MEASURES.bounced;
  return base(figures) >= minBase;
}

function reasonOf(measure: MeasureName, rule: MeasureRule, figures: Figures): ReputationReason[] {
  const events = figures[measure];
  const base = rule.base(figures);
  if (base < rule.minBase) {
    if (rule.few === null || events < rule.few) return [];
    return [{ measure, events, base, limit: rule.watch, standing: 'watch' }];
  }
  if (isAbove(events, base, rule.poor)) return [{ measure, events, base, limit: rule.poor, standing: 'poor' }];
  if (isAbove(events, base, rule.watch)) return [{ measure, events, base, limit: rule.watch, standing: 'watch' }];
  return [];
}

/** 100 at nothing, 80 at what is watched, 50 at what is poor, 0 at three times that; whole numbers, rounded down. */
function scoreOf(rule: MeasureRule, figures: Figures): number {
  const base = rule.base(figures);
  const events = figures[rule.counter];
  if (base < rule.minBase || events === 0) return 100;
  const between = (from: RatioLimit, to: RatioLimit, high: number, low: number): number => {
    // Where events/base lies between the two: (events·f − from·base) of (to − from)·base, all of them over common denominators.
    const done = BigInt(events) * BigInt(from.per) - BigInt(from.events) * BigInt(base);
    const whole = (BigInt(to.events) * BigInt(from.per) - BigInt(from.events) * BigInt(to.per)) * BigInt(base);
    return high - Number((done * BigInt(to.per) * BigInt(high - low) + whole - 1n) / whole);
  };
  const worst = { events: rule.poor.events * 3, per: rule.poor.per };
  if (!isAbove(events, base, rule.watch)) return between({ events: 0, per: 1 }, rule.watch, 100, 80);
  if (!isAbove(events, base, rule.poor)) return between(rule.watch, rule.poor, 80, 50);
  return isAbove(events, base, worst) ? 0 : between(rule.poor, worst, 50, 0);
}
