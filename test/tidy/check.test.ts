/** The checker checked: a sound tree is green, and each planted fault turns its step red and is named. */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { plant, script, type Outcome, type Tree } from './house.js';

const STEPS = ['types', 'lint', 'boundaries', 'format', 'tidy'];
const check = (root: string, steps: string[]): Promise<Outcome> =>
  script('scripts/check.mjs', ['--root', root, ...steps]);

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
const STUB = { main: 'index.js', types: 'index.d.ts', type: 'module' };
const SOUND: Tree = {
  'package.json': json({ name: 'fixture', type: 'module', dependencies: { '@nestjs/common': '1.0.0', bull: '1.0.0' } }),
  'tsconfig.json': json({
    compilerOptions: { module: 'nodenext', target: 'es2023', strict: true, rootDir: '.', skipLibCheck: true },
  }),
  'tsconfig.test.json': '{ "extends": "./tsconfig.json", "include": ["src", "migrations", "test"] }\n',
  'node_modules/@nestjs/common/package.json': json({ name: '@nestjs/common', version: '1.0.0', ...STUB }),
  'node_modules/@nestjs/common/index.js': 'export const Injectable = () => () => {};\n',
  'node_modules/@nestjs/common/index.d.ts': 'export declare const Injectable: () => ClassDecorator;\n',
  'node_modules/bull/package.json': json({ name: 'bull', version: '1.0.0', ...STUB }),
  'node_modules/bull/index.js': 'export const Queue = 1;\n',
  'node_modules/bull/index.d.ts': 'export declare const Queue: number;\n',
  'src/kernel/money.ts': 'export const CENT = 1;\n',
  'src/platform/clock/clock.ts': "import { CENT } from '../../kernel/money.js';\nexport const tick = CENT;\n",
  'src/modules/accounts/README.md': '# accounts\n',
  'src/modules/accounts/index.ts': "export { accountName } from './use-cases/name-account.js';\n",
  'src/modules/accounts/use-cases/name-account.ts':
    "import { rule } from '../rules/name-rule.js';\nexport const accountName = (): string => rule('a');\n",
  'src/modules/accounts/rules/name-rule.ts': 'export const rule = (text: string): string => text;\n',
  'src/modules/billing/README.md': '# billing\n',
  'src/modules/billing/index.ts': "export { invoice } from './use-cases/issue-invoice.js';\n",
  'src/modules/billing/use-cases/issue-invoice.ts':
    "import { accountName } from '../../accounts/index.js';\nexport const invoice = (): string => accountName();\n",
  'src/main.ts': "import { invoice } from './modules/billing/index.js';\nexport const start = invoice;\n",
};

/** [step, what the report must say, the file at fault, its text] */
const FAULTS: [step: string, said: RegExp, file: string, text: string][] = [
  ['types', /wrong-type\.ts.*TS2322/, 'src/kernel/wrong-type.ts', "export const wrong: number = 'text';\n"],
  [
    'lint',
    /floating\.ts.*no-floating-promises/,
    'src/kernel/floating.ts',
    'const later = async (): Promise<void> => {};\nexport function go(): void {\n  later();\n}\n',
  ],
  [
    'lint',
    /anything\.ts.*no-explicit-any/,
    'src/kernel/anything.ts',
    'export const anything = (x: any): unknown => x;\n',
  ],
  [
    'lint',
    /long-function\.ts.*max-lines-per-function/,
    'src/kernel/long-function.ts',
    `export function long(): number {\n  let n = 0;\n${'  n += 1;\n'.repeat(75)}  return n;\n}\n`,
  ],
  [
    'lint',
    /greedy\.ts.*max-params/,
    'src/kernel/greedy.ts',
    'export const greedy = (a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1): number => a + b + c + d + e + f + g;\n',
  ],
  [
    'boundaries',
    /no-circular/,
    'src/kernel/ring-a.ts',
    "import { b } from './ring-b.js';\nexport const a = (): number => b();\n",
  ],
  [
    'boundaries',
    /no-circular/,
    'src/kernel/ring-b.ts',
    "import { a } from './ring-a.js';\nexport const b = (): number => a();\n",
  ],
  [
    'boundaries',
    /floor-kernel.*kernel\/climber\.ts/,
    'src/kernel/climber.ts',
    "import { tick } from '../platform/clock/clock.js';\nexport const up = tick;\n",
  ],
  [
    'boundaries',
    /floor-platform.*platform\/clock\/nosy\.ts/,
    'src/platform/clock/nosy.ts',
    "import { invoice } from '../../modules/billing/index.js';\nexport const nosy = invoice;\n",
  ],
  [
    'boundaries',
    /layer-accounts.*accounts\/use-cases\/bill-upward\.ts/,
    'src/modules/accounts/use-cases/bill-upward.ts',
    "import { invoice } from '../../billing/index.js';\nexport const upward = invoice;\n",
  ],
  [
    'boundaries',
    /module-door.*billing\/use-cases\/deep\.ts/,
    'src/modules/billing/use-cases/deep.ts',
    "import { rule } from '../../accounts/rules/name-rule.js';\nexport const deep = rule;\n",
  ],
  [
    'boundaries',
    /module-door-from-above.*roots\/all\.ts/,
    'src/roots/all.ts',
    "import { rule } from '../modules/accounts/rules/name-rule.js';\nexport const all = rule;\n",
  ],
  [
    'boundaries',
    /not-own-door.*billing\/use-cases\/lost\.ts/,
    'src/modules/billing/use-cases/lost.ts',
    "import { invoice } from '../index.js';\nexport const lost = invoice;\n",
  ],
  [
    'boundaries',
    /rooms-use-cases.*billing\/use-cases\/knows-http\.ts/,
    'src/modules/billing/use-cases/knows-http.ts',
    "import { page } from '../http/page.js';\nexport const knows = page;\n",
  ],
  [
    'boundaries',
    /rooms-inner.*billing\/http|rooms-inner.*billing\/data\/row\.ts/,
    'src/modules/billing/data/row.ts',
    "import { page } from '../http/page.js';\nexport const row = page;\n",
  ],
  [
    'boundaries',
    /rules-are-pure.*billing\/rules\/impure\.ts/,
    'src/modules/billing/rules/impure.ts',
    "import { tick } from '../../../platform/clock/clock.js';\nexport const impure = tick;\n",
  ],
  [
    'boundaries',
    /rules-call-no-module.*billing\/rules\/caller\.ts/,
    'src/modules/billing/rules/caller.ts',
    "import { accountName } from '../../accounts/index.js';\nexport const caller = accountName;\n",
  ],
  [
    'boundaries',
    /pure-packages.*kernel\/framed\.ts/,
    'src/kernel/framed.ts',
    "import { Injectable } from '@nestjs/common';\nexport const framed = Injectable;\n",
  ],
  [
    'boundaries',
    /pure-builtins.*kernel\/reader\.ts/,
    'src/kernel/reader.ts',
    "import { readFileSync } from 'node:fs';\nexport const reader = readFileSync;\n",
  ],
  [
    'boundaries',
    /bull-behind-the-platform.*billing\/jobs\/own-queue\.ts/,
    'src/modules/billing/jobs/own-queue.ts',
    "import { Queue } from 'bull';\nexport const own = Queue;\n",
  ],
  [
    'boundaries',
    /door-billing-tax.*billing\/use-cases\/past-tax\.ts/,
    'src/modules/billing/use-cases/past-tax.ts',
    "import { rate } from '../tax/rules/rate.js';\nexport const past = rate;\n",
  ],
  [
    'boundaries',
    /no-platform-knot.*src\/platform\/meter/,
    'src/platform/meter/looks-back.ts',
    "import { queue } from '../queue/queue.js';\nexport const back = queue;\n",
  ],
  [
    'boundaries',
    /product-stands-alone.*kernel\/tested\.ts/,
    'src/kernel/tested.ts',
    "import { clock } from '../../test/support/clock.js';\nexport const tested = clock;\n",
  ],
  [
    'boundaries',
    /no-unresolvable.*kernel\/nowhere\.ts/,
    'src/kernel/nowhere.ts',
    "import { gone } from './gone.js';\nexport const nowhere: unknown = gone;\n",
  ],
  ['format', /ugly\.ts/, 'src/kernel/ugly.ts', 'export const   ugly="1"\n'],
  ['tidy', /dated\.ts:1 .*new Date/, 'src/platform/dated.ts', 'export const dated = (): Date => new Date();\n'],
  [
    'tidy',
    /dated-now\.ts:1 .*Date\.now/,
    'src/platform/dated-now.ts',
    'export const dated = (): number => Date.now();\n',
  ],
  ['tidy', /environed\.ts:1 .*process\.env/, 'src/kernel/environed.ts', "export const environed = process.env['X'];\n"],
  ['tidy', /forwarded\.ts:1 .*forwardRef/, 'src/kernel/forwarded.ts', 'export const forwardRef = 1;\n'],
  ['tidy', /barrel\.ts:1 .*export \*/, 'src/kernel/barrel.ts', "export * from './money.js';\n"],
  [
    'tidy',
    /unfinished\.ts:1 .*unfinished/,
    'src/kernel/unfinished.ts',
    '// TODO: later\nexport const unfinished = 1;\n',
  ],
  [
    'tidy',
    /silenced\.ts:1 .*silenced lint/,
    'src/kernel/silenced.ts',
    '// oxlint-disable-next-line no-console\nexport const silenced = 1;\n',
  ],
  [
    'tidy',
    /skipped\.test\.ts:2 .*skipped test/,
    'test/integration/skipped.test.ts',
    "import { it } from 'node:test';\nit.skip('not now', () => {});\n",
  ],
  [
    'tidy',
    /sleepy\.test\.ts:1 .*sleep/,
    'test/integration/sleepy.test.ts',
    'export const doze = (done: () => void): unknown => setTimeout(done, 500);\n',
  ],
  [
    'tidy',
    /too-long\.ts:301 .*301 lines/,
    'src/kernel/too-long.ts',
    Array.from({ length: 301 }, (_, i) => `export const x${i} = ${i};\n`).join(''),
  ],
  ['tidy', /string-utils\.ts.*without meaning/, 'src/kernel/string-utils.ts', 'export const meaning = 0;\n'],
  ['tidy', /too deep/, 'src/modules/billing/sub/rules/very/deep.ts', 'export const deep = 0;\n'],
  ['tidy', /src\/modules\/mystery.*unknown module/, 'src/modules/mystery/index.ts', 'export const mystery = 0;\n'],
  [
    'tidy',
    /1700000000000-Wrong\.ts.*class must be called Wrong1700000000000/,
    'migrations/1700000000000-Wrong.ts',
    'export class Other {}\n',
  ],
];
const SUPPORTING: Tree = {
  'src/modules/billing/http/page.ts': 'export const page = 1;\n',
  'src/modules/billing/tax/index.ts': "export { rate } from './rules/rate.js';\n",
  'src/modules/billing/tax/rules/rate.ts': 'export const rate = 20;\n',
  'src/platform/queue/queue.ts': "import { meter } from '../meter/meter.js';\nexport const queue = meter;\n",
  'src/platform/meter/meter.ts': 'export const meter = 1;\n',
  'test/support/clock.ts': 'export const clock = 1;\n',
};

describe('npm run check judges a tree', () => {
  let sound = '';
  let faulty = '';
  let good: Outcome;
  let bad: Outcome;

  before(async () => {
    sound = plant(SOUND);
    faulty = plant({ ...SOUND, ...SUPPORTING, ...Object.fromEntries(FAULTS.map(([, , file, text]) => [file, text])) });
    good = await check(sound, STEPS);
    bad = await check(faulty, STEPS);
  });

  after(() => {
    for (const root of [sound, faulty]) rmSync(root, { recursive: true, force: true });
  });

  it('a sound tree is green in every step', () => {
    assert.equal(good.code, 0, good.output);
    for (const step of STEPS) assert.match(good.output, new RegExp(`^ok +${step} `, 'm'));
  });

  it('a tree with faults ends with 1 and names the red steps', () => {
    assert.equal(bad.code, 1, bad.output);
    for (const step of STEPS) assert.match(bad.output, new RegExp(`^FAIL +${step} `, 'm'));
    assert.match(bad.output, /^check: .* failed; 0 of 5 green/m);
  });

  for (const [step, said, file] of FAULTS) {
    it(`${step} sees ${file}`, () => assert.match(bad.output, said));
  }

  it('a step that cannot run is red, never silently green', async () => {
    const empty = plant({ 'package.json': '{}' });
    const { code, output } = await check(empty, ['types', 'openapi', 'openapi-lint', 'migrations', 'docs']);
    rmSync(empty, { recursive: true, force: true });
    assert.equal(code, 1, output);
    assert.match(output, /0 of 5 green/);
  });

  it('an unknown step is refused instead of passing as nothing to do', async () => {
    const { code, output } = await check(sound, ['lnit']);
    assert.equal(code, 2);
    assert.match(output, /no such step: lnit/);
  });
});
