import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { platformIdIn, usernameOf } from './usernames.js';

describe('user names', () => {
  const names: [number, number, string][] = [
    [1234, 1, 'm1234'],
    [1234, 2, 'm1234.2'],
    [1235, 1, 'm1235'],
  ];
  for (const [platformId, ordinal, username] of names) {
    it(`R-008: person ${ordinal} of platform ${platformId} is ${username}`, () =>
      assert.equal(usernameOf(platformId, ordinal), username));
  }

  const readings: [string, number | null][] = [
    ['m1234', 1234],
    ['M1234 ', 1234],
    ['m1234.2', 1234],
    ['m1234-k3x9', 1234],
    ['m2147483647', 2_147_483_647],
    ['m2147483648', null],
    ['m9999999999', null],
    ['m0', null],
    ['m012', null],
    ['1234', null],
    ['m12a', null],
  ];
  for (const [text, platformId] of readings) {
    it(`R-008: the platform id in "${text}" is ${platformId}`, () => assert.equal(platformIdIn(text), platformId));
  }
});
