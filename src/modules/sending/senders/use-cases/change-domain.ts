import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import type { Actor } from '../../../accounts/index.js';
import { DomainsRepository, type KeyedDomain } from '../data/domains.repository.js';
import { DomainChanges } from './domain-changes.js';
import { SenderTrail } from './sender-trail.js';

/** What mail from the domain counts when it does not say so itself. */
@Injectable()
export class ChangeDomain {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly domains: DomainsRepository,
    private readonly changes: DomainChanges,
    private readonly trail: SenderTrail,
  ) {}

  run(
    scope: AccountScope,
    id: string,
    track: { opens?: boolean; clicks?: boolean },
    actor: Actor,
  ): Promise<KeyedDomain> {
    return this.unitOfWork.run(scope, async (tx) => {
      await this.domains.lock(tx, scope, id);
      const found = await this.domains.find(tx, scope, id);
      if (found === null) throw platformProblems.not_found();
      const { domain } = found;
      const change = {
        trackOpens: track.opens ?? domain.trackOpens,
        trackClicks: track.clicks ?? domain.trackClicks,
      };
      await this.domains.update(tx, scope, id, change);
      await this.trail.domainIn(tx, domain, 'domain.changed', actor, {
        trackOpens: { from: domain.trackOpens, to: change.trackOpens },
        trackClicks: { from: domain.trackClicks, to: change.trackClicks },
      });
      await this.changes.checkedIn(tx, domain, false);
      return { ...found, domain: { ...domain, ...change } };
    });
  }
}
