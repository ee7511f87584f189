import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type SignUpFacts, signUpRisks } from './sign-up-risks.js';

const PLAIN: SignUpFacts = { email: 'it@acme.example', hadClosedForSpam: false, signUpsFromNetwork: 1 };

describe('risks of a sign-up', () => {
  const table: [string, SignUpFacts, string[]][] = [
    ['a plain one', PLAIN, []],
    ['a disposable domain', { ...PLAIN, email: 'x@yopmail.com' }, ['disposable_domain']],
    ['an address that was closed for spam', { ...PLAIN, hadClosedForSpam: true }, ['earlier_closed_account']],
    ['the tenth of a network', { ...PLAIN, signUpsFromNetwork: 10 }, []],
    ['the eleventh', { ...PLAIN, signUpsFromNetwork: 11 }, ['many_sign_ups_from_network']],
  ];
  for (const [name, facts, risks] of table) it(name, () => assert.deepEqual(signUpRisks(facts), risks));
});
