import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Candidate, choosePerson } from './choose-person.js';

const person = (username: string, emailConfirmed: boolean, passwordMatches: boolean): Candidate => ({
  username,
  emailConfirmed,
  passwordMatches,
});

describe('who signs in', () => {
  const table: [string, Candidate[], string | string[] | null][] = [
    ['nobody of that name', [], null],
    ['wrong password', [person('m1', true, false)], null],
    ['one person', [person('m1', true, true)], 'm1'],
    ['one person before the confirmation', [person('m1', false, true)], 'm1'],
    ['two platforms of one owner, one password', [person('m1', true, true), person('m2', true, true)], ['m1', 'm2']],
    ['two platforms of one owner, two passwords', [person('m1', true, true), person('m2', true, false)], ['m1', 'm2']],
    [
      'a stranger signed up with the address: the owner signs in',
      [person('m1', true, true), person('m2', false, false)],
      'm1',
    ],
    ['… and learns nothing about him', [person('m1', true, false), person('m2', false, true)], 'm2'],
    ['both know the same password: the owner’s account', [person('m1', true, true), person('m2', false, true)], 'm1'],
    ['two pending ones of different people', [person('m1', false, true), person('m2', false, false)], 'm1'],
    ['two pending ones of one person', [person('m1', false, true), person('m2', false, true)], ['m1', 'm2']],
  ];
  for (const [name, candidates, expected] of table) {
    it(`D-20: ${name}`, () => {
      const choice = choosePerson(candidates);
      if (expected === null) assert.equal(choice.kind, 'wrong');
      else if (choice.kind === 'signed_in') assert.equal(choice.person.username, expected);
      else assert.deepEqual(choice.kind === 'username_required' && choice.usernames, expected);
    });
  }
});
