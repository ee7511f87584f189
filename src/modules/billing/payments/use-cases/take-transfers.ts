import { Inject, Injectable } from '@nestjs/common';
import { wireId } from '../../../../kernel/ids.js';
import { formatAmount } from '../../../../kernel/money.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import {
  type GatewayNews,
  GatewaySilence,
  PAYMENT_GATEWAY,
  type PaymentGateway,
} from '../adapters/payment-gateway.port.js';
import type { ArrivedTransfer } from '../adapters/transfer-desk.port.js';
import { GatewayTransfersRepository } from '../data/gateway-transfers.repository.js';
import { TRANSFER_STATES } from '../rules/gateway-transfer.js';
import { AlertStaff } from './alert-staff.js';
import { TransferBookers } from './transfer-bookers.js';

/**
 * Money that customers transferred to the gateway: kept, committed, collected there, and booked once, in whatever order and
 * however often it is told.
 */
@Injectable()
export class TakeTransfers {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly transfers: GatewayTransfersRepository,
    @Inject(PAYMENT_GATEWAY) private readonly gateway: PaymentGateway,
    private readonly bookers: TransferBookers,
    private readonly alerts: AlertStaff,
  ) {}

  /** Answers what came of them in a word. */
  async run(transfers: readonly ArrivedTransfer[]): Promise<string> {
    const states: string[] = [];
    for (const transfer of transfers) states.push(await this.one(transfer));
    return [...new Set(states)].join(' ') || 'nothing_came';
  }

  async one(transfer: ArrivedTransfer): Promise<string> {
    const { name } = this.gateway;
    const before = await this.unitOfWork.runAsWorker(async (tx) => {
      await this.transfers.keep(tx, name, transfer);
      return this.transfers.lock(tx, name, transfer.id);
    });
    if (before !== 'arrived') return before;
    const collected = await this.gateway.transfers.collect(transfer);
    if (collected === 'pending') throw new GatewaySilence('a transfer could not be collected yet');
    return this.unitOfWork.runAsWorker((tx) => this.decideIn(tx, transfer, collected === 'collected'));
  }

  /** Money that is not there any more: what was booked stays booked until a person has looked. */
  async undone({ transfer, accountId, amount, reason }: Extract<GatewayNews, { about: 'transfer_undone' }>) {
    const facts = { account: wireId('acc', accountId), ...amountOf(amount), reason };
    await this.alerts.run({ kind: 'transfer_undone', subject: transfer, paymentId: null, facts });
    return 'transfer_undone';
  }

  private async decideIn(tx: Tx, transfer: ArrivedTransfer, isCollected: boolean): Promise<string> {
    const { name } = this.gateway;
    const before = await this.transfers.lock(tx, name, transfer.id);
    const after = isCollected ? 'booked' : 'gone';
    if (!TRANSFER_STATES.mayBecome(before, after)) return before;
    const externalId = `${name}:${transfer.id}`;
    const outcome = isCollected ? await this.bookers.one.bookIn(tx, { ...transfer, externalId }) : 'gone';
    await this.transfers.decide(tx, name, transfer.id, after, outcome);
    if (!isCollected) await this.tellIn(tx, transfer);
    return after;
  }

  private tellIn(tx: Tx, { id, accountId, amount }: ArrivedTransfer): Promise<void> {
    const facts = { account: wireId('acc', accountId), ...amountOf(amount) };
    return this.alerts.runIn(tx, { kind: 'transfer_not_collected', subject: id, paymentId: null, facts });
  }
}

function amountOf(amount: ArrivedTransfer['amount']): { amount: string; currency: string } {
  return { amount: formatAmount(amount), currency: amount.currency };
}
