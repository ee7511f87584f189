import { isLastStage, stageOf, type WarmUpPlan } from './warmup-plans.table.js';

/** What happened on one UTC day to what left from an address. */
export interface DayResults {
  delivered: number;
  deferred: number;
  bounced: number;
  complained: number;
}

export interface DayQuestion {
  plan: WarmUpPlan;
  stage: number;
  targetDaily: number;
  /** What was taken of the day's limit. */
  used: number;
  /** What the provider that got most of it took of its own limit. */
  usedOfOneProvider: number;
  /** Days in a row without mail, before this one. */
  idleDays: number;
  results: DayResults;
}

export type DayVerdict = 'advance' | 'hold' | 'step_back' | 'idle';
export type DayReason = 'went_well' | 'too_little' | 'deferred' | 'bounced' | 'complained' | 'no_mail';

export interface DayJudgement {
  verdict: DayVerdict;
  because: DayReason;
  stage: number;
  /** The address can send what it is to send. */
  done: boolean;
}

/** Shares of what was tried, as whole numbers: `limit` of `of`. */
const HOLD = { deferred: [10, 100], bounced: [5, 100], complained: [1, 1_000] } as const;
const BACK = { deferred: [40, 100], bounced: [10, 100], complained: [3, 1_000] } as const;
const REASONS = ['complained', 'bounced', 'deferred'] as const;
/** A day counts when four fifths of what it allowed were used, in all or to the one provider that an audience leans to. */
const USED = [80, 100] as const;
const BACK_BY = 2;
/** After so many days without mail receivers have forgotten an address. */
export const QUIET_DAYS = 30;
/** Fewer attempts than this say nothing about shares. */
const TELLING = 50;

/**
 * A day that went well leads to the next stage, one with too little mail or too many refusals is repeated, and one on which
 * receivers turned against the address leads two stages back.
 */
export function judgeDay(question: DayQuestion): DayJudgement {
  const { plan, stage, targetDaily, used, idleDays, results } = question;
  const stay = { stage, done: false };
  if (used === 0 && idleDays + 1 < QUIET_DAYS) return { ...stay, verdict: 'idle', because: 'no_mail' };
  if (used === 0) return { ...stay, verdict: 'step_back', because: 'no_mail', stage: Math.max(1, stage - BACK_BY) };
  const tried = results.delivered + results.deferred + results.bounced;
  const above = (limits: typeof HOLD | typeof BACK) =>
    tried < TELLING ? undefined : REASONS.find((name) => results[name] * limits[name][1] >= limits[name][0] * tried);
  const grave = above(BACK);
  if (grave) return { verdict: 'step_back', because: grave, stage: Math.max(1, stage - BACK_BY), done: false };
  const bad = above(HOLD);
  if (bad) return { ...stay, verdict: 'hold', because: bad };
  if (!wasUsed(question)) return { ...stay, verdict: 'hold', because: 'too_little' };
  const done = isLastStage(plan, stage, targetDaily);
  return { verdict: 'advance', because: 'went_well', stage: done ? stage : stage + 1, done };
}

function wasUsed({ plan, stage, used, usedOfOneProvider }: DayQuestion): boolean {
  const { daily, providerDaily } = stageOf(plan, stage);
  return used * USED[1] >= daily * USED[0] || usedOfOneProvider * USED[1] >= providerDaily * USED[0];
}

/** Where an address comes in again that a blocklist named, or that was quiet for long: two stages below where it stood. */
export function stageOfReEntry(
  plan: WarmUpPlan,
  before: { stage: number; active: boolean; targetDaily: number },
): number {
  const full = plan.stages.findIndex(({ daily }) => daily >= before.targetDaily);
  const reached = full < 0 ? plan.stages.length : full + 1;
  const stood = before.active ? reached : before.stage;
  return Math.max(1, stood - BACK_BY);
}
