import { Injectable } from '@nestjs/common';
import { isUuid } from '../../../../kernel/ids.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { platformProblems } from '../../../../platform/http/index.js';
import type { ListEntity } from '../data/list.entity.js';
import { ListsRepository } from '../data/lists.repository.js';
import { type JoinOutcome, Memberships } from '../data/memberships.repository.js';
import { OptIns } from '../data/opt-ins.repository.js';

/** Puts contacts on lists as the lists say: at once, or when they have confirmed it. */
@Injectable()
export class JoinLists {
  constructor(
    private readonly lists: ListsRepository,
    private readonly memberships: Memberships,
    private readonly optIns: OptIns,
    private readonly outbox: Outbox,
  ) {}

  /** The lists that a body names; 422 for one that does not exist. */
  async namedIn(tx: Tx, scope: AccountScope, ids: readonly string[], field = 'lists'): Promise<ListEntity[]> {
    const wellFormed = ids.filter((id) => isUuid(id));
    const found = await this.lists.findMany(tx, scope, wellFormed);
    const missing = ids.findIndex((id) => !found.some((list) => list.id === id));
    if (missing >= 0) {
      const place = field === 'lists' ? `lists[${missing}]` : field;
      const errors = [{ field: place, code: 'reference_not_found', message: '' }];
      throw platformProblems.reference_not_found({ errors });
    }
    return found.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** Of each list what became of the contact. Somebody who is `vouched` for needs to confirm nothing. */
  async joinIn(
    tx: Tx,
    scope: AccountScope,
    lists: readonly ListEntity[],
    contactId: string,
    vouched: boolean,
  ): Promise<void> {
    for (const list of lists) await this.joinManyIn(tx, scope, list, [contactId], vouched);
  }

  async joinManyIn(
    tx: Tx,
    scope: AccountScope,
    list: Pick<ListEntity, 'id' | 'doubleOptIn'>,
    contactIds: readonly string[],
    vouched: boolean,
  ): Promise<Map<string, JoinOutcome>> {
    const status = list.doubleOptIn && !vouched ? 'pending' : 'active';
    const joined = await this.memberships.joinIn(tx, scope, list.id, { contactIds, status });
    if (status === 'pending') await this.askIn(tx, scope, list.id, contactIds);
    return joined;
  }

  /** Asks those who are not on it and were not asked lately. Who left stays away until he says yes. */
  async askIn(tx: Tx, { accountId }: AccountScope, listId: string, contactIds: readonly string[]): Promise<void> {
    for (const { contactId, optInId } of await this.optIns.askIn(tx, { accountId }, listId, contactIds))
      await this.outbox.publish(tx, 'list.confirmation_requested.v1', {
        accountId,
        aggregateId: contactId,
        payload: { optInId },
      });
  }

  /** Whether he left this list, or wants no mail at all: then only he himself can say that he wants it again. */
  async hasLeftIn(tx: Tx, { accountId }: AccountScope, listId: string, contactId: string): Promise<boolean> {
    return this.memberships.hasLeftIn(tx, { accountId }, listId, contactId);
  }
}
