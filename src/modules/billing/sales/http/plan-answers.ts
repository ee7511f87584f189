import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Clock } from '../../../../platform/clock/clock.js';
import type { BeforeCommit } from '../../../../platform/database/tx.js';
import { IdempotentAnswer } from '../../../../platform/http/index.js';
import type { OrderedPlan } from '../use-cases/order-subscription.js';
import type { OrderedSubscriptionView } from './sales.dto.js';
import { isWaiting, presentOrdered } from './sales.presenter.js';

/** Answers with the subscription as it stands now: `done` when it is decided, 202 while its money is on the way. */
@Injectable()
export class PlanAnswers {
  constructor(
    private readonly answers: IdempotentAnswer,
    private readonly clock: Clock,
  ) {}

  requestKey(): Buffer | null {
    return this.answers.requestKey();
  }

  async of(
    reply: FastifyReply,
    done: 200 | 201,
    operation: (keep: BeforeCommit<OrderedPlan>) => Promise<OrderedPlan>,
  ): Promise<OrderedSubscriptionView> {
    const present = (ordered: OrderedPlan) => presentOrdered(ordered, this.clock.now());
    const statusOf = (view: OrderedSubscriptionView): number => (isWaiting(view) ? 202 : done);
    const view = await this.answers.keeping(present, operation, (ordered) => statusOf(present(ordered)));
    void reply.status(statusOf(view));
    return view;
  }
}
