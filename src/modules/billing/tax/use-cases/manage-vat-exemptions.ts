import { Injectable } from '@nestjs/common';
import { newId, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { LocalDate } from '../../../../kernel/time/calendar.js';
import { type AccountScope, accountScope, type BeforeCommit } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import type { VatExemptionEntity } from '../data/vat-exemption.entity.js';
import { VatExemptionsRepository } from '../data/vat-exemptions.repository.js';

export interface NewExemption {
  accountId: string;
  reference: string;
  validFrom: LocalDate;
  validUntil: LocalDate;
}

/** Certificates of embassies, EU institutions and international bodies. */
@Injectable()
export class ManageVatExemptions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly exemptions: VatExemptionsRepository,
    private readonly accounts: AccountsFacade,
  ) {}

  page(scope: AccountScope, limit: number, before: string | null): Promise<VatExemptionEntity[]> {
    return this.unitOfWork.runAsWorker((tx) => this.exemptions.page(tx, scope, limit, before));
  }

  add(
    wanted: NewExemption,
    by: { staffId: string; actor: Actor },
    keep: BeforeCommit<VatExemptionEntity>,
  ): Promise<VatExemptionEntity> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const exemption = { ...wanted, id: newId(tx.now), createdBy: by.staffId, createdAt: tx.now };
      await this.exemptions.insert(tx, exemption);
      await this.accounts.auditIn(tx, {
        ...accountScope(wanted.accountId),
        action: 'vat_exemption.added',
        actor: by.actor,
        target: { type: 'vat_exemption', id: wireId(WIRE_PREFIXES.vatExemption, exemption.id) },
        changes: { reference: wanted.reference, validFrom: wanted.validFrom, validUntil: wanted.validUntil },
      });
      await keep(tx, exemption);
      return exemption;
    });
  }
}
