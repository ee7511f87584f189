import { Inject, Injectable, Logger } from '@nestjs/common';
import { Sealer } from '../../../../platform/crypto/sealer.js';
import type { BeforeCommit } from '../../../../platform/database/tx.js';
import { PAYMENT_GATEWAY, type PaymentGateway } from '../adapters/payment-gateway.port.js';
import { PaymentMethodsRepository } from '../data/payment-methods.repository.js';
import { PaymentsRepository } from '../data/payments.repository.js';
import type { ChargeOutcome } from '../rules/charge-outcome.js';
import { isGatewayKind } from '../rules/payment-kinds.js';
import type { Payment } from '../rules/payment.js';
import { SettlePayment } from './settle-payment.js';
import { TakeFromWallet } from './take-from-wallet.js';

/**
 * Asks the gateway, or the wallet, for the money of a reserved payment: reserve (the caller has), commit, call, settle. Whoever dies in
 * between leaves a payment that says so, and `look-after-payments` finishes it.
 */
@Injectable()
export class ChargePayment {
  private readonly log = new Logger('ChargePayment');

  constructor(
    private readonly payments: PaymentsRepository,
    private readonly methods: PaymentMethodsRepository,
    private readonly sealer: Sealer,
    @Inject(PAYMENT_GATEWAY) private readonly gateway: PaymentGateway,
    private readonly settle: SettlePayment,
    private readonly wallet: TakeFromWallet,
  ) {}

  /** Safe to repeat: only the first call charges, the others ask what became of it. */
  async run(paymentId: string, last: BeforeCommit<Payment>): Promise<Payment> {
    const begun = await this.payments.unscopedBegin(paymentId);
    if (begun) return this.settle.run(paymentId, await this.charge(begun), last);
    if (await this.payments.unscopedIsOwn(paymentId)) return this.wallet.run(paymentId, last);
    return this.settle.run(paymentId, await this.inquire(paymentId), last);
  }

  /** A silent gateway may have charged: its silence is never success, and never failure. */
  private async charge(payment: Payment): Promise<ChargeOutcome> {
    try {
      if (await this.methods.unscopedHasLapsed(payment.methodId, payment.createdAt)) {
        return { kind: 'failed', failure: 'mandate_invalid' };
      }
      const instrument = await this.instrumentOf(payment);
      const { id: reference, accountId, kind, amount } = payment;
      if (!isGatewayKind(kind)) throw new Error('no gateway charges this kind of payment');
      return await this.gateway.charge({
        reference,
        accountId,
        kind,
        instrument,
        amount,
        payerPresent: payment.payerPresent,
      });
    } catch (error) {
      this.log.warn({ msg: 'a charge brought no answer', paymentId: payment.id, err: (error as Error).message });
      return { kind: 'pending' };
    }
  }

  private async inquire(paymentId: string): Promise<ChargeOutcome> {
    try {
      return (await this.gateway.inquire(paymentId)) ?? { kind: 'pending' };
    } catch (error) {
      this.log.warn({ msg: 'the gateway could not be asked', paymentId, err: (error as Error).message });
      return { kind: 'pending' };
    }
  }

  private async instrumentOf({ methodId }: Payment): Promise<string> {
    const sealed = methodId === null ? null : await this.methods.unscopedSealedInstrument(methodId);
    if (sealed === null) throw new Error('the payment has no instrument');
    return this.sealer.open(sealed).toString('utf8');
  }
}
