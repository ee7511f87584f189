import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import type { IpRequestEntity } from '../data/ip-request.entity.js';
import { IpRequestsRepository } from '../data/ip-requests.repository.js';
import type { IpRequestStepKind } from '../rules/ip-request.js';

interface Step {
  kind: IpRequestStepKind;
  actor: Actor;
  text: string | null;
  changes?: Record<string, unknown>;
}

/** Writes down what was said or decided about a request, for its history, the audit log and whoever listens. */
@Injectable()
export class AnnounceIpRequest {
  constructor(
    private readonly requests: IpRequestsRepository,
    private readonly accounts: AccountsFacade,
    private readonly outbox: Outbox,
  ) {}

  async stepIn(tx: Tx, request: IpRequestEntity, { kind, actor, text, changes = {} }: Step): Promise<void> {
    const { id: requestId, accountId, additional } = request;
    await this.requests.addStep(tx, request, kind, actor, text);
    await this.accounts.auditIn(tx, {
      accountId,
      action: `ip_request.${kind}`,
      actor,
      target: { type: 'ip_request', id: wireId(WIRE_PREFIXES.ipRequest, requestId) },
      changes: { count: request.count, ...changes },
    });
    const about = { accountId, aggregateId: requestId };
    if (kind === 'requested')
      await this.outbox.publish(tx, 'ip_request.made.v1', { ...about, payload: { requestId, additional } });
    else if (kind === 'asked')
      await this.outbox.publish(tx, 'ip_request.asked.v1', { ...about, payload: { requestId } });
    else if (kind === 'answered')
      await this.outbox.publish(tx, 'ip_request.answered.v1', { ...about, payload: { requestId } });
    else if (kind !== 'provisioned')
      await this.outbox.publish(tx, 'ip_request.decided.v1', { ...about, payload: { requestId, decision: kind } });
  }
}
