import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import type { Actor } from '../../../accounts/index.js';
import { DomainsRepository, type KeyedDomain } from '../data/domains.repository.js';
import type { CheckedRecord } from '../rules/dns-records.js';
import { senderProblems } from '../senders.errors.js';
import { DomainChecks } from './domain-checks.js';
import { SettleDomain } from './settle-domain.js';

export interface VerifiedDomain extends KeyedDomain {
  records: CheckedRecord[];
}

/** Looks at the DNS and draws the consequences (`settle-domain.ts`). */
@Injectable()
export class VerifyDomain {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly domains: DomainsRepository,
    private readonly checks: DomainChecks,
    private readonly settling: SettleDomain,
  ) {}

  /** @throws domain_owned_by_another_account when another one owns it and still proves it. */
  async run(scope: AccountScope, id: string, actor: Actor): Promise<VerifiedDomain> {
    const found = await this.find(scope, id);
    if (found === null) throw platformProblems.not_found();
    const check = await this.checks.ofDomain(found);
    const taken = await this.unitOfWork.runAsWorker((tx) => this.settling.in(tx, found, check, actor));
    if (taken) throw senderProblems.domain_owned_by_another_account();
    const settled = await this.find(scope, id);
    if (settled === null) throw platformProblems.not_found();
    return { ...settled, records: check.records };
  }

  private find(scope: AccountScope, id: string): Promise<KeyedDomain | null> {
    return this.unitOfWork.run(scope, (tx) => this.domains.find(tx, scope, id));
  }
}
