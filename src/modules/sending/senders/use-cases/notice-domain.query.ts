import { Injectable } from '@nestjs/common';
import { addMs, toIso } from '../../../../kernel/time/instant.js';
import { type AccountScope, accountScope, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { DomainsRepository } from '../data/domains.repository.js';
import { OWNERSHIP_PREFIX } from '../rules/domain-records.js';
import { GRACE_MS } from '../rules/next-check.js';

export interface DomainNotice {
  name: string;
  ownershipRecord: string;
  verified: boolean;
  /** At least one of its keys signs. */
  signs: boolean;
  /** Verified without its ownership record, until then. */
  graceEndsAt: string | null;
}

/** How domains stand, for those who do not look after them. */
@Injectable()
export class NoticeDomain {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly domains: DomainsRepository,
  ) {}

  /** Names of the account's domains that are proven and sign their mail. */
  authenticatedIn(tx: Tx, scope: AccountScope): Promise<string[]> {
    return this.domains.authenticated(tx, scope);
  }

  async run(accountId: string, domainId: string): Promise<DomainNotice | null> {
    const scope = accountScope(accountId);
    const found = await this.unitOfWork.run(scope, (tx) => this.domains.find(tx, scope, domainId));
    if (found === null) return null;
    const { name, status, failingSince } = found.domain;
    return {
      name,
      ownershipRecord: `${OWNERSHIP_PREFIX}.${name}`,
      verified: status === 'verified',
      signs: found.keys.some((key) => key.publishedAt !== null && key.retiredAt === null),
      graceEndsAt: failingSince === null ? null : toIso(addMs(failingSince, GRACE_MS)),
    };
  }
}
