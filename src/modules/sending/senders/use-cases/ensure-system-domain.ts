import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID } from '../../../../kernel/ids.js';
import { Config } from '../../../../platform/config/config.js';
import { accountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { DkimKeys } from '../adapters/dkim-keys.js';
import { DomainsRepository } from '../data/domains.repository.js';
import { newKeyedDomain } from './add-domain.js';

/** The installation signs with keys of its own from its first start on. Several processes may start at once. */
@Injectable()
export class EnsureSystemDomain {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly domains: DomainsRepository,
    private readonly keys: DkimKeys,
    private readonly config: Config,
  ) {}

  async run(): Promise<void> {
    const scope = accountScope(SYSTEM_ACCOUNT_ID);
    const name = this.config.values.MAIL_DOMAIN.toLowerCase();
    if (await this.unitOfWork.runAsWorker((tx) => this.domains.findByName(tx, scope, name))) return;
    const minted = await this.keys.mint();
    await this.unitOfWork.runAsWorker(async (tx) => {
      const { domain, keys } = newKeyedDomain(scope, name, minted, tx.now);
      await this.domains.insert(tx, { domain: { ...domain, status: 'verified', verifiedAt: tx.now }, keys });
    });
  }
}
