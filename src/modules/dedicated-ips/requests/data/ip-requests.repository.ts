import { Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import { newId } from '../../../../kernel/ids.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { Actor } from '../../../accounts/index.js';
import { IP_REQUEST_LIFE, type IpRequestStatus, type IpRequestStepKind } from '../rules/ip-request.js';
import { IpRequestStepEntity } from './ip-request-step.entity.js';
import { IpRequestEntity } from './ip-request.entity.js';

@Injectable()
export class IpRequestsRepository {
  /** False when the account has an open one already. */
  async insert(tx: Tx, request: IpRequestEntity): Promise<boolean> {
    const inserted = await tx.manager
      .createQueryBuilder()
      .insert()
      .into(IpRequestEntity)
      .values({ ...request })
      .orIgnore()
      .returning('id')
      .execute();
    return (inserted.raw as unknown[]).length > 0;
  }

  find(tx: Tx, { accountId }: AccountScope, id: string): Promise<IpRequestEntity | null> {
    return tx.manager.findOneBy(IpRequestEntity, { accountId, id });
  }

  findForUpdate(tx: Tx, { accountId }: AccountScope, id: string): Promise<IpRequestEntity | null> {
    return tx.manager.findOne(IpRequestEntity, { where: { accountId, id }, lock: { mode: 'pessimistic_write' } });
  }

  findOpen(tx: Tx, { accountId }: AccountScope): Promise<IpRequestEntity | null> {
    return tx.manager.findOneBy(IpRequestEntity, { accountId, status: In(['pending_review', 'more_info']) });
  }

  /** Newest first. */
  page(tx: Tx, { accountId }: AccountScope, before: string | null, limit: number): Promise<IpRequestEntity[]> {
    return tx.manager.find(IpRequestEntity, {
      where: { accountId, ...(before === null ? {} : { id: LessThan(before) }) },
      order: { id: 'DESC' },
      take: limit,
    });
  }

  /** Of all accounts, newest first. */
  unscopedPage(
    tx: Tx,
    filter: { status?: IpRequestStatus; accountId?: string },
    before: string | null,
    limit: number,
  ): Promise<IpRequestEntity[]> {
    return tx.manager.find(IpRequestEntity, {
      where: { ...filter, ...(before === null ? {} : { id: LessThan(before) }) },
      order: { id: 'DESC' },
      take: limit,
    });
  }

  unscopedFind(tx: Tx, id: string): Promise<IpRequestEntity | null> {
    return tx.manager.findOneBy(IpRequestEntity, { id });
  }

  unscopedFindForUpdate(tx: Tx, id: string): Promise<IpRequestEntity | null> {
    return tx.manager.findOne(IpRequestEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Granted, and not all of it there; oldest first. */
  unscopedAwaited(tx: Tx, limit: number): Promise<IpRequestEntity[]> {
    return tx.manager.find(IpRequestEntity, { where: { status: 'approved' }, order: { id: 'ASC' }, take: limit });
  }

  async update(tx: Tx, request: IpRequestEntity, change: Partial<IpRequestEntity>): Promise<IpRequestEntity> {
    const { status = request.status } = change;
    if (status !== request.status && !IP_REQUEST_LIFE.mayBecome(request.status, status))
      throw new Error(`a request that is ${request.status} cannot become ${status}`);
    const changed = { ...change, version: request.version + 1 };
    await tx.manager.update(IpRequestEntity, { accountId: request.accountId, id: request.id }, changed);
    return Object.assign(request, changed);
  }

  async addStep(
    tx: Tx,
    request: IpRequestEntity,
    kind: IpRequestStepKind,
    actor: Actor,
    text: string | null,
  ): Promise<void> {
    await tx.manager.insert(IpRequestStepEntity, {
      id: newId(tx.now),
      accountId: request.accountId,
      requestId: request.id,
      at: tx.now,
      kind,
      actorType: actor.type,
      actorId: actor.id,
      text,
    });
  }

  /** What was said and decided, oldest first. */
  stepsOf(tx: Tx, { accountId, id }: IpRequestEntity): Promise<IpRequestStepEntity[]> {
    return tx.manager.find(IpRequestStepEntity, {
      where: { accountId, requestId: id },
      order: { id: 'ASC' },
      take: 500,
    });
  }
}
