export { AddOnsModule } from './add-ons.module.js';
export { type AddOnOnSale, SellAddOns } from './use-cases/sell-add-ons.js';
export { AddOnEntity } from './data/add-on.entity.js';
