import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { Payment, PaymentState } from '../rules/payment.js';
import type { PaymentKind } from '../rules/payment-kinds.js';
import { PaymentEntity } from './payment.entity.js';
import { paymentOf } from './payments.repository.js';

export interface PaymentFilter {
  state?: PaymentState;
  kind?: PaymentKind;
  accountId?: string;
}

/** A payment with what its customer is not shown. */
export interface StaffPayment {
  payment: Payment;
  refundedMinor: bigint;
}

/** Payments of all accounts, for staff. */
@Injectable()
export class StaffPaymentsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async unscopedFind(id: string): Promise<StaffPayment | null> {
    const row = await this.unitOfWork.runAsWorker((tx) => tx.manager.findOneBy(PaymentEntity, { id }));
    return row && staffPaymentOf(row);
  }

  /** Newest first, at most `limit`, older than `before`. */
  async unscopedPage(filter: PaymentFilter, limit: number, before: string | null): Promise<StaffPayment[]> {
    const where = { ...filter, ...(before === null ? {} : { id: LessThan(before) }) };
    const rows = await this.unitOfWork.runAsWorker((tx) =>
      tx.manager.find(PaymentEntity, { where, order: { id: 'DESC' }, take: limit }),
    );
    return rows.map(staffPaymentOf);
  }
}

function staffPaymentOf(row: PaymentEntity): StaffPayment {
  return { payment: paymentOf(row), refundedMinor: row.refundedMinor };
}
