import { Injectable } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { PinCodec } from '../adapters/pin-codec.js';
import { PinVerificationsRepository } from '../data/pin-verifications.repository.js';
import type { SupportPinEntity } from '../data/support-pin.entity.js';
import { SupportPinsRepository } from '../data/support-pins.repository.js';
import { isLocked } from '../rules/pin-guesses.js';

/** What the owner sees. */
export interface ShownPin {
  pin: string;
  rotatedAt: Instant;
  /** Until then agents are refused, whatever they say. */
  lockedUntil: Instant | null;
}

/** The PIN of an account: made when somebody first needs it, shown to its people, changed when they want. */
@Injectable()
export class AccountPin {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly pins: SupportPinsRepository,
    private readonly verifications: PinVerificationsRepository,
    private readonly codec: PinCodec,
    private readonly accounts: AccountsFacade,
  ) {}

  show(scope: AccountScope): Promise<ShownPin> {
    return this.unitOfWork.run(scope, async (tx) => this.shown(tx, await this.existingIn(tx, scope)));
  }

  /** A new PIN also ends what agents were allowed by the old one. */
  rotate(scope: AccountScope, actor: Actor, keep: BeforeCommit<ShownPin>): Promise<ShownPin> {
    return this.unitOfWork.run(scope, async (tx) => {
      const pin = await this.lockIn(tx, scope);
      await this.renewIn(tx, scope, pin, pin.lockedUntil);
      await this.accounts.auditIn(tx, {
        accountId: scope.accountId,
        action: 'support_pin.rotated',
        actor,
        target: { type: 'support_pin', id: null },
      });
      const shown = this.shown(tx, pin);
      await keep(tx, shown);
      return shown;
    });
  }

  async lockIn(tx: Tx, scope: AccountScope): Promise<SupportPinEntity> {
    await this.existingIn(tx, scope);
    return (await this.pins.findForUpdate(tx, scope))!;
  }

  async renewIn(tx: Tx, scope: AccountScope, pin: SupportPinEntity, lockedUntil: Instant | null): Promise<void> {
    const fresh = this.codec.makeOther(scope.accountId, pin);
    await this.pins.update(tx, pin, { ...fresh, wrongTries: 0, lockedUntil, rotatedAt: tx.now });
    await this.verifications.endAll(tx, scope);
  }

  private async existingIn(tx: Tx, scope: AccountScope): Promise<SupportPinEntity> {
    const known = await this.pins.find(tx, scope);
    if (known) return known;
    await this.pins.insertUnlessThere(tx, scope, this.codec.make(scope.accountId));
    return (await this.pins.find(tx, scope))!;
  }

  private shown(tx: Tx, pin: SupportPinEntity): ShownPin {
    return {
      pin: this.codec.read(pin),
      rotatedAt: pin.rotatedAt,
      lockedUntil: isLocked(pin, tx.now) ? pin.lockedUntil : null,
    };
  }
}
