import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { isRunning, markProcess, waitUntil } from '../../../src/platform/engines/processes.js';
import { enginePids, temporaryState } from '../../support/engine-processes.js';
import { freePort } from '../../support/free-port.js';
import { startProduct } from '../../support/product-process.js';

const RUNS = '"msg":"started"';

async function answers(url: string): Promise<void> {
  const ready = async (): Promise<boolean> => (await fetch(`${url}/health/ready`).catch(() => null))?.status === 200;
  assert.ok(await waitUntil(ready, 30_000), `${url}/health/ready answers 200`);
}

describe('the product on engines of its own', () => {
  const { stateDir, clear } = temporaryState();
  after(clear);
  const environment = { POSTHORN_STATE_DIR: stateDir };

  it('starts with nothing given, and leaves nothing running after SIGTERM', async () => {
    const port = await freePort();
    const product = startProduct({ ...environment, HTTP_PORT: String(port) });
    await product.said(RUNS);
    await answers(`http://127.0.0.1:${port}`);
    const pids = enginePids(stateDir);
    product.process.kill('SIGTERM');
    assert.equal((await product.ended).code, 0, product.output());
    for (const pid of Object.values(pids)) assert.equal(isRunning(markProcess(pid)), false);
  });

  it('names the port that is taken and its variable, and does not disturb the one who has it', async () => {
    const port = await freePort();
    const first = startProduct({ ...environment, HTTP_PORT: String(port) });
    await first.said(RUNS);
    await answers(`http://127.0.0.1:${port}`);
    const second = startProduct({ ...environment, HTTP_PORT: String(port) });
    assert.equal((await second.ended).code, 1);
    assert.match(second.output(), new RegExp(`port ${port} .*HTTP_PORT`));
    assert.doesNotMatch(second.output(), /\n\s+at /, 'no stack for a fault of the installation');
    await answers(`http://127.0.0.1:${port}`);
    first.process.kill('SIGTERM');
    assert.equal((await first.ended).code, 0, first.output());
  });

  it('starts again after kill -9 of the process, and after kill -9 of everything', async () => {
    const port = String(await freePort());
    const killed = startProduct({ ...environment, HTTP_PORT: port });
    await killed.said(RUNS);
    killed.process.kill('SIGKILL');
    await killed.ended;
    const adopting = startProduct({ ...environment, HTTP_PORT: port });
    await adopting.said(RUNS);
    await answers(`http://127.0.0.1:${port}`);
    assert.match(adopting.output(), /postgres: adopted/);
    for (const pid of [...Object.values(enginePids(stateDir)), adopting.process.pid ?? 0]) process.kill(pid, 'SIGKILL');
    await adopting.ended;
    const last = startProduct({ ...environment, HTTP_PORT: port });
    await last.said(RUNS);
    await answers(`http://127.0.0.1:${port}`);
    last.process.kill('SIGTERM');
    assert.equal((await last.ended).code, 0, last.output());
  });

  it('says what is wrong with its settings, all at once, without starting anything', async () => {
    const product = startProduct({ ...environment, HTTP_PORT: 'many', ROLES: 'api,cook' });
    assert.equal((await product.ended).code, 1);
    assert.match(product.output(), /HTTP_PORT/);
    assert.match(product.output(), /ROLES/);
  });
});
