import { Injectable } from '@nestjs/common';
import { accountScope, type BeforeCommit, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountTrust, type Actor } from '../../../accounts/index.js';
import { ReadIpAllowance } from '../../../billing/index.js';
import { dedicatedIpProblems } from '../../dedicated-ips.errors.js';
import { IpHoldings } from '../data/ip-holdings.js';
import type { IpRequestEntity } from '../data/ip-request.entity.js';
import { IpRequestsRepository } from '../data/ip-requests.repository.js';
import { isOpen, missingIps } from '../rules/ip-request.js';
import { AnnounceIpRequest } from './announce-ip-request.js';
import { AssignIps } from './assign-ips.js';

export type IpRuling =
  | { decision: 'approve'; ipIds: readonly string[] | null }
  | { decision: 'refuse'; reason: string }
  | { decision: 'ask'; question: string };

/** What a decision reads and writes of an account. */
@Injectable()
export class IpRequestData {
  constructor(
    readonly requests: IpRequestsRepository,
    readonly holdings: IpHoldings,
    readonly trust: AccountTrust,
  ) {}
}

/** Compliance approves, refuses or asks. Whoever comes second is told that it is decided, and nothing is assigned. */
@Injectable()
export class DecideIpRequest {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly data: IpRequestData,
    private readonly allowance: ReadIpAllowance,
    private readonly assign: AssignIps,
    private readonly announce: AnnounceIpRequest,
  ) {}

  /** @throws ip_request_decided, ip_entitlement_exceeded, ip_not_available */
  async run(
    requestId: string,
    ruling: IpRuling,
    by: { staffId: string; actor: Actor },
    keep: BeforeCommit<IpRequestEntity>,
  ): Promise<IpRequestEntity> {
    const found = await this.unitOfWork.runAsWorker((tx) => this.data.requests.unscopedFind(tx, requestId));
    if (!found) throw platformProblems.not_found();
    const allowance = await this.allowance.of(accountScope(found.accountId));
    return this.unitOfWork.runAsWorker(async (tx) => {
      const request = await this.lockIn(tx, found);
      if (!isOpen(request.status)) throw dedicatedIpProblems.ip_request_decided({ extra: { status: request.status } });
      const decided = await this.ruleIn(tx, request, ruling, by, allowance);
      await keep(tx, decided);
      return decided;
    });
  }

  /** The account before its request, as a request takes them. */
  private async lockIn(tx: Tx, { id, accountId }: IpRequestEntity): Promise<IpRequestEntity> {
    const account = await this.data.trust.lockIn(tx, accountScope(accountId));
    const request = account && (await this.data.requests.unscopedFindForUpdate(tx, id));
    if (!request) throw platformProblems.not_found();
    return request;
  }

  private async ruleIn(
    tx: Tx,
    request: IpRequestEntity,
    ruling: IpRuling,
    { staffId, actor }: { staffId: string; actor: Actor },
    allowance: { included: number; purchased: number },
  ): Promise<IpRequestEntity> {
    const { requests } = this.data;
    if (ruling.decision === 'ask') {
      const { question } = ruling;
      const asked = await requests.update(tx, request, { status: 'more_info', question });
      await this.announce.stepIn(tx, asked, { kind: 'asked', actor, text: question });
      return asked;
    }
    const decided = { decidedAt: tx.now, decidedBy: staffId };
    if (ruling.decision === 'refuse') {
      const refused = await requests.update(tx, request, { ...decided, status: 'refused', refusal: ruling.reason });
      await this.announce.stepIn(tx, refused, { kind: 'refused', actor, text: ruling.reason });
      return refused;
    }
    await this.requireAllowedIn(tx, request, allowance);
    const approved = await requests.update(tx, request, { ...decided, status: 'approved' });
    await this.announce.stepIn(tx, approved, { kind: 'approved', actor, text: null });
    return this.assign.in(tx, approved, ruling.ipIds, actor);
  }

  private async requireAllowedIn(
    tx: Tx,
    request: IpRequestEntity,
    allowance: { included: number; purchased: number },
  ): Promise<void> {
    const { assigned, promised } = await this.data.holdings.of(tx, accountScope(request.accountId));
    const missing = missingIps(allowance, { assigned, asked: promised, wanted: request.count });
    const { included, purchased } = allowance;
    if (missing > 0)
      throw dedicatedIpProblems.ip_entitlement_exceeded({ extra: { included, purchased, assigned, missing } });
  }
}
