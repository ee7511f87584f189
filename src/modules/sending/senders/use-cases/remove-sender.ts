import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { SendersRepository } from '../data/senders.repository.js';
import { SenderFacts } from './sender-facts.js';

/** From now on the address may not be used; mail that was accepted before still goes out. */
@Injectable()
export class RemoveSender {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly senders: SendersRepository,
    private readonly facts: SenderFacts,
  ) {}

  async run(scope: AccountScope, id: string): Promise<void> {
    await this.unitOfWork.run(scope, async (tx) => {
      if (!(await this.senders.delete(tx, scope, id))) throw platformProblems.not_found();
      tx.afterCommit(() => this.facts.forget());
    });
  }
}
