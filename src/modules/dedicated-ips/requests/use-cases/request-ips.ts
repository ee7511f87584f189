import { Injectable } from '@nestjs/common';
import { newId, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { localDate } from '../../../../kernel/time/calendar.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountTrust, type Actor } from '../../../accounts/index.js';
import { type IpAllowance, ReadIpAllowance } from '../../../billing/index.js';
import { dedicatedIpProblems } from '../../dedicated-ips.errors.js';
import type { IpRequestEntity } from '../data/ip-request.entity.js';
import { IpRequestsRepository } from '../data/ip-requests.repository.js';
import { IpHoldings } from '../data/ip-holdings.js';
import { missingIps, type StreamVolume } from '../rules/ip-request.js';
import { practicesOn } from '../rules/practices.table.js';
import { recommendIps } from '../rules/recommendation.js';
import { AnnounceIpRequest } from './announce-ip-request.js';

export interface WantedIps {
  count: number;
  reason: string;
  streams: StreamVolume[];
}

/** A customer asks for addresses of his own. Nothing is his by asking: people decide. */
@Injectable()
export class RequestIps {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly requests: IpRequestsRepository,
    private readonly holdings: IpHoldings,
    private readonly allowance: ReadIpAllowance,
    private readonly trust: AccountTrust,
    private readonly announce: AnnounceIpRequest,
  ) {}

  /** @throws ip_request_open, ip_purchase_required */
  async run(
    scope: AccountScope,
    wanted: WantedIps,
    actor: Actor,
    keep: BeforeCommit<IpRequestEntity>,
  ): Promise<IpRequestEntity> {
    const allowance = await this.allowance.of(scope);
    return this.unitOfWork.runAsWorker(async (tx) => {
      // One request of an account at a time: what two would ask for together is judged together.
      if (!(await this.trust.lockIn(tx, scope))) throw platformProblems.not_found();
      const open = await this.requests.findOpen(tx, scope);
      if (open)
        throw dedicatedIpProblems.ip_request_open({
          extra: { requestId: wireId(WIRE_PREFIXES.ipRequest, open.id) },
        });
      const request = await this.judgedIn(tx, scope, wanted, allowance, actor);
      await this.requests.insert(tx, request);
      await this.announce.stepIn(tx, request, {
        kind: 'requested',
        actor,
        text: wanted.reason,
        changes: { textVersion: request.textVersion, additional: request.additional },
      });
      await keep(tx, request);
      return request;
    });
  }

  private async judgedIn(
    tx: Tx,
    scope: AccountScope,
    wanted: WantedIps,
    allowance: IpAllowance,
    actor: Actor,
  ): Promise<IpRequestEntity> {
    const { assigned, promised } = await this.holdings.of(tx, scope);
    const use = { assigned, asked: promised, wanted: wanted.count };
    const missing = missingIps(allowance, use);
    if (missing > 0) {
      const { included, purchased } = allowance;
      throw dedicatedIpProblems.ip_purchase_required({
        detail: `${missing} more must be bought first.`,
        extra: { included, purchased, assigned, missing, addOn: 'dedicated_ip' },
      });
    }
    const monthlyVolume = wanted.streams.reduce((sum, stream) => sum + stream.monthlyVolume, 0);
    return {
      ...wanted,
      id: newId(tx.now),
      accountId: scope.accountId,
      status: 'pending_review',
      additional: assigned + promised + wanted.count > allowance.included,
      textVersion: practicesOn(localDate(tx.now, 'UTC')).version,
      acceptedAt: tx.now,
      acceptedBy: actor.id,
      question: null,
      refusal: null,
      recommended: recommendIps({ monthlyVolume, streams: wanted.streams, peakDay: null }).count,
      requestedAt: tx.now,
      decidedAt: null,
      decidedBy: null,
      version: 1,
    };
  }
}
