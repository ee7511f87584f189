import { Injectable } from '@nestjs/common';
import { wireId } from '../../../../kernel/ids.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { type SmsStop, SmsStopsRepository } from '../data/stops.repository.js';

/** Numbers that an account does not write to, whoever put them there. */
@Injectable()
export class ChangeStopList {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stops: SmsStopsRepository,
    private readonly accounts: AccountsFacade,
    private readonly outbox: Outbox,
  ) {}

  /** The new entry, or the one that was there. */
  add(scope: AccountScope, number: string, actor: Actor, keep: BeforeCommit<SmsStop>): Promise<SmsStop> {
    return this.unitOfWork.run(scope, async (tx) => {
      const { stop, isNew } = await this.stops.add(tx, scope, { number, source: 'api', inboundId: null });
      if (isNew) await this.recordIn(tx, stop, 'sms_stop.added', actor);
      await keep(tx, stop);
      return stop;
    });
  }

  /** Because somebody answered STOP. As a worker. */
  async addIn(tx: Tx, scope: AccountScope, number: string, inboundId: string): Promise<void> {
    const { stop, isNew } = await this.stops.add(tx, scope, { number, source: 'inbound', inboundId });
    if (!isNew) return;
    const { accountId } = scope;
    await this.outbox.publish(tx, 'sms.opted_out.v1', {
      accountId,
      aggregateId: stop.id,
      payload: { stopId: stop.id },
    });
  }

  /** Because somebody answered START. As a worker. */
  async removeIn(tx: Tx, scope: AccountScope, number: string, inboundId: string): Promise<void> {
    if (!(await this.stops.deleteNumber(tx, scope, number))) return;
    const { accountId } = scope;
    await this.outbox.publish(tx, 'sms.opted_in.v1', { accountId, aggregateId: inboundId, payload: { inboundId } });
  }

  page(
    scope: AccountScope,
    filter: { number: string | null; before: string | null; limit: number },
  ): Promise<SmsStop[]> {
    return this.unitOfWork.run(scope, (tx) => this.stops.page(tx, scope, { ...filter, limit: filter.limit + 1 }));
  }

  find(scope: AccountScope, id: string): Promise<SmsStop | null> {
    return this.unitOfWork.run(scope, (tx) => this.stops.find(tx, scope, id));
  }

  remove(scope: AccountScope, id: string, actor: Actor): Promise<boolean> {
    return this.unitOfWork.run(scope, async (tx) => {
      const removed = await this.stops.delete(tx, scope, id);
      if (removed !== null) await this.recordIn(tx, removed, 'sms_stop.removed', actor);
      return removed !== null;
    });
  }

  /** Without the number: it is somebody else's, and what stands in the audit log stays there. */
  private recordIn(tx: Tx, { accountId, id, source }: SmsStop, action: string, actor: Actor): Promise<void> {
    const target = { type: 'sms_stop', id: wireId('sst', id) };
    return this.accounts.auditIn(tx, { accountId, action, actor, target, changes: { source } });
  }
}
