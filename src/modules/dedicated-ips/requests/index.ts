import { IpRequestStepEntity } from './data/ip-request-step.entity.js';
import { IpRequestEntity } from './data/ip-request.entity.js';

export { RequestsModule } from './requests.module.js';
export { AssignIps } from './use-cases/assign-ips.js';
export { type IpRequestNotice, ReadIpRequests } from './use-cases/read-ip-requests.query.js';

export const IP_REQUEST_ENTITIES = [IpRequestEntity, IpRequestStepEntity];
