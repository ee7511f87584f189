import { Injectable } from '@nestjs/common';
import type { Language } from '../../../../kernel/texts.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { type BlockEntity, type BlockStep, isOpen } from '../../../accounts/index.js';
import type { BlockCaseEntity } from '../data/block-case.entity.js';
import { BlockCasesRepository } from '../data/block-cases.repository.js';
import { type AskedQuestion, isSelfService, questionsOf, stepsOf, whyBlocked } from '../rules/guidance.js';

/** A block with what its reader needs to get rid of it, in his language. */
export interface ExplainedBlock {
  block: BlockEntity;
  why: string;
  steps: BlockStep[];
  selfService: boolean;
  questions: AskedQuestion[];
  blockCase: BlockCaseEntity | null;
}

@Injectable()
export class ExplainBlocks {
  constructor(private readonly cases: BlockCasesRepository) {}

  async explainIn(tx: Tx, scope: AccountScope, blocks: BlockEntity[], language: Language): Promise<ExplainedBlock[]> {
    if (blocks.length === 0) return [];
    const cases = await this.cases.ofBlocks(
      tx,
      scope,
      blocks.map((block) => block.id),
    );
    const liftedItselfAt = await this.cases.lastLiftedItself(tx, scope);
    return blocks.map((block) => {
      const blockCase = cases.get(block.id) ?? null;
      return {
        block,
        blockCase,
        why: whyBlocked(block.reason, language),
        steps: stepsOf(block, { answered: blockCase !== null }, language),
        selfService: isOpen(block, tx.now) && isSelfService(block, { liftedItselfAt, now: tx.now }),
        questions: questionsOf(block.reason, language),
      };
    });
  }

  async explainOneIn(tx: Tx, scope: AccountScope, block: BlockEntity, language: Language): Promise<ExplainedBlock> {
    return (await this.explainIn(tx, scope, [block], language))[0]!;
  }
}
