import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { ComplianceFacade } from '../../compliance/index.js';
import { TellOwnerOfCompliance } from '../use-cases/tell-owner-of-compliance.js';

@Injectable()
export class AskOwnerWhenReviewHasAQuestion implements EventConsumer<'review.asked.v1'> {
  readonly name = 'ask-owner-when-review-has-a-question';
  readonly event = 'review.asked.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly compliance: ComplianceFacade,
    private readonly tell: TellOwnerOfCompliance,
  ) {
    consumers.register(this);
  }

  async handle({ accountId, payload }: ReceivedEvent<'review.asked.v1'>, tx: Tx): Promise<void> {
    const review = await this.compliance.reviewNotice(payload.reviewId);
    if (review?.status !== 'question' || review.question === null) return;
    const question = review.question;
    await this.tell.in(tx, accountId, {
      name: 'review-question',
      dedupe: payload.stepId,
      values: () => ({ question }),
    });
  }
}
