import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { Webhook } from 'standardwebhooks';
import { secretText, signatureOf } from '../../../src/modules/webhooks/rules/signature.js';

type IsGenuine = (secret: string, headers: Record<string, string>, body: string, nowSeconds?: number) => boolean;

/** The code that the page shows, as a reader would save it. */
async function documented(): Promise<IsGenuine> {
  const page = readFileSync('docs/integrate/webhooks.md', 'utf8');
  const code = /<!-- example: verify\.mjs -->\s*```js\n(.*?)```/s.exec(page)?.[1];
  assert.ok(code !== undefined, 'the page has the example');
  const folder = mkdtempSync(join(tmpdir(), 'posthorn-example-'));
  try {
    const file = join(folder, 'verify.mjs');
    writeFileSync(file, code);
    return ((await import(pathToFileURL(file).href)) as { isGenuine: IsGenuine }).isGenuine;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('the example of the documentation', () => {
  const [old, key] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
  const [id, body, now] = [
    'evt_1',
    '{"type":"delivered","text":"é"}',
    Math.floor((performance.timeOrigin + performance.now()) / 1000),
  ];
  const headers = (keys: Buffer[], at = now) => ({
    'webhook-id': id,
    'webhook-timestamp': String(at),
    'webhook-signature': signatureOf(keys, id, at, body),
  });

  it('accepts what we sign, with either secret of a rotation, as the library does', async () => {
    const isGenuine = await documented();
    for (const one of [old, key]) {
      assert.equal(isGenuine(secretText(one), headers([key, old]), body, now), true);
      new Webhook(secretText(one)).verify(body, headers([key, old]));
    }
  });

  it('refuses another body, another secret, another time, and nothing at all', async () => {
    const isGenuine = await documented();
    const secret = secretText(key);
    assert.equal(isGenuine(secret, headers([key]), `${body} `, now), false);
    assert.equal(isGenuine(secret, headers([old]), body, now), false);
    assert.equal(isGenuine(secret, headers([key], now - 301), body, now), false);
    assert.equal(isGenuine(secret, { ...headers([key]), 'webhook-timestamp': String(now - 1) }, body, now), false);
    assert.equal(isGenuine(secret, { ...headers([key]), 'webhook-signature': 'v1,' }, body, now), false);
    assert.equal(isGenuine(secret, {}, body, now), false);
  });
});
