import { QUOTE_REQUEST_ENTITIES } from './quote-requests/index.js';

export { StorefrontModule } from './storefront.module.js';

export const storefrontEntities = [...QUOTE_REQUEST_ENTITIES];
