import { Injectable } from '@nestjs/common';
import { addMs, MINUTE_MS } from '../../../../kernel/time/instant.js';
import type { AccountScope, BeforeCommit } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import type { Actor } from '../../../accounts/index.js';
import { DkimKeys, type MintedKey } from '../adapters/dkim-keys.js';
import { DomainsRepository, type KeyedDomain } from '../data/domains.repository.js';
import { otherSelector, rotationRuns } from '../rules/key-rotation.js';
import { senderProblems } from '../senders.errors.js';
import { newKeys } from './add-domain.js';
import { SenderTrail } from './sender-trail.js';

/** Makes a new pair of keys. The old one signs until the new one's records are seen, and stays in the DNS for a week after. */
@Injectable()
export class RotateKeys {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly domains: DomainsRepository,
    private readonly keys: DkimKeys,
    private readonly trail: SenderTrail,
  ) {}

  /** @throws dkim_rotation_running while a new pair waits for its records. */
  async run(scope: AccountScope, id: string, actor: Actor, keep: BeforeCommit<KeyedDomain>): Promise<KeyedDomain> {
    const minted = await this.mintFor(await this.unitOfWork.run(scope, (tx) => this.domains.find(tx, scope, id)));
    return this.unitOfWork.runAsWorker(async (tx) => {
      await this.domains.lock(tx, scope, id);
      const found = await this.domains.find(tx, scope, id);
      if (found === null) throw platformProblems.not_found();
      const { domain } = found;
      if (rotationRuns(found.keys)) throw senderProblems.dkim_rotation_running();
      const keys = newKeys(domain, minted, tx.now);
      await this.domains.insertKeys(tx, keys);
      const nextCheckAt = addMs(tx.now, 5 * MINUTE_MS);
      await this.domains.update(tx, scope, id, { nextCheckAt });
      const selectors = keys.map(({ selector }) => selector);
      await this.trail.domainIn(tx, domain, 'domain.keys_rotated', actor, { name: domain.name, selectors });
      const rotated = { domain: { ...domain, nextCheckAt }, keys: [...found.keys, ...keys] };
      await keep(tx, rotated);
      return rotated;
    });
  }

  private mintFor(found: KeyedDomain | null): Promise<MintedKey[]> {
    if (found === null) throw platformProblems.not_found();
    const { domain, keys } = found;
    if (rotationRuns(keys)) throw senderProblems.dkim_rotation_running();
    if (domain.dkimBy === 'txt') return this.keys.mint('txt');
    const current = (algorithm: string) =>
      keys.filter((key) => key.algorithm === algorithm && key.retiredAt === null).at(-1)!.selector;
    const [rsa, ed25519] = ['rsa-sha256', 'ed25519-sha256'].map((algorithm) => otherSelector(current(algorithm)));
    // The place of the pair before last is free when that has left the DNS.
    if (keys.some(({ selector }) => selector === rsa)) throw senderProblems.dkim_rotation_running();
    return this.keys.mintFor({ rsa: rsa!, ed25519: ed25519! });
  }
}
