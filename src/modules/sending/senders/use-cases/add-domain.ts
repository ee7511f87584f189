import { Injectable } from '@nestjs/common';
import { newId, wireId } from '../../../../kernel/ids.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { Config } from '../../../../platform/config/config.js';
import { randomSecret } from '../../../../platform/crypto/hashes.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import type { Actor } from '../../../accounts/index.js';
import { DkimKeys, type MintedKey } from '../adapters/dkim-keys.js';
import { DomainsRepository, type KeyedDomain } from '../data/domains.repository.js';
import type { DomainKeyEntity } from '../data/domain-key.entity.js';
import { nextCheck } from '../rules/next-check.js';
import { isWithin, normaliseDomain } from '../rules/domain-name.js';
import { senderProblems } from '../senders.errors.js';
import { SenderTrail } from './sender-trail.js';

const OWNERSHIP_TOKEN_BYTES = 18;

/** Adds a domain with a key pair of its own; it counts for nothing until its owner has published the records. */
@Injectable()
export class AddDomain {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly domains: DomainsRepository,
    private readonly keys: DkimKeys,
    private readonly config: Config,
    private readonly trail: SenderTrail,
  ) {}

  async run(scope: AccountScope, text: string, actor: Actor, keep: BeforeCommit<KeyedDomain>): Promise<KeyedDomain> {
    const name = this.ownable(text);
    const known = await this.unitOfWork.run(scope, (tx) => this.domains.findByName(tx, scope, name));
    if (known) throw alreadyThere(known);
    const dkimBy = this.config.values.DKIM_ZONE === null ? 'txt' : 'cname';
    const minted = await this.keys.mint(dkimBy);
    return this.unitOfWork.run(scope, async (tx) => {
      const added = newKeyedDomain(scope, name, minted, tx.now);
      const nextCheckAt = nextCheck(
        { verified: false, createdAt: tx.now, failingSince: null, unsettled: false },
        tx.now,
      );
      Object.assign(added.domain, { dkimBy, nextCheckAt });
      if (!(await this.domains.insert(tx, added))) throw await this.lostRace(tx, scope, name);
      await this.trail.domainIn(tx, added.domain, 'domain.added', actor, { name });
      await keep(tx, added);
      return added;
    });
  }

  private async lostRace(tx: Tx, scope: AccountScope, name: string) {
    const known = await this.domains.findByName(tx, scope, name);
    return known ? alreadyThere(known) : senderProblems.domain_exists();
  }

  /** The installation's own names belong to nobody else. */
  private ownable(text: string): string {
    const name = normaliseDomain(text);
    const ours = [this.config.values.MAIL_DOMAIN, this.config.returnPathDomain].map((domain) => domain.toLowerCase());
    const code = name === null ? 'domain_invalid' : ours.some((own) => isWithin(name, own)) && 'not_allowed';
    if (code) throw platformProblems.validation_failed({ errors: [{ field: 'name', code, message: '' }] });
    return name!;
  }
}

export function newKeyedDomain(
  scope: AccountScope,
  name: string,
  minted: readonly MintedKey[],
  now: Instant,
): KeyedDomain {
  const { accountId } = scope;
  const id = newId(now);
  return {
    domain: {
      id,
      accountId,
      name,
      status: 'pending',
      ownershipToken: randomSecret(OWNERSHIP_TOKEN_BYTES),
      verifiedAt: null,
      checkedAt: null,
      returnPathAt: null,
      trackingAt: null,
      trackOpens: false,
      trackClicks: false,
      nextCheckAt: null,
      failingSince: null,
      dkimBy: 'txt',
      dmarc: null,
      createdAt: now,
    },
    keys: newKeys({ accountId, id }, minted, now),
  };
}

/** Keys that wait for their records. */
export function newKeys(
  { accountId, id: domainId }: { accountId: string; id: string },
  minted: readonly MintedKey[],
  now: Instant,
): DomainKeyEntity[] {
  const waiting = { accountId, domainId, publishedAt: null, retiredAt: null, createdAt: now };
  return minted.map((key) => ({ ...key, ...waiting, id: newId(now) }));
}

function alreadyThere({ domain }: KeyedDomain) {
  return senderProblems.domain_exists({ extra: { domainId: wireId('dom', domain.id) } });
}
