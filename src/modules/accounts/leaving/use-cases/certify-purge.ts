import { Injectable, Logger } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { accountScope, type AccountScope, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { AccountGates, AccountsRepository, AuditLog } from '../../account/index.js';
import { AccountDoor } from '../data/account-door.js';
import { type KeptRows, type PurgeLease, type PurgeRow, PurgesRepository } from '../data/purges.repository.js';
import { LeavingParts } from '../parts.js';
import { tombstoneOf } from '../rules/tombstone.js';

/** Sets the stone: nothing but the number of the platform is left, and everybody is told. */
@Injectable()
export class SetTombstone {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly gates: AccountGates,
    private readonly auditLog: AuditLog,
    private readonly outbox: Outbox,
  ) {}

  async setIn(tx: Tx, { accountId, reason, counts, passes }: PurgeRow): Promise<void> {
    const account = await this.accounts.findForUpdate(tx, accountScope(accountId));
    if (account) await this.accounts.update(tx, account, tombstoneOf(tx.now));
    await this.auditLog.record(tx, {
      accountId,
      action: 'account.purged',
      actor: { type: 'system', id: null },
      target: { type: 'account', id: wireId(WIRE_PREFIXES.account, accountId) },
      changes: { rows: Object.values(counts).reduce((sum, rows) => sum + rows, 0), passes },
    });
    await this.outbox.publish(tx, 'account.closed.v1', { accountId, aggregateId: accountId, payload: { reason } });
    tx.afterCommit(() => this.gates.invalidate(accountId));
  }
}

/** Counts once more, with the door shut, and writes the certificate when nothing is left. */
@Injectable()
export class CertifyPurge {
  private readonly log = new Logger('Purge');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly purges: PurgesRepository,
    private readonly parts: LeavingParts,
    private readonly door: AccountDoor,
    private readonly tombstone: SetTombstone,
  ) {}

  /** False when something is left, or may still come. */
  run(lease: PurgeLease): Promise<boolean> {
    const scope = accountScope(lease.accountId);
    return this.unitOfWork.runAsWorker(async (tx) => {
      if (!(await this.purges.hold(tx, lease)) || !(await this.purges.isSettled(tx, lease))) return false;
      await this.door.shutIn(tx, lease.accountId);
      const left = await this.leftIn(tx, scope);
      if (left.length > 0) {
        this.log.warn({ msg: 'a purge goes on: something is left', accountId: lease.accountId, left });
        return false;
      }
      const purge = await this.purges.finish(tx, lease, await this.keptIn(tx, scope));
      if (purge) await this.tombstone.setIn(tx, purge);
      return purge !== null;
    });
  }

  private async leftIn(tx: Tx, scope: AccountScope): Promise<string[]> {
    const left: string[] = [];
    for (const part of this.parts.erasures()) if ((await part.countLeftIn(tx, scope)) > 0) left.push(part.name);
    return left;
  }

  private async keptIn(tx: Tx, scope: AccountScope): Promise<KeptRows[]> {
    const kept: KeptRows[] = [];
    for (const part of this.parts.kept()) {
      kept.push({ part: part.name, rows: await part.countIn(tx, scope), because: part.keptBecause });
    }
    return kept;
  }
}
