import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { senderAllowed } from './sender-allowed.js';

const PROVEN = { verifiedAddresses: new Set(['it@other.example']), verifiedDomains: new Set(['acme.example']) };

describe('whose name mail may carry', () => {
  const CASES: [address: string, because: 'address' | 'domain' | null][] = [
    ['sales@acme.example', 'domain'],
    ['SALES@Acme.Example', 'domain'],
    ['it@other.example', 'address'],
    ['IT@other.example', 'address'],
    ['ceo@other.example', null],
    ['it@sub.other.example', null],
    ['sales@mail.acme.example', null],
    ['sales@notacme.example', null],
    ['sales@acme.example.evil.example', null],
    ['not an address', null],
    ['', null],
  ];
  for (const [address, because] of CASES) {
    it(`${address || 'nothing'}: ${because === null ? 'refused' : `allowed by its ${because}`}`, () => {
      assert.deepEqual(
        senderAllowed(address, PROVEN),
        because === null ? { allowed: false } : { allowed: true, because },
      );
    });
  }
});
