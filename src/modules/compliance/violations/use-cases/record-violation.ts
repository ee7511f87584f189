import { Injectable } from '@nestjs/common';
import { newId, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { type AccountScope, accountScope, type BeforeCommit, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import type { ViolationEntity } from '../data/violation.entity.js';
import { ViolationsRepository } from '../data/violations.repository.js';
import type { ViolationKind } from '../rules/violation-kinds.js';

export interface NewViolation {
  kind: ViolationKind;
  reference: string;
  note: string;
}

/** Staff write down what an account did; by itself that stops nothing. */
@Injectable()
export class RecordViolation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly violations: ViolationsRepository,
    private readonly accounts: AccountsFacade,
  ) {}

  run(
    accountId: string,
    wanted: NewViolation,
    by: { staffId: string; actor: Actor },
    keep: BeforeCommit<ViolationEntity>,
  ): Promise<ViolationEntity> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const violation = await this.in(tx, accountScope(accountId), wanted, by);
      await keep(tx, violation);
      return violation;
    });
  }

  async in(
    tx: Tx,
    { accountId }: AccountScope,
    wanted: NewViolation,
    by: { staffId: string; actor: Actor },
  ): Promise<ViolationEntity> {
    const { kind, reference, note } = wanted;
    const violation = { id: newId(tx.now), accountId, kind, reference, note, recordedBy: by.staffId, at: tx.now };
    await this.violations.insert(tx, violation);
    await this.accounts.auditIn(tx, {
      accountId,
      action: 'violation.recorded',
      actor: by.actor,
      target: { type: 'violation', id: wireId(WIRE_PREFIXES.violation, violation.id) },
      changes: { kind, reference },
    });
    return violation;
  }
}
