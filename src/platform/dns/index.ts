export { type DnsAnswer, type DnsRecords, DnsResolver, type DnsType } from './dns-resolver.js';
export { asIpv4, ipv6Groups, networkOf } from './ip-address.js';
