import { Injectable } from '@nestjs/common';
import { type FindOptionsWhere, LessThan } from 'typeorm';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { QuoteStatus, QuoteTopic } from '../rules/quote-request.js';
import { QuoteRequestEntity } from './quote-request.entity.js';

export interface QuoteRequestFilter {
  status?: QuoteStatus | undefined;
  topic?: QuoteTopic | undefined;
}

/** Id of the last one of the page before, and how many rows at most. */
export interface QuoteRequestPage {
  before: string | null;
  limit: number;
}

@Injectable()
export class QuoteRequestsRepository {
  async insert(tx: Tx, request: QuoteRequestEntity): Promise<void> {
    await tx.manager.insert(QuoteRequestEntity, request);
  }

  find(tx: Tx, scope: AccountScope, id: string): Promise<QuoteRequestEntity | null> {
    return tx.manager.findOne(QuoteRequestEntity, { where: { accountId: scope.accountId, id } });
  }

  lock(tx: Tx, scope: AccountScope, id: string): Promise<QuoteRequestEntity | null> {
    const where = { accountId: scope.accountId, id };
    return tx.manager.findOne(QuoteRequestEntity, { where, lock: { mode: 'pessimistic_write' } });
  }

  /** Newest first. */
  page(tx: Tx, scope: AccountScope, filter: QuoteRequestFilter, page: QuoteRequestPage): Promise<QuoteRequestEntity[]> {
    return this.select(tx, { accountId: scope.accountId }, filter, page);
  }

  async update(tx: Tx, request: QuoteRequestEntity, change: Partial<QuoteRequestEntity>): Promise<QuoteRequestEntity> {
    const changed = { ...change, version: request.version + 1, updatedAt: tx.now };
    await tx.manager.update(QuoteRequestEntity, { accountId: request.accountId, id: request.id }, changed);
    return Object.assign(request, changed);
  }

  /** For staff: over all accounts. */
  unscopedFind(tx: Tx, id: string): Promise<QuoteRequestEntity | null> {
    return tx.manager.findOne(QuoteRequestEntity, { where: { id } });
  }

  unscopedPage(tx: Tx, filter: QuoteRequestFilter, page: QuoteRequestPage): Promise<QuoteRequestEntity[]> {
    return this.select(tx, {}, filter, page);
  }

  private select(
    tx: Tx,
    whose: FindOptionsWhere<QuoteRequestEntity>,
    { status, topic }: QuoteRequestFilter,
    { before, limit }: QuoteRequestPage,
  ): Promise<QuoteRequestEntity[]> {
    return tx.manager.find(QuoteRequestEntity, {
      where: {
        ...whose,
        ...(status ? { status } : {}),
        ...(topic ? { topic } : {}),
        ...(before ? { id: LessThan(before) } : {}),
      },
      order: { id: 'DESC' },
      take: limit,
    });
  }
}
