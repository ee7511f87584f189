export { AddOnsModule } from './add-ons.module.js';
export { SellAddOns } from './use-cases/sell-add-ons.js';
export { AddOnEntity } from './data/add-on.entity.js';
