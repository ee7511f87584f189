import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { secretText, signatureOf } from '../../../src/modules/webhooks/rules/signature.js';
import { blocksOf, readPage } from '../../support/examples/blocks.js';
import { has, Workbench } from '../../support/examples/programs.js';
import { type Arrival, judgedBy } from '../../support/examples/verifiers.js';

const PAGE = 'docs/integrate/webhooks.md';
const [old, key] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
const [id, body] = ['evt_1', '{"type":"delivered","text":"é"}'];
const now = Math.floor((performance.timeOrigin + performance.now()) / 1000);

const headers = (keys: Buffer[], at = now) => ({
  'webhook-id': id,
  'webhook-timestamp': String(at),
  'webhook-signature': signatureOf(keys, id, at, body),
});
const arrival = (changes: Partial<Arrival> = {}): Arrival => ({
  ...{ secret: secretText(key), headers: headers([key, old]), body, now },
  ...changes,
});

/** The request that the page shows, and the secret that it names below it. The body is laid out there, and one line on the wire. */
function shown(): Arrival {
  const [request] = blocksOf(PAGE).filter(({ language }) => language === 'http');
  const [head = '', ...rest] = request!.code.split('\n\n');
  const fields = head
    .split('\n')
    .slice(1)
    .map((line) => line.split(': ') as [string, string]);
  const secret = /signed with `(whsec_[^`]+)`/.exec(readPage(PAGE))?.[1] ?? '';
  const given = Object.fromEntries(fields);
  const inner = JSON.stringify(JSON.parse(rest.join('\n\n')));
  return { secret, headers: given, body: inner, now: Number(given['webhook-timestamp']) };
}

const GENUINE: readonly Arrival[] = [arrival(), arrival({ secret: secretText(old) }), shown()];
const FALSE: readonly Arrival[] = [
  arrival({ body: `${body} ` }),
  arrival({ secret: secretText(old), headers: headers([key]) }),
  arrival({ headers: headers([key], now - 301) }),
  arrival({ headers: headers([key], now + 301) }),
  arrival({ headers: { ...headers([key]), 'webhook-timestamp': String(now - 1) } }),
  arrival({ headers: { ...headers([key]), 'webhook-timestamp': 'yesterday' } }),
  arrival({ headers: { ...headers([key]), 'webhook-signature': 'v1,' } }),
  arrival({ headers: { ...headers([key]), 'webhook-signature': 'v1,not base64' } }),
  arrival({ headers: {} }),
];

describe('the examples of docs/integrate/webhooks.md', () => {
  const benches: Workbench[] = [];
  after(() => {
    for (const bench of benches) bench.close();
  });

  it('the library agrees with what we sign', () => {
    for (const secret of [secretText(old), secretText(key)]) new Webhook(secret).verify(body, headers([key, old]));
  });

  for (const [language, file, command] of [
    ['js', 'verify.mjs', 'node'],
    ['python', 'verify.py', 'python3'],
    ['php', 'verify.php', 'php'],
  ] as const)
    it(
      `${file} accepts what we sign and what the page shows, and refuses everything else`,
      { skip: !has(command) && `${command} is not installed` },
      async () => {
        const [block] = blocksOf(PAGE).filter(({ remark }) => remark === `example: ${file}`);
        assert.ok(block, `the page has no ${file}`);
        const bench = new Workbench({});
        benches.push(bench);
        const said = await judgedBy(bench, language, block.code, [...GENUINE, ...FALSE]);
        assert.deepEqual(said, [...GENUINE.map(() => true), ...FALSE.map(() => false)]);
      },
    );
});
