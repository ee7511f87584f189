/**
 * Writes docs/openapi.json from the code. Nothing is connected. What is made from it follows: `node scripts/client.mjs`,
 * `node scripts/contract.mjs`.
 *   node scripts/openapi.mjs                   writes it
 *   node scripts/openapi.mjs --check           fails when it has drifted
 *   node scripts/openapi.mjs --compiled <dir>  takes what `tsc` left there instead of compiling everything itself
 *   node scripts/openapi.mjs --to <file>       writes another file, to look at
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { compileForDocument } from './lib/compile-openapi.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const outDir = join(root, 'dist-openapi');
const args = process.argv.slice(2);
const valueOf = (flag) => (args.includes(flag) ? resolve(root, args[args.indexOf(flag) + 1] ?? '') : null);
const check = args.includes('--check');
const file = valueOf('--to') ?? join(root, 'docs/openapi.json');

compileForDocument(root, outDir, valueOf('--compiled'));
const { describeApi } = await import(pathToFileURL(join(outDir, 'src/roots/describe-api.js')).href);
const recorded = join(root, 'docs/contract/examples.json');
const document = await describeApi(existsSync(recorded) ? JSON.parse(readFileSync(recorded, 'utf8')) : {});
const text = `${JSON.stringify(document, null, 2)}\n`;
const same = existsSync(file) && readFileSync(file, 'utf8') === text;
if (!same && check) console.log('docs/openapi.json is not what the code says: node scripts/openapi.mjs');
if (!same && !check) writeFileSync(file, text);
console.log(`${Object.keys(document.paths).length} paths${same || check ? '' : ', written'}`);
process.exit(check && !same ? 1 : 0);
