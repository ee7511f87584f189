export { OwnIpsModule } from './own-ips.module.js';
export { ReadOwnIps } from './use-cases/read-own-ips.query.js';
