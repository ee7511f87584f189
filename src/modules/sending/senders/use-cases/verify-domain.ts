import { Injectable } from '@nestjs/common';
import { type AccountScope, accountScope, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import type { Actor } from '../../../accounts/index.js';
import type { DomainEntity } from '../data/domain.entity.js';
import { DomainsRepository, type KeyedDomain } from '../data/domains.repository.js';
import { SendersRepository } from '../data/senders.repository.js';
import type { CheckedRecord } from '../rules/dns-records.js';
import { ownershipValue } from '../rules/domain-records.js';
import { senderProblems } from '../senders.errors.js';
import { DomainChecks } from './domain-checks.js';
import { DomainChanges } from './domain-changes.js';
import { SenderTrail } from './sender-trail.js';

export interface VerifiedDomain extends KeyedDomain {
  records: CheckedRecord[];
}

/**
 * Looks at the DNS and draws the consequences. Whoever shows the ownership record owns the domain; while the present
 * owner shows his as well, he keeps it. A record that could not be looked up changes nothing.
 */
@Injectable()
export class VerifyDomain {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly domains: DomainsRepository,
    private readonly senders: SendersRepository,
    private readonly checks: DomainChecks,
    private readonly changes: DomainChanges,
    private readonly trail: SenderTrail,
  ) {}

  async run(scope: AccountScope, id: string, actor: Actor): Promise<VerifiedDomain> {
    const found = await this.unitOfWork.run(scope, (tx) => this.domains.find(tx, scope, id));
    if (found === null) throw platformProblems.not_found();
    const records = await this.checks.ofDomain(found);
    const taken = await this.unitOfWork.runAsWorker((tx) => this.settle(tx, found, records, actor));
    if (taken) throw senderProblems.domain_owned_by_another_account();
    const settled = await this.unitOfWork.run(scope, (tx) => this.domains.find(tx, scope, id));
    if (settled === null) throw platformProblems.not_found();
    return { ...settled, records };
  }

  /** True when another account owns the domain and still proves it. */
  private async settle(
    tx: Tx,
    { domain, keys }: KeyedDomain,
    records: readonly CheckedRecord[],
    actor: Actor,
  ): Promise<boolean> {
    const scope = accountScope(domain.accountId);
    const claims = await this.domains.unscopedLockByName(tx, domain.name);
    const own = claims.find((claim) => claim.id === domain.id);
    if (!own) return false;
    const ownership = records.find((record) => record.purpose === 'ownership');
    const owner = claims.find((claim) => claim.status === 'verified' && claim.id !== domain.id);
    const proven = ownership?.status === 'ok';
    const taken = proven && owner !== undefined && ownership.found.includes(ownershipValue(owner.ownershipToken));
    if (proven && !taken) await this.giveTo(tx, own, owner, actor);
    const signsNow = await this.noteRecords(tx, scope, { domain, keys }, records);
    const gained = signsNow || (proven && !taken && own.status !== 'verified');
    await this.changes.checkedIn(tx, own, gained);
    return taken;
  }

  private async giveTo(tx: Tx, domain: DomainEntity, owner: DomainEntity | undefined, actor: Actor): Promise<void> {
    if (owner) {
      const loser = accountScope(owner.accountId);
      await this.domains.update(tx, loser, owner.id, { status: 'pending', verifiedAt: null });
      await this.senders.unverifyDomain(tx, loser, domain.name);
      await this.changes.lostIn(tx, owner);
    }
    const scope = accountScope(domain.accountId);
    if (domain.status !== 'verified') {
      await this.domains.update(tx, scope, domain.id, { status: 'verified', verifiedAt: tx.now });
      const status = { from: domain.status, to: 'verified' };
      await this.trail.domainIn(tx, domain, 'domain.verified', actor, { name: domain.name, status });
    }
    await this.senders.verifyDomain(tx, scope, domain.name);
  }

  /** True when a key was found published that was not before. */
  private async noteRecords(
    tx: Tx,
    scope: AccountScope,
    { domain, keys }: KeyedDomain,
    records: readonly CheckedRecord[],
  ): Promise<boolean> {
    const returnPath = records.find((record) => record.purpose === 'return_path')?.status;
    const change: Partial<DomainEntity> = { checkedAt: tx.now };
    if (returnPath !== 'unknown') change.returnPathAt = returnPath === 'ok' ? tx.now : null;
    await this.domains.update(tx, scope, domain.id, change);
    const keyIds = (published: boolean) =>
      keys.filter((key) => isPublished(records, key.selector) === published).map((key) => key.id);
    await this.domains.setPublished(tx, scope, keyIds(true), tx.now);
    await this.domains.setPublished(tx, scope, keyIds(false), null);
    const before = new Set(keys.filter((key) => key.publishedAt !== null).map((key) => key.id));
    return keyIds(true).some((id) => !before.has(id));
  }
}

/** Null when it could not be looked up. */
function isPublished(records: readonly CheckedRecord[], selector: string): boolean | null {
  const status = records.find((record) => record.purpose === 'dkim' && record.name.startsWith(`${selector}.`))?.status;
  return status === undefined || status === 'unknown' ? null : status === 'ok';
}
