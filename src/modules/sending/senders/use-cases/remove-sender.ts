import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import type { Actor } from '../../../accounts/index.js';
import { SendersRepository } from '../data/senders.repository.js';
import { SenderFacts } from './sender-facts.js';
import { SenderTrail } from './sender-trail.js';

/** From now on the address may not be used; mail that was accepted before still goes out. */
@Injectable()
export class RemoveSender {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly senders: SendersRepository,
    private readonly facts: SenderFacts,
    private readonly trail: SenderTrail,
  ) {}

  async run(scope: AccountScope, id: string, actor: Actor): Promise<void> {
    await this.unitOfWork.run(scope, async (tx) => {
      const sender = await this.senders.find(tx, scope, id);
      if (sender === null || !(await this.senders.delete(tx, scope, id))) throw platformProblems.not_found();
      await this.trail.senderIn(tx, sender, 'sender.removed', actor, {
        email: { from: sender.email, to: null },
        status: { from: sender.status, to: null },
      });
      tx.afterCommit(() => this.facts.forget());
    });
  }
}
