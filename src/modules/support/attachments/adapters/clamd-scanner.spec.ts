import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { EICAR, FakeClamd } from '../../../../../test/support/fake-clamd.js';
import { ClamdScanner } from './clamd-scanner.js';

async function* pieces(...contents: (string | Buffer)[]): AsyncIterable<Buffer> {
  for (const content of contents) yield await Promise.resolve(Buffer.from(content as string));
}

describe('clamd', () => {
  const clamd = new FakeClamd();
  let scanner: ClamdScanner;
  let address: { host: string; port: number };

  before(async () => {
    address = await clamd.start();
    scanner = new ClamdScanner(address, 20_000);
  });
  after(() => clamd.stop());

  it('clean', async () => {
    clamd.behaviour = 'scan';
    assert.deepEqual(await scanner.scan(pieces('hello ', 'world')), { state: 'clean' });
    assert.equal(clamd.received.at(-1)?.toString(), 'hello world');
  });

  it('infected, also when the sign lies over two pieces', async () => {
    clamd.behaviour = 'scan';
    const found = { state: 'infected', finding: 'Win.Test.EICAR_HDB-1' };
    assert.deepEqual(await scanner.scan(pieces(EICAR.slice(0, 20), EICAR.slice(20))), found);
  });

  it('a megabyte in pieces arrives whole', async () => {
    clamd.behaviour = 'scan';
    const half = Buffer.alloc(512 * 1024, 'a');
    assert.deepEqual(await scanner.scan(pieces(half, half)), { state: 'clean' });
    assert.equal(clamd.received.at(-1)?.length, 1024 * 1024);
  });

  for (const behaviour of ['hang_up', 'too_long', 'nonsense'] as const)
    it(`${behaviour}: it has not judged`, async () => {
      clamd.behaviour = behaviour;
      assert.deepEqual(await scanner.scan(pieces('hello')), { state: 'failed' });
    });

  it('silence ends', async () => {
    clamd.behaviour = 'silent';
    assert.deepEqual(await new ClamdScanner(address, 200).scan(pieces('hello')), { state: 'failed' });
  });

  it('nobody there: it has not judged', async () => {
    assert.deepEqual(await new ClamdScanner({ host: '127.0.0.1', port: 1 }, 20_000).scan(pieces('hello')), {
      state: 'failed',
    });
  });

  it('a file that cannot be read has not been judged', async () => {
    clamd.behaviour = 'scan';
    const broken = (async function* (): AsyncIterable<Buffer> {
      yield await Promise.resolve(Buffer.from('half'));
      throw new Error('the file went away');
    })();
    assert.deepEqual(await scanner.scan(broken), { state: 'failed' });
  });
});
