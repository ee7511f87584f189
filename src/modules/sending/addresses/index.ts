export { type Address, asciiDomain, parseAddress } from './address.js';
