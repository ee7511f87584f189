import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { canonicalMessage } from '../../rules/canonical-message.js';
import { relaxedBody } from '../../rules/dkim-header.js';
import { type DkimKey, DkimSigner } from './dkim-signer.js';

describe('DKIM signatures, checked by an independent verifier', () => {
  const txt = new Map<string, string>();
  const keys: DkimKey[] = [];
  const signer = new DkimSigner();
  // A fixed moment in the past: a verifier refuses signatures from the future.
  const at = 1_700_000_000;

  before(() => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const ed = generateKeyPairSync('ed25519');
    keys.push(
      {
        id: 'rsa',
        domain: 'example.org',
        selector: 'r1',
        algorithm: 'rsa-sha256',
        privateKey: () => rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
      },
      {
        id: 'ed',
        domain: 'example.org',
        selector: 'e1',
        algorithm: 'ed25519-sha256',
        privateKey: () => ed.privateKey.export({ type: 'pkcs8', format: 'der' }),
      },
    );
    txt.set(
      'r1._domainkey.example.org',
      `v=DKIM1; k=rsa; p=${rsa.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`,
    );
    const raw = ed.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
    txt.set('e1._domainkey.example.org', `v=DKIM1; k=ed25519; p=${raw.toString('base64')}`);
  });

  async function results(message: Buffer): Promise<string[]> {
    const resolver = async (name: string): Promise<string[][]> => {
      const record = txt.get(name);
      if (record === undefined) throw Object.assign(new Error('no record'), { code: 'ENOTFOUND' });
      return [[record]];
    };
    const verified = await dkimVerify(message, { resolver });
    return verified.results.map((result: { status: { result: string } }) => result.status.result);
  }

  const message = (body: string, headers = ''): Buffer =>
    Buffer.from(
      `From: Ann <ann@example.org>\r\nTo: bob@example.net\r\nSubject: a  long\r\n\tsubject\r\n${headers}` +
        `List-Unsubscribe: <https://example.org/u>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n\r\n${body}`,
    );

  it('RSA-2048 and Ed25519 both verify', async () => {
    assert.deepEqual(await results(await signer.sign(message('Hello  world \r\n\r\n'), keys, at)), ['pass', 'pass']);
  });

  it('verify for any body', async () => {
    const body = fc.array(fc.constantFrom(' ', '\t', 'a', 'é', '\r\n', '.', '\r\n\r\n', 'b '), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(body, async (pieces) => {
        const signed = await signer.sign(canonicalMessage(message(pieces.join(''))), keys, at);
        assert.deepEqual(await results(signed), ['pass', 'pass'], JSON.stringify(pieces.join('')));
      }),
      { numRuns: 60 },
    );
  });

  it('fail when the body, the subject or one-click unsubscribe is changed, or a second From is added', async () => {
    const signed = (await signer.sign(message('Hello\r\n'), keys, at)).toString();
    const changes: [string, string, string][] = [
      ['body', 'Hello', 'Hullo'],
      ['subject', 'subject\r\n', 'object\r\n'],
      ['one-click', 'One-Click', 'Two-Click'],
      ['second From', 'From: Ann', 'From: Eve <eve@example.com>\r\nFrom: Ann'],
      ['Reply-To', 'To: bob', 'Reply-To: eve@example.com\r\nTo: bob'],
    ];
    for (const [name, from, to] of changes) {
      const changed = signed.replace(from, to);
      assert.notEqual(changed, signed);
      const outcome = await results(Buffer.from(changed));
      assert.ok(
        outcome.every((result) => result !== 'pass'),
        `${name}: ${outcome.join()}`,
      );
    }
  });

  it('never limit the signed length', async () => {
    const signed = (await signer.sign(message('Hello\r\n'), keys, at)).toString();
    assert.doesNotMatch(signed, /[;\s]l=\d/);
    assert.ok(signed.split('\r\n').every((line) => line.length <= 78 || !line.startsWith(' ')));
  });

  it('the relaxed body drops trailing blanks and empty lines', () => {
    assert.equal(relaxedBody(Buffer.from(' a \t b  \r\n \r\n\r\n')).toString(), ' a b\r\n');
    assert.equal(relaxedBody(Buffer.from('')).toString(), '');
    assert.equal(relaxedBody(Buffer.from('\r\n\r\n')).toString(), '');
    assert.equal(relaxedBody(Buffer.from('x')).toString(), 'x\r\n');
  });
});
