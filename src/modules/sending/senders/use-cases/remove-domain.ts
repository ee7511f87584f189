import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import type { Actor } from '../../../accounts/index.js';
import { DomainsRepository } from '../data/domains.repository.js';
import { SendersRepository } from '../data/senders.repository.js';
import { DomainChanges } from './domain-changes.js';
import { SenderTrail } from './sender-trail.js';

/** Gives a domain up: its keys are destroyed, and addresses that stood on it alone wait for a confirmation again. */
@Injectable()
export class RemoveDomain {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly domains: DomainsRepository,
    private readonly senders: SendersRepository,
    private readonly changes: DomainChanges,
    private readonly trail: SenderTrail,
  ) {}

  async run(scope: AccountScope, id: string, actor: Actor): Promise<void> {
    await this.unitOfWork.run(scope, async (tx) => {
      const found = await this.domains.find(tx, scope, id);
      if (found === null || !(await this.domains.delete(tx, scope, id))) throw platformProblems.not_found();
      await this.senders.unverifyDomain(tx, scope, found.domain.name);
      await this.trail.domainIn(tx, found.domain, 'domain.removed', actor, {
        name: { from: found.domain.name, to: null },
        status: { from: found.domain.status, to: null },
      });
      await this.changes.lostIn(tx, found.domain);
    });
  }
}
