export { DeliveryModule } from './delivery.module.js';
export { ReadSites, type SiteOverview } from './sites/use-cases/read-sites.query.js';
export { RetrySite } from './sites/use-cases/retry-site.js';
export { SteerSites } from './sites/use-cases/steer-sites.js';
