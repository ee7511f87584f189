import { Injectable } from '@nestjs/common';
import { wireId } from '../../../../kernel/ids.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { type NewMethod, PaymentMethodsRepository } from '../data/payment-methods.repository.js';
import type { MethodWish } from '../rules/method-wish.js';
import { isPaidLater } from '../rules/payment-kinds.js';
import type { PaymentMethod } from '../rules/payment-method.js';
import { MakeMethod } from './make-method.js';
import { MethodParties } from './method-parties.query.js';
import { TransferAddresses } from './transfer-addresses.js';

export interface AddedBy {
  actor: Actor;
  userAgent: string;
}

/** Leaves a way to pay with us. A gateway is asked first: an instrument that nobody keeps charges nobody. */
@Injectable()
export class AddPaymentMethod {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly methods: PaymentMethodsRepository,
    private readonly parties: MethodParties,
    private readonly making: MakeMethod,
    private readonly accounts: AccountsFacade,
    private readonly addresses: TransferAddresses,
  ) {}

  async run(
    scope: AccountScope,
    wish: MethodWish,
    { actor, userAgent }: AddedBy,
    keep: BeforeCommit<PaymentMethod>,
  ): Promise<PaymentMethod> {
    if (isPaidLater(wish.kind)) await this.addresses.prepare(scope);
    const method = await this.making.run(wish, await this.parties.run(scope), { ip: actor.ip ?? '', userAgent });
    return this.unitOfWork.run(scope, async (tx) => {
      const kept = await this.keptIn(tx, scope, method, actor);
      await keep(tx, kept);
      return kept;
    });
  }

  /** Of what has nothing to charge by, one is enough: another one is the same. */
  private async keptIn(tx: Tx, scope: AccountScope, method: NewMethod, actor: Actor): Promise<PaymentMethod> {
    const { id, accountId, kind, brand, last4, mandate } = method;
    const isNew = await this.methods.insert(tx, method);
    const kept = isNew ? await this.methods.find(tx, scope, id) : await this.methods.findKind(tx, scope, kind);
    if (kept === null) throw new Error('a way to pay that was kept is gone');
    if (!isNew) return kept;
    await this.accounts.auditIn(tx, {
      accountId,
      action: 'payment_method.added',
      actor,
      target: { type: 'payment_method', id: wireId('pm', id) },
      changes: { kind, brand, last4, mandate: mandate?.reference ?? null },
    });
    return kept;
  }
}
