export { AddOnsModule } from './add-ons.module.js';
export { AddOnEntity } from './data/add-on.entity.js';
