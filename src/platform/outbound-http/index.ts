export { OutboundHttp } from './outbound-http.js';
export { OutboundHttpModule } from './outbound-http.module.js';
export type { OutboundAnswer, OutboundRefusal, OutboundRequest } from './outbound-request.js';
