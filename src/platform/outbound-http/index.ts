export { OutboundHttp } from './outbound-http.js';
export { OutboundHttpModule } from './outbound-http.module.js';
export type { OutboundAnswer, OutboundFailure, OutboundRequest } from './outbound-request.js';
