import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { AccountsFacade } from '../../../accounts/index.js';
import { BY_ITSELF } from '../../subscriptions/index.js';
import { AddOnsRepository } from '../data/add-ons.repository.js';
import { ADD_ON_STATES, type AddOn, type AddOnEnd } from '../rules/add-on.js';

/** Ends an add-on, once. */
@Injectable()
export class EndAddOn {
  constructor(
    private readonly addOns: AddOnsRepository,
    private readonly accounts: AccountsFacade,
    private readonly outbox: Outbox,
  ) {}

  /** It is locked. */
  async in(tx: Tx, addOn: AddOn, because: AddOnEnd): Promise<void> {
    if (!ADD_ON_STATES.mayBecome(addOn.status, 'ended')) return;
    const { id, accountId, subscriptionId, kind, quantity } = addOn;
    await this.addOns.update(tx, addOn, { status: 'ended', endedAt: tx.now, dueAt: null });
    await this.accounts.auditIn(tx, {
      accountId,
      action: 'add_on.ended',
      actor: BY_ITSELF,
      target: { type: 'add_on', id: wireId(WIRE_PREFIXES.addOn, id) },
      changes: { because },
    });
    await this.outbox.publish(tx, 'add_on.ended.v1', {
      accountId,
      aggregateId: id,
      payload: { addOnId: id, subscriptionId, kind, quantity, because },
    });
  }
}
