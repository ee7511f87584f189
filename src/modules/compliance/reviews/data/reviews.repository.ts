import { Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import { newId } from '../../../../kernel/ids.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { Actor } from '../../../accounts/index.js';
import type { ReviewKind, ReviewStatus, ReviewStepKind } from '../rules/review.js';
import { ReviewStepEntity } from './review-step.entity.js';
import { ReviewEntity } from './review.entity.js';

export interface ReviewFilter {
  status?: ReviewStatus;
  kind?: ReviewKind;
}

@Injectable()
export class ReviewsRepository {
  /** False when the account has an open one of this kind already. */
  async insert(tx: Tx, review: ReviewEntity): Promise<boolean> {
    const inserted = await tx.manager
      .createQueryBuilder()
      .insert()
      .into(ReviewEntity)
      .values({ ...review })
      .orIgnore()
      .returning('id')
      .execute();
    return (inserted.raw as unknown[]).length > 0;
  }

  find(tx: Tx, scope: AccountScope, id: string): Promise<ReviewEntity | null> {
    return tx.manager.findOneBy(ReviewEntity, { accountId: scope.accountId, id });
  }

  findForUpdate(tx: Tx, scope: AccountScope, id: string): Promise<ReviewEntity | null> {
    return tx.manager.findOne(ReviewEntity, {
      where: { accountId: scope.accountId, id },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** The open one of a kind, locked. */
  openForUpdate(tx: Tx, scope: AccountScope, kind: ReviewKind): Promise<ReviewEntity | null> {
    return tx.manager.findOne(ReviewEntity, {
      where: { accountId: scope.accountId, kind, status: In(['pending', 'question']) },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Newest first. */
  page(tx: Tx, scope: AccountScope, before: string | null, limit: number): Promise<ReviewEntity[]> {
    return tx.manager.find(ReviewEntity, {
      where: { accountId: scope.accountId, ...(before === null ? {} : { id: LessThan(before) }) },
      order: { id: 'DESC' },
      take: limit,
    });
  }

  /** The queue of staff: over all accounts, newest first. */
  unscopedPage(tx: Tx, filter: ReviewFilter, before: string | null, limit: number): Promise<ReviewEntity[]> {
    return tx.manager.find(ReviewEntity, {
      where: { ...filter, ...(before === null ? {} : { id: LessThan(before) }) },
      order: { id: 'DESC' },
      take: limit,
    });
  }

  unscopedFind(tx: Tx, id: string): Promise<ReviewEntity | null> {
    return tx.manager.findOneBy(ReviewEntity, { id });
  }

  unscopedFindForUpdate(tx: Tx, id: string): Promise<ReviewEntity | null> {
    return tx.manager.findOne(ReviewEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async update(tx: Tx, review: ReviewEntity, change: Partial<ReviewEntity>): Promise<ReviewEntity> {
    const changed = { ...change, version: review.version + 1 };
    await tx.manager.update(ReviewEntity, { accountId: review.accountId, id: review.id }, changed);
    return Object.assign(review, changed);
  }

  /** Answers the id of what was written. */
  async addStep(
    tx: Tx,
    review: ReviewEntity,
    kind: ReviewStepKind,
    actor: Actor,
    text: string | null,
  ): Promise<string> {
    const id = newId(tx.now);
    await tx.manager.insert(ReviewStepEntity, {
      id,
      accountId: review.accountId,
      reviewId: review.id,
      at: tx.now,
      kind,
      actorType: actor.type,
      actorId: actor.id,
      text,
    });
    return id;
  }

  /** What was said and decided, oldest first. */
  stepsOf(tx: Tx, review: ReviewEntity): Promise<ReviewStepEntity[]> {
    return tx.manager.find(ReviewStepEntity, {
      where: { accountId: review.accountId, reviewId: review.id },
      order: { id: 'ASC' },
      take: 500,
    });
  }
}
