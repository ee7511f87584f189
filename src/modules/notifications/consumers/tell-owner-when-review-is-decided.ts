import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { ComplianceFacade } from '../../compliance/index.js';
import { REVIEW_RESULTS } from '../rules/compliance-mails.table.js';
import { TellOwnerOfCompliance } from '../use-cases/tell-owner-of-compliance.js';

/** Also of a review that a rule asked for, unless nothing came of it: then there was nothing to know. */
@Injectable()
export class TellOwnerWhenReviewIsDecided implements EventConsumer<'review.decided.v1'> {
  readonly name = 'tell-owner-when-review-is-decided';
  readonly event = 'review.decided.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly compliance: ComplianceFacade,
    private readonly tell: TellOwnerOfCompliance,
  ) {
    consumers.register(this);
  }

  async handle({ accountId, payload }: ReceivedEvent<'review.decided.v1'>, tx: Tx): Promise<void> {
    const review = await this.compliance.reviewNotice(payload.reviewId);
    if (!review || (review.kind === 'risk' && payload.decision !== 'limited' && review.question === null)) return;
    await this.tell.in(tx, accountId, {
      name: 'review-decided',
      dedupe: payload.reviewId,
      values: (language) => {
        const result = REVIEW_RESULTS[payload.decision][language];
        return { result: review.reason === null ? result : `${result}\n${review.reason}` };
      },
    });
  }
}
