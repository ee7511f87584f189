import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { house } from './house.js';

describe('owners of the code', () => {
  const lines = readFileSync(join(house, 'CODEOWNERS'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

  it('are named for every module', () => {
    for (const module of readdirSync(join(house, 'src/modules')))
      assert.ok(
        lines.some((line) => line.startsWith(`/src/modules/${module}/ `)),
        module,
      );
  });

  it('own something that is there', () => {
    for (const [path, owner] of lines.map((line) => line.split(/ +/))) {
      assert.match(owner!, /^@[\w/-]+$/);
      assert.ok(path === '*' || existsSync(join(house, path!)), path);
    }
  });
});
