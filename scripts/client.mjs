/**
 * The TypeScript client, from docs/openapi.json.
 *   node scripts/client.mjs                  writes clients/typescript/src/schema.ts and problem-codes.ts
 *   node scripts/client.mjs --check          fails when they have drifted
 *   node scripts/client.mjs --pack <folder>  compiles the package and packs it into that folder
 *   node scripts/client.mjs --document <f>   takes another document, such as that of a running instance
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { slimDocument } from './lib/contract/slim-document.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const client = join(root, 'clients/typescript');
const args = process.argv.slice(2);
const valueOf = (flag) => (args.includes(flag) ? resolve(args[args.indexOf(flag) + 1] ?? '') : null);
/** A field with a default may be left out of a body. */
const OPTIONS = { alphabetize: true, defaultNonNullable: false };
const HEAD = '// Written by scripts/client.mjs from docs/openapi.json.\n';

async function filesOf(document) {
  const { default: openapiTS, astToString } = await import('openapi-typescript');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const manifest = JSON.parse(readFileSync(join(client, 'package.json'), 'utf8'));
  const codes = Object.keys(document.components.examples).sort();
  return {
    'src/schema.ts': `${HEAD}${astToString(await openapiTS(slimDocument(document), OPTIONS))}`,
    'src/problem-codes.ts': `${HEAD}export type ProblemCode =\n${codes.map((code) => `  | '${code}'`).join('\n')};\n`,
    'package.json': `${JSON.stringify({ ...manifest, version }, null, 2)}\n`,
  };
}

async function write(check) {
  const document = JSON.parse(readFileSync(valueOf('--document') ?? join(root, 'docs/openapi.json'), 'utf8'));
  let drifted = false;
  for (const [name, text] of Object.entries(await filesOf(document))) {
    const file = join(client, name);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    drifted = true;
    if (check) console.log(`clients/typescript/${name} is not what the document says: node scripts/client.mjs`);
    else writeFileSync(file, text);
  }
  console.log(drifted && !check ? 'clients/typescript written' : 'clients/typescript looked at');
  return check && drifted ? 1 : 0;
}

function pack(folder) {
  rmSync(join(client, 'dist'), { recursive: true, force: true });
  execFileSync(process.execPath, [join(root, 'node_modules/tsc7/bin/tsc'), '-p', client], { stdio: 'inherit' });
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], {
    cwd: client,
    stdio: 'inherit',
  });
  return 0;
}

const folder = valueOf('--pack');
process.exit(folder === null ? await write(args.includes('--check')) : pack(folder));
