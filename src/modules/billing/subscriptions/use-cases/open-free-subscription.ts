import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { platformProblems } from '../../../../platform/http/index.js';
import type { SignUpPart } from '../../../accounts/index.js';
import { Catalogue } from '../../catalogue/index.js';
import { SubscriptionsRepository } from '../data/subscriptions.repository.js';
import { type Subscription, UNTOUCHED } from '../rules/subscription.js';
import { BY_ITSELF, TakeStep } from './take-step.js';

/** Gives an account its offer's free plan, without end and without a payment method. Offers without one open nothing. */
@Injectable()
export class OpenFreeSubscription implements SignUpPart {
  readonly name = 'open-free-subscription';

  constructor(
    private readonly repository: SubscriptionsRepository,
    private readonly catalogue: Catalogue,
    private readonly steps: TakeStep,
  ) {}

  /** The offer a sign-up asks for, or the catalogue's first. */
  async offerFor(wanted: string | undefined): Promise<string> {
    const offers = await this.catalogue.offers();
    const offer = wanted === undefined ? offers[0] : offers.find(({ code }) => code === wanted);
    if (offer) return offer.code;
    throw platformProblems.validation_failed({ errors: [{ field: 'offer', code: 'not_allowed', message: '' }] });
  }

  async signUpIn(tx: Tx, { accountId, offer }: { accountId: string; offer: string }): Promise<void> {
    await this.inTransaction(tx, accountId, offer);
  }

  async inTransaction(tx: Tx, accountId: string, offer: string): Promise<string | null> {
    const plan = await this.catalogue.freePlan(offer);
    if (plan === null) return null;
    const running = await this.repository.lockRunning(tx, accountScope(accountId), offer);
    if (running.length > 0) return null;
    const id = newId(tx.now);
    const free: Subscription = {
      ...UNTOUCHED,
      id,
      accountId,
      planVersionId: plan.versionId,
      offer,
      free: true,
      status: 'active',
      interval: 'month',
      anchorAt: tx.now,
      createdAt: tx.now,
    };
    await this.steps.begin(tx, free, { reason: 'opened_free', actor: BY_ITSELF });
    return id;
  }
}
