/** `npm run demo` tells the truth: it plays the whole story, and says so when there is nobody to play with. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startWorld, type World } from '../support/world.js';
import { script } from '../tidy/house.js';

describe('npm run demo', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  it('plays sign-up to delivery against a running instance, by REST and by SMTP', async () => {
    const { code, output } = await script('scripts/demo.mjs', ['--url', world.http.url]);
    assert.equal(code, 0, output);
    assert.match(output, /wait for all deliveries .* 6 of 6 delivered/);
    for (const step of ['send one message', 'send a batch of three', 'send a finished message', 'send by SMTP']) {
      assert.match(output, new RegExp(`^ +\\d+ {2}${step} +\\d+\\.\\d\\d s {2}`, 'm'));
    }
    assert.equal(output.match(/\+\d+\.\d\d s {2}delivered /g)?.length, 6, output);
  });

  it('plays it a second time on the same instance', async () => {
    const { code, output } = await script('scripts/demo.mjs', ['--url', world.http.url]);
    assert.equal(code, 0, output);
  });

  it('says in one sentence that no instance runs, and ends with 1', async () => {
    const { code, output } = await script('scripts/demo.mjs', ['--url', 'http://127.0.0.1:9']);
    assert.equal(code, 1);
    assert.match(output, /nobody answers at http:\/\/127\.0\.0\.1:9/);
    assert.match(output, /npm start/);
  });
});
