import { Injectable } from '@nestjs/common';
import { newId, wireId } from '../../../../kernel/ids.js';
import { localDate, type LocalDate } from '../../../../kernel/time/calendar.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { AccountsFacade } from '../../../accounts/index.js';
import { type Bill, nextNumber, SELLER_ZONE } from '../../invoices/index.js';
import { ProFormasRepository } from '../data/pro-formas.repository.js';
import { type ProForma, proFormaReference, proFormaSeries } from '../rules/pro-forma.js';

export interface NewProForma {
  subscriptionId: string;
  termStartAt: Instant;
  payBy: LocalDate;
  bill: Bill;
}

/** Once a term, however often it is asked for. */
@Injectable()
export class IssueProForma {
  constructor(
    private readonly proFormas: ProFormasRepository,
    private readonly accounts: AccountsFacade,
    private readonly outbox: Outbox,
  ) {}

  /** The transaction must be a worker's, and hold the subscription's lock. */
  async in(tx: Tx, scope: AccountScope, wanted: NewProForma): Promise<ProForma> {
    const { accountId } = scope;
    const issued = await this.proFormas.forTerm(tx, scope, wanted.subscriptionId, wanted.termStartAt);
    if (issued) return issued;
    const issueDate = localDate(tx.now, SELLER_ZONE);
    const number = await nextNumber(tx, 'pro_forma_series', proFormaSeries(issueDate));
    const reference = proFormaReference(number);
    const proForma: ProForma = {
      ...wanted,
      id: newId(tx.now),
      accountId,
      number,
      reference,
      issueDate,
      issuedAt: tx.now,
    };
    await this.proFormas.insert(tx, proForma);
    await this.accounts.auditIn(tx, {
      accountId,
      action: 'pro_forma.issued',
      actor: { type: 'system', id: null },
      target: { type: 'pro_forma', id: wireId('pfm', proForma.id) },
      changes: { number, gross: wanted.bill.gross },
    });
    await this.outbox.publish(tx, 'pro_forma.issued.v1', {
      accountId,
      aggregateId: proForma.id,
      payload: { proFormaId: proForma.id, subscriptionId: wanted.subscriptionId },
    });
    return proForma;
  }
}
