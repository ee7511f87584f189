import { Injectable } from '@nestjs/common';
import { localDate } from '../../kernel/time/calendar.js';
import type { Language } from '../../kernel/texts.js';
import { type AccountScope, accountScope } from '../../platform/database/tx.js';
import { ReadBlocks } from './blocks/index.js';
import { BulkPermission } from './bulk/index.js';
import { ReadClosures } from './closures/index.js';
import { ReadReviews } from './reviews/index.js';

/** A block as its mail tells of it. */
export interface BlockNotice {
  why: string;
  steps: string[];
  measured: number | null;
  limit: number | null;
  unit: string | null;
  over: boolean;
}

/** A review as its mail tells of it. */
export interface ReviewNotice {
  kind: 'authorization' | 'risk';
  status: string;
  question: string | null;
  reason: string | null;
}

/** A closing for spam as its mail tells of it. */
export interface ClosureNotice {
  /** What was in the wallet: `12.00 EUR`. */
  wallet: string;
  credits: string;
  /** When everything is deleted. */
  date: string;
}

/** What compliance decided, for the mails that tell of it. */
@Injectable()
export class ComplianceFacade {
  constructor(
    private readonly blocks: ReadBlocks,
    private readonly reviews: ReadReviews,
    private readonly closures: ReadClosures,
    private readonly bulk: BulkPermission,
  ) {}

  /** In the reader's language; null when there is no such block. */
  async blockNotice(accountId: string, blockId: string, language: Language): Promise<BlockNotice | null> {
    const found = await this.blocks.forMail(accountScope(accountId), blockId, language);
    if (!found) return null;
    const { measured, limit, unit, liftedAt } = found.block;
    const steps = found.steps.map((step) => step.text);
    return { why: found.why, steps, measured, limit, unit, over: liftedAt !== null };
  }

  async reviewNotice(reviewId: string): Promise<ReviewNotice | null> {
    const review = await this.reviews.find(reviewId);
    if (!review) return null;
    const { kind, status, question, reason } = review;
    return { kind, status, question, reason };
  }

  /**
   * For whoever sends to many at once: before the first of them is written down.
   * @throws 403 `bulk_not_allowed` with `alternatives [{planId, offer, name}]`
   */
  requireBulkAllowed(scope: AccountScope): Promise<void> {
    return this.bulk.require(scope);
  }

  /** Null when it was not confirmed. */
  async closureNotice(closureId: string): Promise<ClosureNotice | null> {
    const closure = await this.closures.find(closureId);
    if (!closure?.outcome || closure.purgeAt === null) return null;
    const wallet = closure.outcome.wallet.map(({ amount, currency }) => `${amount} ${currency}`);
    return {
      wallet: wallet.length === 0 ? '0.00 EUR' : wallet.join(', '),
      credits: closure.outcome.smsCredits,
      date: localDate(closure.purgeAt, 'UTC'),
    };
  }
}
