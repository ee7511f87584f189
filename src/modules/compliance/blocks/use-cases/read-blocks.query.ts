import { Injectable } from '@nestjs/common';
import type { Language } from '../../../../kernel/texts.js';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { AccountBlocks } from '../../../accounts/index.js';
import type { BlockAnswerEntity } from '../data/block-answer.entity.js';
import { BlockCasesRepository } from '../data/block-cases.repository.js';
import { ExplainBlocks, type ExplainedBlock } from './explain-blocks.js';

interface PageWanted {
  before: string | null;
  limit: number;
}

@Injectable()
export class ReadBlocks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly blocks: AccountBlocks,
    private readonly cases: BlockCasesRepository,
    private readonly explain: ExplainBlocks,
  ) {}

  /** What keeps the account from something now, newest first; one more than `limit` when there is more. */
  open(scope: AccountScope, { before, limit }: PageWanted, language: Language): Promise<ExplainedBlock[]> {
    return this.unitOfWork.run(scope, async (tx) => {
      const open = await this.blocks.openIn(tx, scope);
      const rows = open.filter((block) => before === null || block.id < before).slice(0, limit + 1);
      return this.explain.explainIn(tx, scope, rows, language);
    });
  }

  /** Also one that is over. */
  one(scope: AccountScope, blockId: string, language: Language): Promise<ExplainedBlock | null> {
    return this.unitOfWork.run(scope, async (tx) => {
      const block = await this.blocks.findIn(tx, scope, blockId);
      return block && this.explain.explainOneIn(tx, scope, block, language);
    });
  }

  /** What was answered, newest first; one row more than `limit`. */
  answers(scope: AccountScope, blockId: string, { before, limit }: PageWanted): Promise<BlockAnswerEntity[]> {
    return this.unitOfWork.run(scope, (tx) => this.cases.answersOf(tx, scope, blockId, { before, limit: limit + 1 }));
  }

  /** For staff: all that ever were; one row more than `limit`. */
  all(scope: AccountScope, { before, limit }: PageWanted, language: Language): Promise<ExplainedBlock[]> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const rows = await this.blocks.pageIn(tx, scope, before, limit + 1);
      return this.explain.explainIn(tx, scope, rows, language);
    });
  }

  /** For the mail that tells of it. */
  forMail(scope: AccountScope, blockId: string, language: Language): Promise<ExplainedBlock | null> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const block = await this.blocks.findIn(tx, scope, blockId);
      return block && this.explain.explainOneIn(tx, scope, block, language);
    });
  }
}
