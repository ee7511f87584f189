import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startWorld, type World } from '../../support/world.js';
import { PASSWORD, type ProblemBody, signUp } from './account-world.js';

describe('names and addresses that people type', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  const attempt = (more: object) =>
    world.http.post<ProblemBody>('/v1/accounts', {
      body: { email: 'names@acme.example', organization: 'Acme', password: PASSWORD, ...more },
    });

  for (const [name, organization] of Object.entries({
    'a turned direction': 'Acme \u202egnp.exe',
    'an isolate': '\u2066Acme\u2069',
    'a mark of direction': 'Acme\u200f',
    'a space that nobody sees': 'Ac\u200bme',
    'a joiner of words': 'Ac\u2060me',
    'a hyphen that nobody sees': 'Ac\u00adme',
    'a byte order mark': '\ufeffAcme',
    'hidden tags': `Acme${String.fromCodePoint(0xe0041, 0xe0042)}`,
    'a line end': 'Acme\r\nBcc: x@y.example',
    'a line separator': 'Acme\u2028x',
    'an escape': '\u001b[2JAcme',
    'a private sign': 'Acme\ue000',
    'a noncharacter': 'Acme\ufffe',
  })) {
    it(`an organisation with ${name} is refused, naming the field`, async () => {
      const { status, body } = await attempt({ organization });
      assert.equal(status, 422);
      assert.deepEqual(
        body.errors?.map(({ field, code }) => [field, code]),
        [['organization', 'invalid_characters']],
      );
    });
  }

  for (const organization of ['   ', '\u200d', '\u0301', '\u3000'])
    it(`an organisation that nobody can see is none: ${JSON.stringify(organization)}`, async () => {
      const { status, body } = await attempt({ organization });
      assert.deepEqual([status, body.errors?.[0]?.code], [422, 'required']);
    });

  for (const organization of [
    'Москва Trading GmbH',
    'شرکت نمونه\u200cها',
    '株式会社アクメ',
    'Café ☕ & Co. – “Zoë”',
    '👩\u200d💻 Studio',
    'क्\u200dष Labs',
  ])
    it(`${organization} is a name`, async () => assert.equal((await attempt({ organization })).status, 201));

  it('a name is kept composed, so that equal names are equal', async () => {
    const { account } = await signUp(world, 'composed@acme.example', { organization: 'Cafe\u0301 Zoe\u0308' });
    assert.equal(account.organization, 'Caf\u00e9 Zo\u00eb');
  });

  for (const [name, email] of Object.entries({
    'a turned direction': 'a\u202eb@acme.example',
    'a sign that nobody sees': 'a\u200bb@acme.example',
    'two at signs': 'a@b@acme.example',
    'a quoted part': '"a b"@acme.example',
    'a line end': 'a@acme.example\nbcc:b@acme.example',
    'a number as domain': 'a@127.0.0.1',
    'a domain of a turned direction': 'a@ac\u202eme.example',
    'no dot in the domain': 'a@localhost',
    'a route': '<@x.example:a@acme.example>',
  })) {
    it(`an address with ${name} is refused, naming the field`, async () => {
      const { status, body } = await attempt({ email });
      assert.deepEqual([status, body.errors?.[0]?.field], [422, 'email']);
    });
  }

  it('letters of another script that look alike make another mailbox, and never the same person', async () => {
    const latin = await signUp(world, 'alike@acme.example');
    const cyrillic = await attempt({ email: '\u0430like@acme.example' });
    assert.equal(cyrillic.status, 201);
    const login = await world.http.post<ProblemBody>('/v1/auth/login', {
      body: { email: '\u0430like@acme.example', password: PASSWORD },
    });
    const seen = await world.http.get<{ platformId: number }>('/v1/account', {
      token: (login.body as unknown as { accessToken: string }).accessToken,
    });
    assert.notEqual(seen.body.platformId, latin.account.platformId);
  });
});
