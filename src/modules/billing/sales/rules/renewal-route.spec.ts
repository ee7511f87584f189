import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { renewalRoute } from './renewal-route.js';

const TABLE = [
  ['card', 'company', 'charge'],
  ['card', 'public_body', 'charge'],
  ['paypal', 'consumer', 'charge'],
  ['direct_debit', 'company', 'charge'],
  ['prepaid', 'public_body', 'charge'],
  ['bank_transfer', 'company', 'wallet_first'],
  ['bank_transfer', 'consumer', 'wallet_first'],
  ['bank_transfer', 'public_body', 'wallet_or_account'],
  ['purchase_order', 'company', 'wallet_first'],
  ['purchase_order', 'public_body', 'wallet_or_account'],
  ['admin_mandate', 'public_body', 'on_account'],
  ['admin_mandate', 'company', 'wallet_first'],
] as const;

describe('how another term is paid for', () => {
  for (const [kind, customerType, route] of TABLE) {
    it(`${kind} of a ${customerType}: ${route}`, () => assert.equal(renewalRoute(kind, customerType), route));
  }
});
