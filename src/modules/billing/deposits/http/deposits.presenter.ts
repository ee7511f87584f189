import { wireId } from '../../../../kernel/ids.js';
import { formatAmount } from '../../../../kernel/money.js';
import { toIso } from '../../../../kernel/time/instant.js';
import type { Deposit } from '../rules/deposit.js';
import type { MadeDeposit } from '../use-cases/make-deposit.js';
import type { DepositView, MadeDepositView } from './deposits.dto.js';

export function presentDeposit(deposit: Deposit): DepositView {
  const { id, amount, kind, status, number, paymentId, createdAt, receivedAt } = deposit;
  return {
    id: wireId('dep', id),
    amount: formatAmount(amount),
    currency: amount.currency,
    kind,
    status,
    receiptNumber: number,
    paymentId: paymentId === null ? null : wireId('pay', paymentId),
    createdAt: toIso(createdAt),
    receivedAt: receivedAt === null ? null : toIso(receivedAt),
  };
}

export function presentMadeDeposit({ deposit, payment }: MadeDeposit): MadeDepositView {
  return { ...presentDeposit(deposit), nextAction: payment.nextAction };
}
