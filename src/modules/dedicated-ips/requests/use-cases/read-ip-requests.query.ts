import { Injectable } from '@nestjs/common';
import { type AccountScope, accountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { AccountTrust, type TrustedAccount } from '../../../accounts/index.js';
import { type IpAllowance, ReadIpAllowance } from '../../../billing/index.js';
import { type IpAddressEntity, IpStockRepository } from '../../stock/index.js';
import type { IpRequestStepEntity } from '../data/ip-request-step.entity.js';
import type { IpRequestEntity } from '../data/ip-request.entity.js';
import { IpRequestsRepository } from '../data/ip-requests.repository.js';
import type { IpRequestStatus } from '../rules/ip-request.js';
import { SendingHistory, type SentLately } from './sending-history.js';

export interface IpRequestWithSteps {
  request: IpRequestEntity;
  steps: IpRequestStepEntity[];
  ips: IpAddressEntity[];
}

/** What staff decide by. */
export interface IpRequestFacts extends IpRequestWithSteps {
  account: TrustedAccount;
  allowance: IpAllowance;
  assigned: number;
  lately: SentLately;
}

/** A request as other modules tell of it. */
export type IpRequestNotice = Pick<
  IpRequestEntity,
  'accountId' | 'status' | 'count' | 'additional' | 'reason' | 'question' | 'refusal' | 'version'
>;

@Injectable()
export class ReadIpRequests {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly requests: IpRequestsRepository,
    private readonly stock: IpStockRepository,
    private readonly trust: AccountTrust,
    private readonly allowance: ReadIpAllowance,
    private readonly history: SendingHistory,
  ) {}

  /** Newest first; one row more than `limit`. */
  page(scope: AccountScope, page: { before: string | null; limit: number }): Promise<IpRequestEntity[]> {
    return this.unitOfWork.run(scope, (tx) => this.requests.page(tx, scope, page.before, page.limit + 1));
  }

  async one(scope: AccountScope, id: string): Promise<IpRequestWithSteps | null> {
    const found = await this.unitOfWork.run(scope, async (tx) => {
      const request = await this.requests.find(tx, scope, id);
      return request && { request, steps: await this.requests.stepsOf(tx, request) };
    });
    return found && { ...found, ips: await this.ipsOf(found.request) };
  }

  /** Of all accounts, newest first; one row more than `limit`. */
  queue(
    filter: { status?: IpRequestStatus; accountId?: string },
    page: { before: string | null; limit: number },
  ): Promise<IpRequestEntity[]> {
    return this.unitOfWork.runAsWorker((tx) => this.requests.unscopedPage(tx, filter, page.before, page.limit + 1));
  }

  async facts(id: string): Promise<IpRequestFacts | null> {
    const found = await this.unitOfWork.runAsWorker(async (tx) => {
      const request = await this.requests.unscopedFind(tx, id);
      const account = request && (await this.trust.readIn(tx, accountScope(request.accountId)));
      if (!request || !account) return null;
      const assigned = await this.stock.countOf(tx, accountScope(request.accountId));
      return { request, account, assigned, steps: await this.requests.stepsOf(tx, request) };
    });
    if (!found) return null;
    const allowance = await this.allowance.of(accountScope(found.request.accountId));
    const lately = await this.history.of(found.request, found.account);
    return { ...found, allowance, lately, ips: await this.ipsOf(found.request) };
  }

  /** Null when it is not there any more. */
  notice(id: string): Promise<IpRequestNotice | null> {
    return this.unitOfWork.runAsWorker((tx) => this.requests.unscopedFind(tx, id));
  }

  private ipsOf({ accountId, id }: IpRequestEntity): Promise<IpAddressEntity[]> {
    return this.unitOfWork.runAsWorker((tx) => this.stock.unscopedWhere(tx, { accountId, requestId: id }, 100));
  }
}
