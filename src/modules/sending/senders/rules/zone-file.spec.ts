import assert from 'node:assert/strict';
import { it } from 'node:test';
import { zoneLine } from './zone-file.js';

it('a key in the zone is a line of a master file, in strings of at most 255 bytes', () => {
  const key = {
    algorithm: 'rsa-sha256' as const,
    selector: 'ph3f9a1cr1',
    domain: 'acme.example',
    publicKey: 'A'.repeat(392),
  };
  const line = zoneLine(key, 'dkim.mail.example');
  assert.match(line, /^ph3f9a1cr1\.acme\.example\.dkim\.mail\.example\. 300 IN TXT "v=DKIM1; k=rsa; p=A+" "A+"\n$/);
  const strings = [...line.matchAll(/"([^"]*)"/g)].map((match) => match[1]!);
  assert.ok(strings.every((part) => part.length <= 255));
  assert.equal(strings.join(''), `v=DKIM1; k=rsa; p=${key.publicKey}`);
});
