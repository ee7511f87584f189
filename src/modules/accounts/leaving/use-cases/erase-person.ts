import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { PeopleToErase } from '../data/people-to-erase.repository.js';
import { LeavingParts } from '../parts.js';

/** Somebody leaves an account that goes on: his address goes from everything that was kept about him. */
@Injectable()
export class ErasePerson {
  constructor(
    private readonly people: PeopleToErase,
    private readonly parts: LeavingParts,
    private readonly outbox: Outbox,
  ) {}

  /** Marks him, in the transaction that removes him; the rest happens within seconds. */
  async markIn(tx: Tx, scope: AccountScope, person: { userId: string; email: string }): Promise<void> {
    await this.people.note(tx, scope, person);
    await this.outbox.publish(tx, 'user.removed.v1', {
      accountId: scope.accountId,
      aggregateId: person.userId,
      payload: { userId: person.userId },
    });
  }

  /** As a worker. Twice, because copies of copies are found only once those are gone. */
  async eraseIn(tx: Tx, scope: AccountScope, userId: string): Promise<void> {
    const person = await this.people.find(tx, scope, userId);
    if (!person) return;
    for (let pass = 1; pass <= 2; pass += 1)
      for (const part of this.parts.erasures()) await part.erasePersonIn?.(tx, scope, person);
    await this.people.forget(tx, scope, userId);
  }
}
