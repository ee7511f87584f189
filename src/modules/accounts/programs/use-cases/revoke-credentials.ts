import { Injectable } from '@nestjs/common';
import { accountScope, type BeforeCommit } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { Actor } from '../../audit-actor.js';
import { type KindOfAccess, RevokeAccess, type RevokedAccess } from './revoke-access.js';

/** Staff end what opens a customer's account: it is in wrong hands. */
@Injectable()
export class RevokeCredentials {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly access: RevokeAccess,
  ) {}

  run(
    accountId: string,
    what: readonly KindOfAccess[],
    by: { actor: Actor; reason: string },
    keep: BeforeCommit<RevokedAccess>,
  ): Promise<RevokedAccess> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const revoked = await this.access.revokeIn(tx, accountScope(accountId), what, by);
      await keep(tx, revoked);
      return revoked;
    });
  }
}
