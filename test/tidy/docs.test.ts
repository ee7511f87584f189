/** The generated pages cannot lie, and cannot be forgotten. */
import assert from 'node:assert/strict';
import { cpSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { compiled, house, plant, script } from './house.js';

interface Rule {
  id: string;
  module: string;
  rule: string;
}
interface RulesPage {
  proofs: (sources: Map<string, string>, rules: Rule[]) => Map<string, { file: string; name: string }[]>;
}

const readJson = <T>(path: string): T => JSON.parse(readFileSync(join(house, path), 'utf8')) as T;
const load = async <T>(path: string): Promise<T> => (await import(pathToFileURL(join(house, path)).href)) as T;

describe('docs/rules.md', () => {
  const rules = readJson<Rule[]>('docs/rules.data.json');

  it('holds every rule, decision and resolution once, in order', () => {
    const series = (letter: string, count: number, width: number): string[] =>
      Array.from({ length: count }, (_, i) => `${letter}-${String(i + 1).padStart(width, '0')}`);
    assert.deepEqual(
      rules.map((rule) => rule.id),
      [...series('R', 152, 3), ...series('D', 22, 2), ...series('C', 20, 2)],
    );
    for (const { id, rule } of rules) assert.match(rule, /^[A-Z].{15,}\.$/, id);
  });

  it('gives each rule to a module that the layer table knows', async () => {
    const { MODULE_LAYERS } = await load<{ MODULE_LAYERS: Record<string, number> }>('scripts/lib/check-layers.mjs');
    const known = [...Object.keys(MODULE_LAYERS), 'kernel', 'platform'];
    assert.deepEqual(
      rules.filter((rule) => !known.includes(rule.module)),
      [],
    );
  });

  it('takes proofs from the names of tests, and from nothing else', async () => {
    const { proofs } = await load<RulesPage>('scripts/lib/docs-rules.mjs');
    const found = proofs(
      new Map([
        ['src/a/limit.spec.ts', "it('R-016: the 201st is refused', () => {}); // R-015 in a comment\n"],
        ['src/a/limit.ts', "// R-017\nit('R-017: not a test file', () => {});\n"],
        ['test/b/many.test.ts', 'for (const x of [1]) it(`R-016 and D-01 with ${x}`, () => {});\n'],
      ]),
      rules,
    );
    assert.deepEqual([...found.keys()].sort(), ['D-01', 'R-016']);
    assert.deepEqual(
      found.get('R-016')?.map((test) => test.name),
      ['R-016: the 201st is refused', 'R-016 and D-01 with …'],
    );
  });

  it('refuses a test that names a rule nobody knows', async () => {
    const { proofs } = await load<RulesPage>('scripts/lib/docs-rules.mjs');
    const sources = new Map([['src/a/x.spec.ts', "it('R-153: invented', () => {});"]]);
    assert.throws(() => proofs(sources, rules), /R-153/);
  });
});

describe('docs drift', () => {
  let root = '';
  const docs = (...args: string[]): ReturnType<typeof script> =>
    script('scripts/docs.mjs', ['--compiled', compiled, ...args], { cwd: root });

  before(() => {
    root = plant({ 'package.json': '{}' });
    cpSync(join(house, 'docs'), join(root, 'docs'), { recursive: true });
    for (const folder of ['src', 'test', 'migrations']) symlinkSync(join(house, folder), join(root, folder));
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  it('a page that was edited by hand is red, by name', async () => {
    assert.equal((await docs()).code, 0);
    assert.equal((await docs('--check')).code, 0);
    const page = join(root, 'docs/generated/errors.md');
    writeFileSync(page, readFileSync(page, 'utf8').replace('404', '403'));
    const drifted = await docs('--check');
    assert.equal(drifted.code, 1);
    assert.match(drifted.output, /^docs\/generated\/errors\.md no longer/m);
  });

  it('an architecture page without its marks is red', async () => {
    writeFileSync(join(root, 'docs/architecture.md'), '# Architecture\n');
    const { code, output } = await docs('--check');
    assert.equal(code, 1);
    assert.match(output, /has lost its marks/);
  });
});

describe('docs/dependencies.md', () => {
  type Packages = Record<string, string>;
  const manifest = readJson<{ dependencies: Packages; optionalDependencies: Packages; devDependencies: Packages }>(
    'package.json',
  );
  const page = readFileSync(join(house, 'docs/dependencies.md'), 'utf8');
  const rows = new Map(
    [...page.matchAll(/^\| (\S+) \| (.+) \| ([^|]+) \|$/gm)].map(([, name, why, licence]) => [name, { why, licence }]),
  );
  rows.delete('package');

  it('has a line for each direct dependency, and for nothing else', () => {
    const direct = Object.keys({
      ...manifest.dependencies,
      ...manifest.optionalDependencies,
      ...manifest.devDependencies,
    });
    assert.deepEqual([...rows.keys()].filter((name) => name !== '|---').sort(), direct.sort());
  });

  it('tells the licence that the package itself declares', () => {
    const lock = readJson<{ packages: Record<string, { license?: string }> }>('package-lock.json');
    for (const [name, row] of rows) {
      const declared = lock.packages[`node_modules/${name}`]?.license;
      if (declared) assert.equal(row.licence, declared, name);
    }
  });
});
