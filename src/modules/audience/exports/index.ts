export { ContactExportsModule } from './exports.module.js';
