import { Injectable } from '@nestjs/common';
import { accountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsRepository } from '../../account/index.js';
import { type PurgeRow, PurgesRepository } from '../data/purges.repository.js';
import { leavingProblems } from '../leaving.errors.js';

export interface Certificate {
  platformId: number;
  purge: PurgeRow;
}

/** What was deleted of a purged account, and what was not. */
@Injectable()
export class ReadCertificate {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accounts: AccountsRepository,
    private readonly purges: PurgesRepository,
  ) {}

  run(accountId: string): Promise<Certificate> {
    const scope = accountScope(accountId);
    return this.unitOfWork.runAsWorker(async (tx) => {
      const account = await this.accounts.find(tx, scope);
      const purge = await this.purges.find(tx, scope);
      if (!account || !purge) throw platformProblems.not_found();
      if (purge.state !== 'done') throw leavingProblems.purge_not_finished();
      return { platformId: account.platformId, purge };
    });
  }
}
