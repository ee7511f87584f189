import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { BillingModule } from '../../billing/index.js';
import { PoolsModule } from '../pools/index.js';
import { ReputationModule } from '../reputation/index.js';
import { IpStockModule } from '../stock/index.js';
import { WarmUpModule } from '../warmup/index.js';
import { IpHoldings } from './data/ip-holdings.js';
import { IpRequestsRepository } from './data/ip-requests.repository.js';
import { AdminIpRequestsController, StaffIpRequestLocator } from './http/admin-ip-requests.controller.js';
import { IpRequestLocator, IpRequestsController } from './http/ip-requests.controller.js';
import { RecommendationController } from './http/recommendation.controller.js';
import { AnnounceIpRequest } from './use-cases/announce-ip-request.js';
import { AnswerIpRequest } from './use-cases/answer-ip-request.js';
import { AssignIps, IpAssignmentData } from './use-cases/assign-ips.js';
import { DecideIpRequest, IpRequestData } from './use-cases/decide-ip-request.js';
import { ReadIpRequests } from './use-cases/read-ip-requests.query.js';
import { SendingHistory } from './use-cases/sending-history.js';
import { RequestIps } from './use-cases/request-ips.js';

/** Addresses are asked for by customers, and granted by people. */
@Module({
  imports: [AccountsModule, BillingModule, IpStockModule, PoolsModule, ReputationModule, WarmUpModule],
  controllers: [RecommendationController, IpRequestsController, AdminIpRequestsController],
  providers: [
    IpHoldings,
    IpRequestsRepository,
    IpRequestData,
    IpAssignmentData,
    AnnounceIpRequest,
    AssignIps,
    RequestIps,
    AnswerIpRequest,
    DecideIpRequest,
    ReadIpRequests,
    SendingHistory,
    IpRequestLocator,
    StaffIpRequestLocator,
  ],
  exports: [AssignIps, IpHoldings, ReadIpRequests],
})
export class RequestsModule {}
