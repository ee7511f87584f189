export { SmsDriverModule } from './driver.module.js';
