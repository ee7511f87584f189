import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parse } from 'csv-parse/sync';
import type { ImportView } from '../../../src/modules/audience/imports/http/imports.dto.js';
import { eventually } from '../../support/eventually.js';
import { goesOn, scaleOf } from '../../support/scale.js';
import { startWorld, type World } from '../../support/world.js';
import { Importer, reasonsOf } from './import-steps.js';

const ROWS = scaleOf('POSTHORN_IMPORT_ROWS', 60_000);
/** Of so many rows one is hostile. */
const EVERY = 20;
const BOUNDARY = '----hostile';
const HEADER = 'email,first,age,born,tags';
const LONGEST_MS = 600_000;
/** What is kept is measured so often on the way. */
const MEASURED = 12;

/** What is left when all garbage is gone: when V8 collects it by itself depends on how busy the machine is. */
function keptBytes(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** What a row is, and what becomes of it: a code when it is refused, null when it is kept, `blank` when it is none. */
type Hostile = readonly [row: (n: number) => string | Buffer, verdict: string | null];

const HOSTILE: readonly Hostile[] = [
  [(n) => `"never closed ${n}@x.example,Ada,36,1990-01-31,vip`, 'unbalanced_quotes'],
  [(n) => `h${n}@x.example,"Ada "" never closed,36,1990-01-31,vip`, 'unbalanced_quotes'],
  [(n) => `no address ${n},Ada,36,1990-01-31,vip`, 'address_invalid'],
  [() => ',Ada,36,1990-01-31,vip', 'required'],
  [(n) => `h${n}@x.example,Ada,old,1990-01-31,vip`, 'number_wrong'],
  [(n) => `h${n}@x.example,Ada,36,31.02.1990,vip`, 'date_wrong'],
  [(n) => `h${n}@x.example,Ada,36,1990-01-31,vip,,surplus`, 'too_many_cells'],
  [(n) => `h${n}@x.example,A\u0000da,36,1990-01-31,vip`, 'control_characters'],
  [
    (n) => Buffer.concat([Buffer.from(`h${n}@x.example,`), Buffer.from([0xc3, 0x28]), Buffer.from(',1,,')]),
    'wrong_encoding',
  ],
  [(n) => `h${n}@x.example,${'x'.repeat(70_000)},1,,`, 'row_too_long'],
  [(n) => `h${n}@x.example,${'y'.repeat(1_001)},1,,`, 'too_long'],
  [(n) => `h${n}@x.example,Ada,1,,${Array.from({ length: 101 }, (_, t) => `t${t}`).join('|')}`, 'too_many'],
  [(n) => `h${n}@x.example,=cmd|' /C calc'!A0,36,1990-01-31,=vip`, null],
  [(n) => `h${n}@x.example,"Ada\r\nover\nlines",36,1990-01-31,vip`, null],
  [(n) => `h${n}@x.example,Robert'); drop table contacts;--,36,,`, null],
  [(n) => `h${n}@x.example,\u202Edrawkcab 🦆,36,,`, null],
  [(n) => `  H${n}@X.Example  , Ada ,36,,`, null],
  [() => ',,,,', 'blank'],
];

/** Every row by its place, so that what is expected of the file needs no second file. */
function rowOf(n: number): string | Buffer {
  if (n % EVERY !== 0) return `c${n}@many${n % 500}.example,Zoé ${n},${n % 90},19${50 + (n % 50)}-01-31,y${n % 20}`;
  return hostileOf(n)[0](n);
}

function hostileOf(n: number): Hostile {
  return HOSTILE[(n / EVERY) % HOSTILE.length]!;
}

function expected(): { created: number; rejected: Map<string, number> } {
  const rejected = new Map<string, number>();
  let created = 0;
  for (let n = 1; n <= ROWS; n += 1) {
    const verdict = n % EVERY === 0 ? hostileOf(n)[1] : null;
    if (verdict === null) created += 1;
    else if (verdict !== 'blank') rejected.set(verdict, (rejected.get(verdict) ?? 0) + 1);
  }
  return { created, rejected };
}

async function* form(): AsyncIterable<Buffer> {
  const disposition = 'content-disposition: form-data; name="file"; filename="many.csv"';
  yield Buffer.from(`--${BOUNDARY}\r\n${disposition}\r\n\r\n${HEADER}\n`);
  for (let n = 1; n <= ROWS;) {
    const lines: Buffer[] = [];
    for (const end = Math.min(ROWS, n + 999); n <= end; n += 1) lines.push(Buffer.from(rowOf(n)), Buffer.from('\n'));
    yield Buffer.concat(lines);
  }
  yield Buffer.from(`\r\n--${BOUNDARY}--\r\n`);
}

describe(`a file of ${ROWS.toLocaleString('en')} rows, of which one in ${EVERY} is hostile`, () => {
  let world: World;
  let importer: Importer;
  before(async () => {
    world = await startWorld();
    importer = await Importer.start(world);
    await importer.withFields({ first: 'text', age: 'number', born: 'date' });
  });
  after(() => world.close());

  it('every row gets its verdict, the good ones are kept, the memory stays flat, and the end is told on the way', async () => {
    const answer = await fetch(`${world.http.url}/v1/imports`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${importer.token}`,
        'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
      },
      body: form() as never,
      duplex: 'half',
    } as RequestInit);
    const begun = (await answer.json()) as ImportView;
    assert.equal(answer.status, 202, JSON.stringify(begun));
    const seen: { percent: number; secondsLeft: number | null }[] = [];
    const kept: number[] = [];
    let read = 0;
    const done = await eventually(
      'it is done',
      async () => {
        const view = await importer.read(begun.id);
        const { percent, secondsLeft } = view.progress;
        if (view.rows > read) goesOn();
        read = view.rows;
        if (view.rows > (kept.length * ROWS) / MEASURED) kept.push(keptBytes());
        if (view.rows > 0) seen.push({ percent, secondsLeft });
        return view.status !== 'queued' && view.status !== 'running' && view;
      },
      LONGEST_MS,
      100,
    );
    const { created, rejected } = expected();
    const refused = [...rejected.values()].reduce((sum, one) => sum + one, 0);
    assert.deepEqual(
      [done.status, done.rows, done.created, done.updated, done.skipped, done.rejected],
      ['done', created + refused, created, 0, 0, refused],
    );
    assert.deepEqual(reasonsOf(done).sort(), [...rejected].map(([code, rows]) => `${code}: ${rows}`).sort());
    assert.equal(await importer.count(), created);

    assert.ok(
      seen.every(({ percent }, i) => i === 0 || percent >= seen[i - 1]!.percent),
      'it never goes back',
    );
    assert.ok(
      seen.every(({ secondsLeft }) => secondsLeft !== null),
      'and says how long it will take',
    );
    const half = Math.ceil(kept.length / 2);
    assert.ok(half >= 2, 'it was looked at on the way');
    const grown = (Math.max(...kept.slice(half)) - Math.max(...kept.slice(0, half))) / 2 ** 20;
    assert.ok(grown < 48, `the second half kept ${Math.round(grown)} MB more than the first`);
  });

  it('the file of refused rows names each with its line, once; what is exported holds no formula', async () => {
    const [{ id }] = (await world.http.get<{ data: ImportView[] }>('/v1/imports', { token: importer.token })).body
      .data as [ImportView];
    const rows = parse(await importer.rejects(id), { relax_column_count: true }) as string[][];
    const byCode = new Map<string, number>();
    for (const [, , code] of rows.slice(1)) byCode.set(code!, (byCode.get(code!) ?? 0) + 1);
    assert.deepEqual([...byCode].sort(), [...expected().rejected].sort());
    assert.equal(new Set(rows.slice(1).map(([line]) => line)).size, rows.length - 1, 'no line twice');
    const all = await world.http.get('/v1/contacts/export?format=csv', { token: importer.token });
    const cells = parse(all.text) as string[][];
    assert.equal(cells.length, expected().created + 1);
    const formulas = [...rows, ...cells].flat().filter((cell) => /^[=+\-@\t\r]/.test(cell));
    assert.deepEqual(formulas.slice(0, 3), []);
  });
});
