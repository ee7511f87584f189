import { Injectable } from '@nestjs/common';
import { type ComparedFeature, compareFeatures, customOnlyFeatures } from '../rules/compare-plans.js';
import type { Plan } from '../rules/plan.js';
import { type Recommendation, recommendPlan } from '../rules/recommend-plan.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { Catalogue } from './catalogue.js';

export interface Comparison {
  plans: Plan[];
  features: ComparedFeature[];
}

/** Helps to choose: all plans of an offer side by side, and the one for a volume. */
@Injectable()
export class ComparePlans {
  constructor(private readonly catalogue: Catalogue) {}

  /** Without an offer the catalogue's first is meant. @throws reference_not_found for one that does not exist */
  async compare(offer: string | undefined): Promise<Comparison> {
    const plans = await this.plansOf(offer, 'offer');
    return { plans, features: compareFeatures(plans) };
  }

  /** @throws validation_failed naming features that no custom plan has */
  async recommend(wish: { offer?: string; monthlyVolume: number; customFeatures: string[] }): Promise<Recommendation> {
    const plans = await this.plansOf(wish.offer, 'offer');
    const known = customOnlyFeatures(plans);
    const errors = wish.customFeatures.flatMap((code, i) =>
      known.includes(code) ? [] : [{ field: `customFeatures[${i}]`, code: 'not_allowed', message: known.join(', ') }],
    );
    if (errors.length > 0) throw platformProblems.validation_failed({ errors });
    return recommendPlan(plans, wish.monthlyVolume, wish.customFeatures);
  }

  private async plansOf(offer: string | undefined, field: string): Promise<Plan[]> {
    const offers = await this.catalogue.offers();
    const wanted = offer === undefined ? offers[0] : offers.find(({ code }) => code === offer);
    if (!wanted) {
      throw platformProblems.reference_not_found({ errors: [{ field, code: 'reference_not_found', message: '' }] });
    }
    return (await this.catalogue.plans()).filter((plan) => plan.offer === wanted.code);
  }
}
