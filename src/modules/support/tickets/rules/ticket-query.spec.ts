import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readTicketSearch } from './ticket-query.js';

const ACCOUNT = '0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11';

describe('what is typed to find tickets', () => {
  for (const [typed, expected] of [
    ['1042', { by: 'number', number: 1042 }],
    [' #1042 ', { by: 'number', number: 1042 }],
    ['m1234', { by: 'platform', platformId: 1234 }],
    ['m1234.2', { by: 'platform', platformId: 1234 }],
    [`acc_${ACCOUNT}`, { by: 'account', accountId: ACCOUNT }],
    ['Anna@Example.com', { by: 'email', email: 'Anna@Example.com' }],
    ['@Example.com', { by: 'domain', domain: 'example.com' }],
    ['mail.example.com', { by: 'domain', domain: 'mail.example.com' }],
    ['dkim broken', { by: 'words', query: `'dkim':* & 'broken':*` }],
    ['99999999999', { by: 'words', query: `'99999999999':*` }],
    ['…', { by: 'nothing' }],
  ] as const) {
    it(typed, () => assert.deepEqual(readTicketSearch(typed), expected));
  }
});
