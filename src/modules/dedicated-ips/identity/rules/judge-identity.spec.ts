import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LANGUAGES } from '../../../../kernel/texts.js';
import { IDENTITY_TEXTS } from './identity-texts.table.js';
import { type IdentityFacts, isGeneric, judgeIdentity, mayPass } from './judge-identity.js';

const NAME = 'out7.mail.example.org';
const GOOD: IdentityFacts = {
  address: '198.51.100.7',
  hostname: NAME,
  defaultHelo: 'smtp.example.org',
  ptr: { kind: 'found', records: [NAME] },
  forward: { kind: 'found', records: ['198.51.100.7'] },
  banner: null,
};

describe('the identity of an address', () => {
  const found = (more: Partial<IdentityFacts>) => {
    const findings = judgeIdentity({ ...GOOD, ...more });
    return `${mayPass(findings) ? 'may' : 'may not'}: ${findings.map(({ check, reason }) => `${check} ${reason}`).join(', ')}`;
  };
  const ok = 'as_it_should_be';
  const table: [string, Partial<IdentityFacts>, string][] = [
    ['all is right', {}, `may: ptr ${ok}, forward ${ok}, helo ${ok}, banner nobody_answers`],
    [
      'its PTR gives it its name',
      { hostname: null },
      `may: ptr ${ok}, forward ${ok}, helo ${ok}, banner nobody_answers`,
    ],
    [
      'a final dot and capitals',
      { ptr: { kind: 'found', records: ['Out7.Mail.Example.ORG.'] } },
      `may: ptr ${ok}, forward ${ok}, helo ${ok}, banner nobody_answers`,
    ],
    ['no PTR', { ptr: { kind: 'none' } }, `may not: ptr no_ptr, forward ${ok}, helo ${ok}, banner nobody_answers`],
    [
      'no PTR and no name',
      { ptr: { kind: 'none' }, hostname: null },
      'may not: ptr no_ptr, forward no_name, helo no_name, banner nobody_answers',
    ],
    [
      'two PTR',
      { ptr: { kind: 'found', records: [NAME, 'b.example.org'] } },
      `may not: ptr several_ptr, forward ${ok}, helo ${ok}, banner nobody_answers`,
    ],
    [
      'another PTR',
      { ptr: { kind: 'found', records: ['b.example.org'] } },
      `may not: ptr other_ptr, forward ${ok}, helo ${ok}, banner nobody_answers`,
    ],
    [
      'a name that leads elsewhere',
      { forward: { kind: 'found', records: ['198.51.100.8'] } },
      `may not: ptr ${ok}, forward other_forward, helo ${ok}, banner nobody_answers`,
    ],
    [
      'a name that leads nowhere',
      { forward: { kind: 'none' } },
      `may not: ptr ${ok}, forward no_forward, helo helo_unresolved, banner nobody_answers`,
    ],
    [
      'silent name servers',
      { ptr: { kind: 'temporary' }, forward: { kind: 'temporary' } },
      'may not: ptr dns_unavailable, forward dns_unavailable, helo dns_unavailable, banner nobody_answers',
    ],
    [
      'another banner is told and stops nothing',
      { banner: 'mail.other.example' },
      `may: ptr ${ok}, forward ${ok}, helo ${ok}, banner other_banner`,
    ],
  ];
  for (const [name, more, expected] of table) it(name, () => assert.equal(found(more), expected));

  it('names that are made of the address are no names', () => {
    for (const name of [
      '198-51-100-7.example.net',
      'ip198.51.100.7.example.net',
      'host-7-100-51-198.isp.example',
      'dyn7.example.net',
      'a198051100007.example.net',
    ])
      assert.equal(isGeneric(name, '198.51.100.7'), true, name);
    for (const name of [NAME, 'mta-51.example.org', 'dynamo.example.org'])
      assert.equal(isGeneric(name, '198.51.100.7'), false, name);
  });

  it('every finding has words in five languages', () => {
    for (const { explanation, mend } of Object.values(IDENTITY_TEXTS))
      for (const language of LANGUAGES) assert.ok(explanation[language] && (mend === null || mend[language]));
  });
});
