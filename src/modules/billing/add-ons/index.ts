import { AddOnMonthEntity } from './data/add-on-month.entity.js';
import { AddOnEntity } from './data/add-on.entity.js';

export { AddOnsModule } from './add-ons.module.js';
export { describeAddOn } from './rules/add-on-texts.table.js';
export { OrderAddOn } from './use-cases/order-add-on.js';
export { type IpAllowance, ReadIpAllowance } from './use-cases/read-ip-allowance.query.js';
export { ReadSupportTerms } from './use-cases/read-support-terms.query.js';
export type { SupportTerms } from './rules/support-terms.js';
export { SellAddOns } from './use-cases/sell-add-ons.js';

export const ADD_ON_ENTITIES = [AddOnEntity, AddOnMonthEntity];
