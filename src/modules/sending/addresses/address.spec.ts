import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseAddress } from './address.js';

const CORPUS = 'test/corpus/addresses/expected.json';
const LONGEST_MS = 50;

function corpus(): { written: string; sent: string | null }[] {
  let path = import.meta.dirname;
  while (!existsSync(join(path, CORPUS))) path = dirname(path);
  return JSON.parse(readFileSync(join(path, CORPUS), 'utf8')) as { written: string; sent: string | null }[];
}

describe('addresses', () => {
  for (const { written, sent } of corpus())
    it(`T22: ${JSON.stringify(written.slice(0, 80))}: ${sent === null ? 'refused' : 'read'}`, () => {
      const begun = performance.now();
      assert.equal(parseAddress(written)?.email ?? null, sent);
      assert.ok(performance.now() - begun < LONGEST_MS);
    });

  it('compares without case; domains in one spelling', () => {
    assert.equal(parseAddress('ADA@MÜLLER.example')?.key, parseAddress('ada@xn--mller-kva.example')?.key);
  });

  it('reads a plain one as it reads all others', () => {
    fc.assert(
      fc.property(
        fc.emailAddress().filter(({ length }) => length < 200),
        (text) => {
          const [plain, long] = [text.toLowerCase(), `${'a'.repeat(40)}.${text.toLowerCase()}`];
          // What is too long for the short way, or has a capital in it, goes the long way.
          const domainOf = (email: string) => parseAddress(email.replace('@', '@A.'))?.domain.slice('a.'.length);
          assert.equal(parseAddress(plain)?.domain, domainOf(plain));
          assert.equal(parseAddress(plain)?.email ?? null, parseAddress(`"${plain.replace('@', '"@')}`)?.email ?? null);
          assert.equal(parseAddress(plain)?.key, parseAddress(plain.toUpperCase())?.key);
          if (long.indexOf('@') <= 64) assert.equal(parseAddress(long)?.domain, parseAddress(plain)?.domain);
        },
      ),
    );
  });

  it('T22: what is read again is the same, and never holds what could end an SMTP path', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.emailAddress(),
          fc.string({ unit: 'binary' }).map((text) => `${text}@x.example`),
        ),
        (text) => {
          const address = parseAddress(text);
          if (address === null) return;
          assert.equal(parseAddress(address.email)?.email, address.email);
          assert.doesNotMatch(address.email, /[\s<>"(),:;\\[\]\p{Cc}]/u);
          assert.equal(address.email.split('@').length, 2);
        },
      ),
    );
  });
});
