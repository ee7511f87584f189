import { Inject, Injectable, Logger } from '@nestjs/common';
import { newId, wireId } from '../../../../kernel/ids.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { Sealer } from '../../../../platform/crypto/sealer.js';
import type { AccountScope, BeforeCommit } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { type AttachedMethod, PAYMENT_GATEWAY, type PaymentGateway } from '../adapters/payment-gateway.port.js';
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
    private readonly clock: Clock,
  ) {}

  async card(
    scope: AccountScope,
    token: string,
    actor: Actor,
    keep: BeforeCommit<PaymentMethodEntity>,
  ): Promise<PaymentMethodEntity> {
    const id = newId(this.clock.now());
    const card = await this.attach(scope, id, token, actor);
    return this.unitOfWork.run(scope, async (tx) => {
      const method = this.methodOf(scope, id, card, tx.now);
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

  private async attach(
    { accountId }: AccountScope,
    reference: string,
    token: string,
    { ip }: Actor,
  ): Promise<AttachedMethod> {
    const consent = { at: this.clock.now(), ip: ip ?? '', userAgent: '' };
    const wanted = { kind: 'card', reference, accountId, token, consent } as const;
    const attachment = await this.gateway.attach(wanted).catch((cause: unknown) => {
      this.log.warn({ msg: 'a card could not be attached', err: cause });
      throw paymentProblems.gateway_unreachable({ cause });
    });
    if (attachment.kind === 'attached' || attachment.kind === 'action_needed') return attachment.method;
    if (attachment.kind === 'refused') throw paymentProblems.card_declined();
    throw platformProblems.validation_failed({
      errors: [{ field: 'token', code: 'unknown_token', message: 'The payment service knows no such token.' }],
    });
  }

  private methodOf({ accountId }: AccountScope, id: string, card: AttachedMethod, now: Instant): PaymentMethodEntity {
    const { brand, last4, expiryMonth, expiryYear } = card;
    return {
      id,
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
