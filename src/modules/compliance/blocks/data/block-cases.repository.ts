import { Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { BlockAnswerEntity } from './block-answer.entity.js';
import { BlockCaseEntity } from './block-case.entity.js';

@Injectable()
export class BlockCasesRepository {
  find(tx: Tx, scope: AccountScope, blockId: string): Promise<BlockCaseEntity | null> {
    return tx.manager.findOneBy(BlockCaseEntity, { accountId: scope.accountId, blockId });
  }

  async ofBlocks(tx: Tx, scope: AccountScope, blockIds: string[]): Promise<Map<string, BlockCaseEntity>> {
    if (blockIds.length === 0) return new Map();
    const rows = await tx.manager.findBy(BlockCaseEntity, { accountId: scope.accountId, blockId: In(blockIds) });
    return new Map(rows.map((row) => [row.blockId, row]));
  }

  async save(tx: Tx, blockCase: BlockCaseEntity): Promise<void> {
    await tx.manager.upsert(BlockCaseEntity, { ...blockCase }, ['blockId']);
  }

  async addAnswer(tx: Tx, answer: BlockAnswerEntity): Promise<void> {
    await tx.manager.insert(BlockAnswerEntity, answer);
  }

  /** Newest first. */
  answersOf(
    tx: Tx,
    scope: AccountScope,
    blockId: string,
    page: { before: string | null; limit: number },
  ): Promise<BlockAnswerEntity[]> {
    return tx.manager.find(BlockAnswerEntity, {
      where: { accountId: scope.accountId, blockId, ...(page.before === null ? {} : { id: LessThan(page.before) }) },
      order: { id: 'DESC' },
      take: page.limit,
    });
  }

  /** When a form last lifted a block of the account by itself. */
  async lastLiftedItself(tx: Tx, scope: AccountScope): Promise<Instant | null> {
    const rows = await tx.query<{ at: Instant | null }>(
      'select max(lifted_itself_at) as at from block_cases where account_id = $1',
      [scope.accountId],
    );
    return rows[0]?.at ?? null;
  }
}
