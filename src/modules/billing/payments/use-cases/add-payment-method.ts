import { Inject, Injectable, Logger } from '@nestjs/common';
import { newId, wireId } from '../../../../kernel/ids.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { Sealer } from '../../../../platform/crypto/sealer.js';
import type { AccountScope, BeforeCommit } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { type AttachedCard, PAYMENT_GATEWAY, type PaymentGateway } from '../adapters/payment-gateway.port.js';
import type { PaymentMethodEntity } from '../data/payment-method.entity.js';
import { PaymentMethodsRepository } from '../data/payment-methods.repository.js';
import { paymentProblems } from '../payments.errors.js';

/** Leaves a card with us. The gateway is asked first: an instrument that nobody keeps charges nobody. */
@Injectable()
export class AddPaymentMethod {
  private readonly log = new Logger('AddPaymentMethod');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly methods: PaymentMethodsRepository,
    private readonly sealer: Sealer,
    @Inject(PAYMENT_GATEWAY) private readonly gateway: PaymentGateway,
    private readonly accounts: AccountsFacade,
  ) {}

  async card(
    scope: AccountScope,
    token: string,
    actor: Actor,
    keep: BeforeCommit<PaymentMethodEntity>,
  ): Promise<PaymentMethodEntity> {
    const card = await this.attach(token);
    return this.unitOfWork.run(scope, async (tx) => {
      const method = this.methodOf(scope, card, tx.now);
      await this.methods.insert(tx, method);
      await this.accounts.auditIn(tx, {
        accountId: scope.accountId,
        action: 'payment_method.added',
        actor,
        target: { type: 'payment_method', id: wireId('pm', method.id) },
        changes: { kind: method.kind, brand: card.brand, last4: card.last4 },
      });
      await keep(tx, method);
      return method;
    });
  }

  private async attach(token: string): Promise<AttachedCard> {
    const card = await this.gateway.attachCard(token).catch((cause: unknown) => {
      this.log.warn({ msg: 'a card could not be attached', err: cause });
      throw paymentProblems.gateway_unreachable({ cause });
    });
    if (card !== null) return card;
    throw platformProblems.validation_failed({
      errors: [{ field: 'token', code: 'unknown_token', message: 'The payment service knows no such token.' }],
    });
  }

  private methodOf({ accountId }: AccountScope, card: AttachedCard, now: Instant): PaymentMethodEntity {
    const { brand, last4, expiryMonth, expiryYear } = card;
    return {
      id: newId(now),
      accountId,
      kind: 'card',
      gateway: this.gateway.name,
      sealedInstrument: this.sealer.seal(card.instrument),
      brand,
      last4,
      expiryMonth,
      expiryYear,
      createdAt: now,
      removedAt: null,
    };
  }
}
