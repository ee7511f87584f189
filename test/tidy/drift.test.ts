/** The drift step sees an entity without its table, and refuses to judge nothing at all. */
import assert from 'node:assert/strict';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { testEngines } from '../support/engines.js';
import { compiled, house, plant, script, type Outcome } from './house.js';

const planted: string[] = [];

/** The compiled product with another list of entities. */
function drift(entities: string): Promise<Outcome> {
  const root = plant({ 'package.json': '{"type":"module"}', 'src/roots/entities.js': entities });
  planted.push(root);
  mkdirSync(join(root, 'src'), { recursive: true });
  for (const part of ['src/platform', 'src/kernel', 'migrations']) symlinkSync(join(compiled, part), join(root, part));
  const env = { ...testEnvironment(), DATABASE_URL: testEngines().adminUrl };
  return script('scripts/lib/check-drift.mjs', ['--compiled', root], { cwd: house, env });
}

function testEnvironment(): Record<string, string> {
  return { PATH: '/usr/local/bin:/usr/bin:/bin' };
}

describe('npm run check -- migrations', () => {
  after(() => planted.forEach((root) => rmSync(root, { recursive: true, force: true })));

  it('an entity whose table no migration makes is red, with the missing statement', async () => {
    const typeorm = pathToFileURL(join(house, 'node_modules/typeorm/index.mjs')).href;
    const { code, output } = await drift(`import { EntitySchema } from '${typeorm}';
export const entities = [new EntitySchema({ name: 'planted', tableName: 'planted', columns: { id: { type: 'uuid', primary: true } } })];
`);
    assert.equal(code, 1, output);
    assert.match(output, /migrations lack: CREATE TABLE "planted"/);
  });

  it('no entity at all is red: there was nothing to compare', async () => {
    const { code, output } = await drift('export const entities = [];\n');
    assert.equal(code, 1, output);
    assert.match(output, /names no entity/);
  });
});
