import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { newId, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor, changesBetween } from '../../../accounts/index.js';
import { ListEntity } from '../data/list.entity.js';
import { ListsRepository } from '../data/lists.repository.js';
import { TOKEN_BYTES } from '../rules/list-token.js';

export interface ListWish {
  name: string;
  description: string | null;
  doubleOptIn: boolean;
  optInText: string | null;
  language: string | null;
}

type ListAction = 'list.created' | 'list.changed' | 'list.token_rotated' | 'list.deleted';

/** Lists are made, changed and deleted; each is told in the audit log. */
@Injectable()
export class ManageLists {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly lists: ListsRepository,
    private readonly accounts: AccountsFacade,
  ) {}

  create(scope: AccountScope, wish: ListWish, actor: Actor, keep: BeforeCommit<ListEntity>): Promise<ListEntity> {
    return this.unitOfWork.run(scope, async (tx) => {
      const list: ListEntity = {
        ...wish,
        id: newId(tx.now),
        accountId: scope.accountId,
        token: newToken(),
        optInTextVersion: 1,
        memberCount: 0,
        version: 1,
        createdAt: tx.now,
        updatedAt: tx.now,
        removedAt: null,
      };
      await this.lists.insert(tx, list);
      await this.recordIn(tx, 'list.created', { to: list }, actor);
      await keep(tx, list);
      return list;
    });
  }

  /** `requireSeen` throws when the caller saw another list than this one. */
  change(
    scope: AccountScope,
    id: string,
    wish: Partial<ListWish>,
    actor: Actor,
    requireSeen: (now: ListEntity) => void,
  ): Promise<ListEntity> {
    return this.unitOfWork.run(scope, async (tx) => {
      const before = await this.lockedIn(tx, scope, id, requireSeen);
      const differs = (Object.keys(wish) as (keyof ListWish)[]).some((name) => wish[name] !== before[name]);
      if (!differs) return before;
      const rewords = wish.optInText !== undefined && wish.optInText !== before.optInText;
      const optInTextVersion = before.optInTextVersion + (rewords ? 1 : 0);
      const list = await this.lists.update(tx, before, { ...wish, optInTextVersion });
      await this.recordIn(tx, 'list.changed', { from: before, to: list }, actor);
      return list;
    });
  }

  /** Forms with the old token subscribe nobody any more. */
  rotateToken(scope: AccountScope, id: string, actor: Actor, keep: BeforeCommit<ListEntity>): Promise<ListEntity> {
    return this.unitOfWork.run(scope, async (tx) => {
      const before = await this.lockedIn(tx, scope, id);
      const list = await this.lists.update(tx, before, { token: newToken() });
      await this.recordIn(tx, 'list.token_rotated', { from: before, to: list }, actor);
      await keep(tx, list);
      return list;
    });
  }

  /** From now on nobody sees it; its members, who may be a million, go in the background. Contacts stay. */
  remove(scope: AccountScope, id: string, actor: Actor, requireSeen: (now: ListEntity) => void): Promise<void> {
    return this.unitOfWork.run(scope, async (tx) => {
      const list = await this.lockedIn(tx, scope, id, requireSeen);
      await this.lists.update(tx, list, { removedAt: tx.now });
      await this.recordIn(tx, 'list.deleted', { from: list }, actor);
    });
  }

  private async lockedIn(
    tx: Tx,
    scope: AccountScope,
    id: string,
    requireSeen: (now: ListEntity) => void = () => undefined,
  ): Promise<ListEntity> {
    const list = await this.lists.lock(tx, scope, id);
    if (list === null) throw platformProblems.not_found();
    requireSeen(list);
    return list;
  }

  private recordIn(
    tx: Tx,
    action: ListAction,
    { from, to }: { from?: ListEntity; to?: ListEntity },
    actor: Actor,
  ): Promise<void> {
    const { id, accountId } = (from ?? to)!;
    const target = { type: 'list', id: wireId(WIRE_PREFIXES.list, id) };
    const changes = changesBetween<Record<string, unknown>>(factsOf(from), factsOf(to));
    return this.accounts.auditIn(tx, { accountId, action, actor, target, changes });
  }
}

function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

function factsOf(list: ListEntity | undefined): Record<string, unknown> {
  const { name = null, doubleOptIn = null, optInTextVersion = null, language = null } = list ?? {};
  return { name, doubleOptIn, optInTextVersion, language };
}
