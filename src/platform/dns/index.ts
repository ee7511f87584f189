export { type DnsAnswer, DnsResolver } from './dns-resolver.js';
