import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nameForStrangers } from './organization-name.js';

describe('names of accounts in mails to strangers', () => {
  for (const name of ['Acme', 'Acme S.p.A.', 'Müller & Söhne GmbH', 'Ü. Ç. Ltd.', 'No. 5', '株式会社'])
    it(`${name} is a name`, () => assert.equal(nameForStrangers(name), name));
  for (const name of [
    'Win at prize.example',
    'http://prize',
    'www.prize',
    'write to me@prize',
    'PRIZE.EXAMPLE now',
    'bücher.example',
    'xn--bcher-kva.example',
  ])
    it(`${name} leads somewhere`, () => assert.equal(nameForStrangers(name), null));
});
