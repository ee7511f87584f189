/** What `npm run check` looks at, longest first. Each step can be run alone: `npm run check -- lint tidy`. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { program } from './check-runner.mjs';
import { tidy } from './check-tidy.mjs';

const tool = (house, path) => join(house, 'node_modules', path);
const folders = (root, names) => names.filter((name) => existsSync(join(root, name)));

/** Compiles everything, tests too, into dist-check: the drift steps run what it leaves there. */
async function types({ root, house }) {
  rmSync(join(root, 'dist-check'), { recursive: true, force: true });
  const compiler = tool(house, 'tsc7/bin/tsc');
  return program(
    process.execPath,
    [compiler, '-p', 'tsconfig.test.json', '--outDir', 'dist-check', '--pretty', 'false'],
    {
      cwd: root,
      keep: (line) => / error TS/.test(line),
    },
  );
}

function lint({ root, house }) {
  const where = folders(root, ['src', 'test', 'migrations', 'scripts', 'bench']);
  return program(
    process.execPath,
    [
      tool(house, 'oxlint/bin/oxlint'),
      '--type-aware',
      '--deny-warnings',
      '-c',
      join(house, '.oxlintrc.json'),
      '-f',
      'unix',
      ...where,
    ],
    {
      cwd: root,
      env: { PATH: `${tool(house, '.bin')}:${process.env.PATH}` },
    },
  );
}

function boundaries({ root, house }) {
  const cruiser = tool(house, 'dependency-cruiser/bin/dependency-cruise.mjs');
  const where = folders(root, ['src', 'migrations', 'test', 'bench']);
  return program(
    process.execPath,
    [cruiser, '--config', join(house, '.dependency-cruiser.cjs'), '--output-type', 'err', ...where],
    {
      cwd: root,
      keep: (line) => /^\s*(?:error|warn)\b|→/.test(line),
      note: (lines) => /\(.*\)/.exec(lines.at(-1) ?? '')?.[0] ?? '',
    },
  );
}

function format({ root, house }) {
  const prettier = tool(house, 'prettier/bin/prettier.cjs');
  const options = [
    '--config',
    join(house, '.prettierrc'),
    '--ignore-path',
    join(house, '.prettierignore'),
    '--no-error-on-unmatched-pattern',
  ];
  const cache = ['--cache', '--cache-location', join(house, 'node_modules/.cache/prettier-check')];
  const where = [
    '{src,test,migrations,scripts,bench}/**/*.{ts,mts,mjs,cjs,json}',
    '*.{json,mjs,cjs}',
    'docs/**/*.{json,yaml}',
  ];
  return program(process.execPath, [prettier, '--check', '--log-level', 'warn', ...options, ...cache, ...where], {
    cwd: root,
  });
}

function deadCode({ root, house }) {
  return program(process.execPath, [tool(house, 'knip/bin/knip.js'), '--no-progress', '--no-config-hints'], {
    cwd: root,
  });
}

async function tidyStep({ root }) {
  const { findings, note } = tidy(root);
  return { ok: findings.length === 0, lines: findings.map((f) => `${f.file}:${f.line}  ${f.text}`), note };
}

const script =
  (path, args = []) =>
  ({ root }) =>
    program(process.execPath, [path, ...args], { cwd: root, note: (lines) => lines.at(-1) ?? '' });

function openapiLint({ root, house }) {
  const spec = 'docs/openapi.json';
  if (!existsSync(join(root, spec)))
    return { ok: false, lines: [`${spec} is missing: node scripts/openapi.mjs writes it`], note: 'could not run' };
  return program(
    process.execPath,
    [tool(house, '@redocly/cli/bin/cli.js'), 'lint', spec, '--config', 'docs/redocly.yaml', '--format', 'stylish'],
    {
      cwd: root,
      env: { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', CI: 'true' },
    },
  );
}

export const STEPS = [
  { name: 'types', run: types },
  { name: 'openapi', run: script('scripts/openapi.mjs', ['--check', '--compiled', 'dist-check']), needs: ['types'] },
  { name: 'migrations', run: script('scripts/lib/check-drift.mjs'), needs: ['types'] },
  { name: 'format', run: format },
  { name: 'openapi-lint', run: openapiLint, needs: ['openapi'] },
  { name: 'contract', run: script('scripts/contract.mjs', ['--check']), needs: ['openapi'] },
  { name: 'client', run: script('scripts/client.mjs', ['--check']), needs: ['openapi'] },
  { name: 'lint', run: lint },
  { name: 'boundaries', run: boundaries },
  { name: 'dead-code', run: deadCode },
  { name: 'docs', run: script('scripts/docs.mjs', ['--check', '--compiled', 'dist-check']), needs: ['types'] },
  { name: 'tidy', run: tidyStep },
];
