/**
 * Writes docs/openapi.json from the code, and the typed client of the scenario tests from it. Nothing is connected.
 *   node scripts/openapi.mjs           writes both
 *   node scripts/openapi.mjs --check   fails when either has drifted
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { compileForDocument } from './lib/compile-openapi.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const outDir = join(root, 'dist-openapi');
const check = process.argv.includes('--check');

compileForDocument(root, outDir);
const { describeApi } = await import(pathToFileURL(join(outDir, 'src/roots/describe-api.js')).href);
const document = await describeApi();
const types = astToString(await openapiTS(document, { alphabetize: true }));

const files = {
  'docs/openapi.json': `${JSON.stringify(document, null, 2)}\n`,
  'test/support/generated/openapi.ts': `// Written by scripts/openapi.mjs from docs/openapi.json.\n${types}`,
};
let drifted = false;
for (const [name, text] of Object.entries(files)) {
  const file = join(root, name);
  const same = existsSync(file) && readFileSync(file, 'utf8') === text;
  if (same) continue;
  drifted = true;
  if (check) console.log(`${name} is not what the code says: node scripts/openapi.mjs`);
  else {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    console.log(`${name} written`);
  }
}
console.log(`${Object.keys(document.paths).length} paths`);
process.exit(check && drifted ? 1 : 0);
