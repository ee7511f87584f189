/** What an address may send while the world learns to know it. */
export interface WarmUpStage {
  daily: number;
  hourly: number;
  /** Of a day, to one provider. */
  providerDaily: number;
}

export interface WarmUpPlan {
  name: string;
  /** Warm-ups that begin from this day on follow it; those that run keep theirs. */
  since: string;
  /** Where the steps come from. */
  source: string;
  stages: readonly WarmUpStage[];
}

const EVEN_HOURS = 5;
/** One provider gets up to three fifths of a day: most audiences lean to one, and none should see all of it. */
const PROVIDER_SHARE = 0.6;

function stage(daily: number): WarmUpStage {
  return { daily, hourly: Math.ceil(daily / EVEN_HOURS), providerDaily: Math.ceil(daily * PROVIDER_SHARE) };
}

/** Newest last. A plan is never changed, only followed by another: addresses that warm up under it keep their steps. */
export const WARM_UP_PLANS: readonly WarmUpPlan[] = [
  {
    name: 'standard-2026',
    since: '2026-01-01',
    source:
      'Between what large senders publish (a stage a day, factors from 1.3 to 2, an hour a fifth of its day) as of 2026-11; at most double what receivers saw the day before.',
    stages: [
      200, 400, 800, 1_500, 2_500, 4_000, 6_000, 9_000, 13_000, 18_000, 25_000, 35_000, 50_000, 70_000, 100_000,
      140_000, 200_000, 280_000, 400_000, 550_000, 750_000, 1_000_000,
    ].map(stage),
  },
];

/** What begins on a day follows the newest plan of that day. */
export function planOn(day: string): WarmUpPlan {
  return WARM_UP_PLANS.filter(({ since }) => since <= day).at(-1) ?? WARM_UP_PLANS[0]!;
}

export function planNamed(name: string): WarmUpPlan {
  const plan = WARM_UP_PLANS.find((one) => one.name === name);
  if (!plan) throw new Error(`no warm-up plan is called ${name}`);
  return plan;
}

/** The limits of a stage, counted from 1; a stage beyond the last is the last. */
export function stageOf(plan: WarmUpPlan, number: number): WarmUpStage {
  return plan.stages[Math.min(Math.max(number, 1), plan.stages.length) - 1]!;
}

/** Whether the address can send what it is to send when this stage is done. */
export function isLastStage(plan: WarmUpPlan, number: number, targetDaily: number): boolean {
  return number >= plan.stages.length || stageOf(plan, number).daily >= targetDaily;
}
