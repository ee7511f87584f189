import { QuoteRequestEntity } from './data/quote-request.entity.js';

export { QuoteRequestsModule } from './quote-requests.module.js';

export const QUOTE_REQUEST_ENTITIES = [QuoteRequestEntity];
