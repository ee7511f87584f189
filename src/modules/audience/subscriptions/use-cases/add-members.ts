import { Injectable } from '@nestjs/common';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import type { Actor } from '../../../accounts/index.js';
import { type ConsentEvidence, ContactsFacade, type TakenRow } from '../../contacts/index.js';
import { JoinLists, type JoinOutcome, type ListEntity, ListsRepository } from '../../lists/index.js';
import type { MemberWish } from '../rules/read-members.js';

export interface RejectedMember {
  index: number;
  field: string;
  code: string;
}

export interface AddedMembers {
  added: number;
  pending: number;
  unchanged: number;
  unsubscribed: number;
  rejected: RejectedMember[];
}

/** Puts many on a list at once; who is no contact yet becomes one. Everyone is judged for himself. */
@Injectable()
export class AddMembers {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly lists: ListsRepository,
    private readonly joining: JoinLists,
    private readonly contacts: ContactsFacade,
  ) {}

  run(
    scope: AccountScope,
    listId: string,
    wishes: readonly MemberWish[],
    consented: boolean,
    actor: Actor,
    keep: BeforeCommit<AddedMembers>,
  ): Promise<AddedMembers> {
    return this.unitOfWork.run(scope, async (tx) => {
      const list = await this.lists.find(tx, scope, listId);
      if (list === null) throw platformProblems.not_found();
      const told = await this.contactsIn(tx, scope, wishes, consented ? [wordOf(list, tx)] : [], actor);
      const ids = [...new Set(told.flatMap((row) => ('contactId' in row ? [row.contactId] : [])))].sort();
      const joined = await this.joining.joinManyIn(tx, scope, list, ids, consented);
      const added = sumOf(list, consented, told, joined);
      await keep(tx, added);
      return added;
    });
  }

  /** Contacts that are named by their id, and those that are named by what is known of them. */
  private async contactsIn(
    tx: Tx,
    scope: AccountScope,
    wishes: readonly MemberWish[],
    consents: readonly ConsentEvidence[],
    actor: Actor,
  ): Promise<(TakenRow | KnownRow)[]> {
    const rows = wishes.flatMap((wish, index) => ('row' in wish ? [{ index, row: wish.row }] : []));
    const options = { onDuplicate: 'update', consents, actor } as const;
    const verdicts = await this.contacts.upsertManyIn(
      tx,
      scope,
      rows.map(({ row }) => row),
      options,
    );
    const named = wishes.flatMap((wish, index) => ('contactId' in wish ? [{ index, contactId: wish.contactId }] : []));
    const known = await this.contacts.knownIn(
      tx,
      scope,
      named.map(({ contactId }) => contactId),
    );
    await this.contacts.recordIn(tx, scope, [...known], consents, actor);
    return [
      ...verdicts.map((verdict) => ({ ...verdict, index: rows[verdict.index]!.index })),
      ...named.map(({ index, contactId }): KnownRow | TakenRow =>
        known.has(contactId)
          ? { index, contactId }
          : { index, outcome: 'rejected', field: '', code: 'reference_not_found' },
      ),
    ];
  }
}

interface KnownRow {
  index: number;
  contactId: string;
}

/** The customer says that all of them agreed; it is his word, and told as such. */
function wordOf(list: ListEntity, tx: Tx): ConsentEvidence {
  const nothing = { place: null, text: null, textVersion: null, ip: null, userAgent: null };
  return {
    channel: 'mail',
    state: 'granted',
    source: 'bulk_api',
    listId: list.id,
    at: tx.now,
    method: 'The account says that all of them agreed',
    ...nothing,
  };
}

function sumOf(
  list: ListEntity,
  consented: boolean,
  told: readonly (TakenRow | KnownRow)[],
  joined: ReadonlyMap<string, JoinOutcome>,
): AddedMembers {
  const count = (...outcomes: JoinOutcome[]): number =>
    [...joined.values()].filter((outcome) => outcomes.includes(outcome)).length;
  const added = count('joined', 'confirmed');
  const rejected = told.flatMap((row) =>
    'outcome' in row && row.outcome === 'rejected' ? [{ index: row.index, field: row.field, code: row.code }] : [],
  );
  return {
    added,
    pending: list.doubleOptIn && !consented ? count('joined') : 0,
    unchanged: count('active', 'pending'),
    unsubscribed: count('unsubscribed'),
    rejected: rejected.sort((a, b) => a.index - b.index),
  };
}
