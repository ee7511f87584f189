import type { ModelPlan } from './subscription-model.js';

const plan = (code: string, level: number, month: number, year: number): ModelPlan => ({ code, level, month, year });

/** Price lists, typed off once more: net cents of a month and of a year. */
export const PLANS: Record<'freemium-fr' | 'suite', ModelPlan[]> = {
  'freemium-fr': [
    plan('freemium-fr.essential-30k', 1, 2_500, 24_000),
    plan('freemium-fr.essential-50k', 2, 3_500, 33_600),
    plan('freemium-fr.essential-100k', 3, 7_900, 75_840),
    plan('freemium-fr.essential-150k', 4, 11_500, 110_400),
  ],
  suite: [
    plan('suite.web', 1, 7_500, 78_000),
    plan('suite.pro', 2, 15_000, 156_000),
    plan('suite.enterprise', 3, 32_000, 336_000),
  ],
};
