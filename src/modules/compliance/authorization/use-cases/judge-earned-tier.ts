import { Injectable } from '@nestjs/common';
import { addMs, DAY_MS, type Instant } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { AccountBlocks, AccountTrust, type Actor, type BlockEntity, isOpen } from '../../../accounts/index.js';
import { SendingFacade } from '../../../sending/index.js';
import {
  BLOCKS_FOR_SENDING,
  CLEAN_SENDING,
  type EarningFacts,
  earnedTier,
  isWorthAnotherLook,
  SendingRecordsRepository,
} from '../../record/index.js';

const BLOCKS_LOOKED_AT = 200;

/** What an account has earned by clean sending, and what follows from it. */
@Injectable()
export class JudgeEarnedTier {
  constructor(
    private readonly trust: AccountTrust,
    private readonly blocks: AccountBlocks,
    private readonly sending: SendingFacade,
    private readonly records: SendingRecordsRepository,
  ) {}

  /** Everything that decides; also shown to who asks how far he has come. */
  async factsIn(tx: Tx, scope: AccountScope, earned: number): Promise<EarningFacts> {
    const life = await this.records.of(tx, scope);
    const blocks = await this.blocks.pageIn(tx, scope, null, BLOCKS_LOOKED_AT);
    return {
      now: tx.now,
      domainAuthenticated: (await this.sending.authenticatedDomainsIn(tx, scope)).length > 0,
      life,
      lately: await this.records.lately(tx, scope, CLEAN_SENDING.days),
      firstDeliveredAt: life.firstDeliveredAt,
      lastBlockedAt: lastBlockedAt(blocks, tx.now),
      earned,
    };
  }

  /** Worker transactions only: it looks at an account on its own account. */
  async judgeIn(tx: Tx, scope: AccountScope, cause: 'sending' | 'domain'): Promise<void> {
    const account = await this.trust.lockIn(tx, scope);
    if (!account) return this.records.planLook(tx, scope, null);
    const facts = await this.factsIn(tx, scope, account.earnedTier);
    const earned = earnedTier(facts);
    if (earned !== account.earnedTier) {
      const actor: Actor = { type: 'system', id: null, label: 'judge-earned-tier' };
      await this.trust.changeIn(tx, scope, { earnedTier: earned }, { cause, actor });
    }
    await this.records.planLook(tx, scope, isWorthAnotherLook(facts, earned) ? addMs(tx.now, DAY_MS) : null);
  }
}

/** When the last block for what was sent ended; now while one is open. */
function lastBlockedAt(blocks: readonly BlockEntity[], now: Instant): Instant | null {
  const ends = blocks
    .filter((block) => (BLOCKS_FOR_SENDING as readonly string[]).includes(block.reason))
    .map((block) => (isOpen(block, now) ? now : (block.liftedAt ?? block.untilAt ?? now)));
  return ends.length === 0 ? null : (Math.max(...ends) as Instant);
}
