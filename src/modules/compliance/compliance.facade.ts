import { Injectable } from '@nestjs/common';
import type { Language } from '../../kernel/texts.js';
import { accountScope } from '../../platform/database/tx.js';
import { ReadBlocks } from './blocks/index.js';
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

/** What compliance decided, for the mails that tell of it. */
@Injectable()
export class ComplianceFacade {
  constructor(
    private readonly blocks: ReadBlocks,
    private readonly reviews: ReadReviews,
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
}
