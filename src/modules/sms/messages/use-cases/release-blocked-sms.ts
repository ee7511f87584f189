import { Injectable } from '@nestjs/common';
import { type AccountScope, accountScope, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { AccountBlocks } from '../../../accounts/index.js';
import { KeepInLine } from './keep-in-line.js';

const ACCOUNTS = 200;

/**
 * What waits of an account stands aside while a block keeps it, and goes on when none does. A worker may hold a text by what it
 * knew some seconds ago, just after the block was lifted and everything released: the sweep finds it within a minute.
 */
@Injectable()
export class ReleaseBlockedSms {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly blocks: AccountBlocks,
    private readonly line: KeepInLine,
  ) {}

  async in(tx: Tx, scope: AccountScope): Promise<void> {
    const open = await this.blocks.openIn(tx, scope);
    if (open.some((block) => block.scope !== 'campaigns')) {
      while (await this.line.holdIn(tx, scope, 'all'));
      return;
    }
    if (open.length > 0) while (await this.line.holdIn(tx, scope, 'marketing'));
    while (await this.line.releaseIn(tx, scope, open.length > 0 ? 'transactional' : 'all'));
  }

  async sweep(): Promise<void> {
    const accounts = await this.unitOfWork.readAsWorker<{ id: string }>(
      `select distinct account_id as id from sms_queue where state = 2 limit ${ACCOUNTS}`,
    );
    for (const { id } of accounts) await this.unitOfWork.runAsWorker((tx) => this.in(tx, accountScope(id)));
  }
}
