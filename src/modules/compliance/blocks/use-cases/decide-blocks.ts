import { Injectable } from '@nestjs/common';
import type { Language } from '../../../../kernel/texts.js';
import { accountScope, type BeforeCommit } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { AccountBlocks, type Actor, type NewBlock } from '../../../accounts/index.js';
import { ExplainBlocks, type ExplainedBlock } from './explain-blocks.js';

/** Staff block an account and lift a block, each with its reason (D-06: the others stay). */
@Injectable()
export class DecideBlocks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly blocks: AccountBlocks,
    private readonly explain: ExplainBlocks,
  ) {}

  raise(
    accountId: string,
    wanted: NewBlock,
    by: { actor: Actor; language: Language },
    keep: BeforeCommit<ExplainedBlock>,
  ): Promise<ExplainedBlock> {
    const scope = accountScope(accountId);
    return this.unitOfWork.runAsWorker(async (tx) => {
      const block = await this.blocks.raiseIn(tx, scope, wanted, by.actor);
      const explained = await this.explain.explainOneIn(tx, scope, block, by.language);
      await keep(tx, explained);
      return explained;
    });
  }

  lift(
    accountId: string,
    blockId: string,
    by: { staffId: string; reason: string; actor: Actor; language: Language },
    keep: BeforeCommit<ExplainedBlock>,
  ): Promise<ExplainedBlock> {
    const scope = accountScope(accountId);
    return this.unitOfWork.runAsWorker(async (tx) => {
      const block = await this.blocks.liftIn(tx, scope, blockId, by);
      const explained = await this.explain.explainOneIn(tx, scope, block, by.language);
      await keep(tx, explained);
      return explained;
    });
  }
}
