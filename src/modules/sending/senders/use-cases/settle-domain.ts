import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import type { Actor } from '../../../accounts/index.js';
import type { DomainKeyEntity } from '../data/domain-key.entity.js';
import type { DomainEntity } from '../data/domain.entity.js';
import { DomainsRepository, type KeyedDomain } from '../data/domains.repository.js';
import { SendersRepository } from '../data/senders.repository.js';
import type { CheckedRecord, RecordStatus } from '../rules/dns-records.js';
import { ownershipValue } from '../rules/domain-records.js';
import { replacedKeys, rotationRuns } from '../rules/key-rotation.js';
import { judgeOwnership, nextCheck, type OwnershipFound } from '../rules/next-check.js';
import { DomainChanges } from './domain-changes.js';
import type { DomainCheck } from './domain-checks.js';
import { SenderTrail } from './sender-trail.js';

/**
 * What follows from a look at the DNS. Whoever shows the ownership record owns the domain; while the present owner shows
 * his as well, he keeps it, and without it he has 72 hours as long as nobody else shows one. A key signs while its record
 * stands, and gives way to a newer one. What could not be looked up changes nothing.
 */
@Injectable()
export class SettleDomain {
  constructor(
    private readonly domains: DomainsRepository,
    private readonly senders: SendersRepository,
    private readonly changes: DomainChanges,
    private readonly trail: SenderTrail,
  ) {}

  /** True when another account owns the domain and still proves it. */
  async in(tx: Tx, { domain, keys }: KeyedDomain, check: DomainCheck, actor: Actor): Promise<boolean> {
    const claims = await this.domains.unscopedLockByName(tx, domain.name);
    const own = claims.find((claim) => claim.id === domain.id);
    if (!own) return false;
    const ownership = check.records.find((record) => record.purpose === 'ownership')!;
    const owner = claims.find((claim) => claim.status === 'verified' && claim.id !== domain.id);
    const taken = owner !== undefined && ownership.found.includes(ownershipValue(owner.ownershipToken));
    const proven = ownership.status === 'ok' && !taken;
    const wasVerified = own.status === 'verified';
    if (proven) await this.giveTo(tx, own, owner, actor);
    const failingSince = wasVerified ? await this.failing(tx, own, found(ownership.status), actor) : null;
    const signing = await this.noteKeys(tx, own, keys, check);
    await this.note(tx, own, check, { failingSince, unsettled: signing.unsettled });
    if (signing.lost && own.status === 'verified') await this.changes.failingIn(tx, own, 'signing');
    await this.changes.checkedIn(tx, own, signing.gained || (proven && !wasVerified));
    return ownership.status === 'ok' && taken;
  }

  private async giveTo(tx: Tx, domain: DomainEntity, owner: DomainEntity | undefined, actor: Actor): Promise<void> {
    if (owner) await this.takeFrom(tx, owner);
    const scope = accountScope(domain.accountId);
    if (domain.status !== 'verified') {
      await this.domains.update(tx, scope, domain.id, { status: 'verified', verifiedAt: tx.now });
      const status = { from: domain.status, to: 'verified' };
      await this.trail.domainIn(tx, domain, 'domain.verified', actor, { name: domain.name, status });
      domain.status = 'verified';
    }
    await this.senders.verifyDomain(tx, scope, domain.name);
  }

  private async takeFrom(tx: Tx, owner: DomainEntity): Promise<void> {
    const scope = accountScope(owner.accountId);
    await this.domains.update(tx, scope, owner.id, { status: 'pending', verifiedAt: null, failingSince: null });
    await this.senders.unverifyDomain(tx, scope, owner.name);
    await this.changes.lostIn(tx, owner);
  }

  /** Since when a verified domain is without its record; after the grace it is verified no more. */
  private async failing(tx: Tx, domain: DomainEntity, record: OwnershipFound, actor: Actor) {
    const verdict = judgeOwnership(record, domain.failingSince, tx.now);
    if (verdict === 'kept') return null;
    if (verdict === 'failing') {
      if (domain.failingSince === null) await this.changes.failingIn(tx, domain, 'ownership');
      return domain.failingSince ?? tx.now;
    }
    await this.takeFrom(tx, domain);
    const status = { from: 'verified', to: 'pending' };
    await this.trail.domainIn(tx, domain, 'domain.lost', actor, { name: domain.name, status });
    domain.status = 'pending';
    return null;
  }

  private async noteKeys(tx: Tx, domain: DomainEntity, keys: readonly DomainKeyEntity[], check: DomainCheck) {
    const scope = accountScope(domain.accountId);
    const idsThat = (published: boolean) =>
      keys.filter(({ id }) => check.keys.get(id) === published).map(({ id }) => id);
    await this.domains.setPublished(tx, scope, idsThat(true), tx.now);
    await this.domains.setPublished(tx, scope, idsThat(false), null);
    const now = keys.map((key) => ({ ...key, publishedAt: publishedNow(key, check, tx) }));
    const replaced = new Set(replacedKeys(now).map(({ id }) => id));
    await this.domains.retire(tx, scope, [...replaced]);
    const before = keys.filter(signs);
    const after = now.filter((key) => signs(key) && !replaced.has(key.id));
    const waits = rotationRuns(now.filter(({ id }) => !replaced.has(id)));
    return {
      gained: after.some((key) => !before.some(({ id }) => id === key.id)),
      lost: before.length > 0 && after.length === 0,
      unsettled: waits || check.records.some(({ status }) => status === 'unknown'),
    };
  }

  private async note(
    tx: Tx,
    domain: DomainEntity,
    { records, dmarc }: DomainCheck,
    { failingSince, unsettled }: Pick<DomainEntity, 'failingSince'> & { unsettled: boolean },
  ): Promise<void> {
    const facts = { verified: domain.status === 'verified', createdAt: domain.createdAt, failingSince, unsettled };
    const change: Partial<DomainEntity> = { checkedAt: tx.now, failingSince, nextCheckAt: nextCheck(facts, tx.now) };
    const [returnPath, tracking] = (['return_path', 'tracking'] as const).map((purpose) => statusOf(records, purpose));
    if (returnPath !== 'unknown') change.returnPathAt = returnPath === 'ok' ? tx.now : null;
    if (tracking !== 'unknown') change.trackingAt = tracking === 'ok' ? tx.now : null;
    if (dmarc !== undefined) change.dmarc = dmarc;
    await this.domains.update(tx, accountScope(domain.accountId), domain.id, change);
  }
}

const signs = (key: Pick<DomainKeyEntity, 'publishedAt' | 'retiredAt'>): boolean =>
  key.publishedAt !== null && key.retiredAt === null;

function publishedNow(key: DomainKeyEntity, check: DomainCheck, { now }: Tx) {
  const seen = check.keys.get(key.id) ?? null;
  if (seen === null) return key.publishedAt;
  return seen ? now : null;
}

function statusOf(records: readonly CheckedRecord[], purpose: CheckedRecord['purpose']): RecordStatus {
  return records.find((record) => record.purpose === purpose)?.status ?? 'unknown';
}

function found(status: RecordStatus): OwnershipFound {
  if (status === 'ok' || status === 'unknown') return status;
  return 'gone';
}
