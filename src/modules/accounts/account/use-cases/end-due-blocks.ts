import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import { accountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type DueSource, DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { BlocksRepository } from '../data/blocks.repository.js';
import { LiftBlock } from './lift-block.js';

const BATCH = 100;

/** Posts the end of blocks whose time is over. They have kept nobody from anything since; now whoever waits is told. */
@Injectable()
export class EndDueBlocks implements DueSource, OnModuleInit {
  readonly name = 'end-due-blocks';
  readonly rank = RANK.accounts;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly blocks: BlocksRepository,
    private readonly liftBlock: LiftBlock,
    private readonly sources: DueSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  nextDue(): Promise<Instant | null> {
    return this.unitOfWork.runAsWorker((tx) => this.blocks.unscopedNextEnd(tx));
  }

  async runDue(at: Instant): Promise<void> {
    let ended = BATCH;
    while (ended === BATCH) {
      ended = await this.unitOfWork.runAsWorker(async (tx) => {
        const due = await this.blocks.unscopedLockEnding(tx, at, BATCH);
        for (const block of due) {
          const actor = { type: 'system', id: null, label: this.name } as const;
          await this.liftBlock.liftIn(tx, accountScope(block.accountId), block.id, {
            staffId: null,
            reason: 'until',
            actor,
          });
        }
        return due.length;
      });
    }
  }
}
