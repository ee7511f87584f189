import { Inject, Injectable, Logger } from '@nestjs/common';
import { mapAtMost } from '../../../../kernel/lists.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { Sealer } from '../../../../platform/crypto/sealer.js';
import type { BeforeCommit } from '../../../../platform/database/tx.js';
import { PAYMENT_GATEWAY, type PaymentGateway } from '../adapters/payment-gateway.port.js';
import { type Instrument, PaymentMethodsRepository } from '../data/payment-methods.repository.js';
import { PaymentsRepository } from '../data/payments.repository.js';
import type { ChargeOutcome } from '../rules/charge-outcome.js';
import { hasLapsed } from '../rules/mandate.js';
import { isGatewayKind } from '../rules/payment-kinds.js';
import type { Payment } from '../rules/payment.js';
import { SettlePayment } from './settle-payment.js';
import { TakeFromWallet } from './take-from-wallet.js';

/** Charges on their way to the gateway at a time, of those that are asked for together. */
const AT_ONCE = 8;

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
    if (begun) return this.settle.run(paymentId, (await this.chargeAll([begun])).get(paymentId)!, last);
    if (await this.payments.unscopedIsOwn(paymentId)) return this.wallet.run(paymentId, last);
    return this.settle.run(paymentId, await this.inquire(paymentId), last);
  }

  /**
   * Many payments that a gateway is asked for, none of them charged before. Those that succeed are settled together; the
   * others, and all of them when one stands in the way, each by itself.
   */
  async runAll(paymentIds: readonly string[]): Promise<void> {
    const outcomes = await this.chargeAll(await this.payments.unscopedBeginAll(paymentIds));
    const paid = [...outcomes].filter(([, { kind }]) => kind === 'succeeded').map(([id]) => id);
    const together = await this.settledTogether(paid);
    for (const [id, outcome] of outcomes) {
      if (!(together && outcome.kind === 'succeeded')) await this.settledAlone(id, outcome);
    }
  }

  private async settledTogether(paymentIds: readonly string[]): Promise<boolean> {
    try {
      await this.settle.succeedAll(paymentIds);
      return true;
    } catch (error) {
      this.log.warn({ msg: 'payments could not be settled together', payments: paymentIds.length, err: error });
      return false;
    }
  }

  /** What cannot be settled now is left to `look-after-payments`. */
  private async settledAlone(paymentId: string, outcome: ChargeOutcome): Promise<void> {
    try {
      await this.settle.run(paymentId, outcome);
    } catch (error) {
      this.log.error({ msg: 'a payment could not be settled', paymentId, err: error });
    }
  }

  private async chargeAll(payments: readonly Payment[]): Promise<Map<string, ChargeOutcome>> {
    const methods = payments.flatMap(({ methodId }) => methodId ?? []);
    const instruments = await this.methods.unscopedInstruments(methods).catch((error: unknown) => {
      this.log.warn({ msg: 'no instrument could be read', err: (error as Error).message });
      return new Map<string, Instrument>();
    });
    const outcomes = await mapAtMost(AT_ONCE, payments, (payment) =>
      this.charge(payment, instruments.get(payment.methodId ?? '')),
    );
    return new Map(payments.map(({ id }, i) => [id, outcomes[i]!]));
  }

  /** A silent gateway may have charged: its silence is never success, and never failure. */
  private async charge(payment: Payment, instrument: Instrument | undefined): Promise<ChargeOutcome> {
    try {
      const { id: reference, accountId, kind, amount, payerPresent, createdAt } = payment;
      if (instrument && isLapsed(instrument, createdAt)) return { kind: 'failed', failure: 'mandate_invalid' };
      if (!instrument?.sealed) throw new Error('the payment has no instrument');
      if (!isGatewayKind(kind)) throw new Error('no gateway charges this kind of payment');
      const opened = this.sealer.open(instrument.sealed).toString('utf8');
      return await this.gateway.charge({ reference, accountId, kind, instrument: opened, amount, payerPresent });
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
}

/** A mandate by which nothing came for too long. */
function isLapsed({ usedAt }: Instrument, at: Instant): boolean {
  return usedAt !== null && hasLapsed(usedAt, at);
}
