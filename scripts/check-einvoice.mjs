/**
 * npm run check:einvoice: judges the XML of invoices and credit notes by rules that others published.
 *   npm run check:einvoice -- --rules <dir>              a sample of every kind of document
 *   npm run check:einvoice -- --rules <dir> <file> …     these documents
 *   npm run check:einvoice -- --write                    writes test/golden/einvoice, for review; checks nothing
 * Ends with 0: all sets are content; 1: something is wrong; 2: wrong arguments; 3: NOTHING was checked for want of
 * rules; 4: what is there is content, but sets are missing. docs/operate/e-invoices.md says where the rules come from.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { compileTests } from './lib/compile-tests.mjs';
import { judgeAll, selfTest } from './lib/einvoice-report.mjs';
import { findRuleSets } from './lib/einvoice-rule-sets.mjs';
import { schemaJudge } from './lib/einvoice-schema.mjs';
import { schematronJudge } from './lib/einvoice-schematron.mjs';

const house = dirname(dirname(fileURLToPath(import.meta.url)));
const say = (line) => console.log(line);
const warn = (line) => console.error(line);
let tree;

process.exit(await run());

async function run() {
  const { values, positionals, wrong } = readArguments();
  if (wrong) {
    warn(`check-einvoice: ${wrong}`);
    return 2;
  }
  if (values.write) return writeGolden(await samples());
  const { found, missing } = values.rules ? findRuleSets(values.rules) : { found: [], missing: [] };
  if (found.length === 0) {
    warn(`NOTHING WAS CHECKED: ${values.rules ? `no rule set lies under ${values.rules}` : 'no --rules <dir> given'}.`);
    return 3;
  }
  const documents = positionals.length > 0 ? positionals.map(given) : await samples();
  return check(documents, found, missing);
}

function readArguments() {
  try {
    const options = { rules: { type: 'string' }, write: { type: 'boolean' } };
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const absent = [...(values.rules ? [values.rules] : []), ...positionals].find((path) => !existsSync(path));
    return { values, positionals, wrong: absent === undefined ? null : `${absent} does not exist` };
  } catch (error) {
    return { values: {}, positionals: [], wrong: error.message };
  }
}

async function check(documents, found, missing) {
  for (const { id, title, path, fingerprint } of found) say(`${id}: ${title}\n  ${path} (${fingerprint})`);
  for (const { id, title } of missing) warn(`MISSING, NOT CHECKED: ${id}: ${title}`);
  const sets = found.map((set) => ({
    ...set,
    judge: set.kind === 'schema' ? schemaJudge(set) : schematronJudge(set, house),
  }));
  const [sound] = await samples();
  const deaf = await selfTest(sound.xml, sets);
  for (const id of deaf) warn(`SELF-TEST FAILED: ${id} accepts a document that is wrong`);
  const faults = await judgeAll(documents, sets, say);
  for (const { name, set, id, text } of faults) warn(`FATAL ${name} (${set}): ${id}: ${text}`);
  for (const { name, breaks } of documents)
    if (breaks) say(`known: ${name}: ${breaks.rules.source}: ${breaks.because}`);
  say(`${documents.length} documents, ${sets.length} rule sets, ${faults.length} fatal`);
  if (deaf.length > 0 || faults.length > 0) return 1;
  return missing.length > 0 ? 4 : 0;
}

function given(path) {
  return { name: basename(path), xml: readFileSync(path, 'utf8') };
}

/** Compiled afresh, so that what is judged is what the sources say, unless somebody names a compiled tree. */
async function samples() {
  const load = (path) => import(pathToFileURL(join(compiledTree(), path)).href);
  const { SAMPLES } = await load('test/einvoice/samples.js');
  const { ciiOf } = await load('src/modules/billing/documents/xml/cii.js');
  return SAMPLES.map(({ name, document, breaks }) => ({ name, breaks, xml: ciiOf(document) }));
}

function compiledTree() {
  tree ??= process.env.POSTHORN_COMPILED_TREE;
  if (tree === undefined) {
    tree = join(house, 'dist-einvoice');
    compileTests(house, tree);
  }
  return tree;
}

function writeGolden(documents) {
  const directory = join(house, 'test/golden/einvoice');
  mkdirSync(directory, { recursive: true });
  for (const { name, xml } of documents) writeFileSync(join(directory, `${name}.xml`), xml);
  say(`${documents.length} documents written to ${directory}: NOTHING WAS CHECKED, review the difference`);
  return 0;
}
