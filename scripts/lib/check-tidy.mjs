/**
 * Words, names and sizes: what no compiler objects to. Each ban says what to write instead.
 * Works on any folder, so that `test/tidy` can feed it a tree that breaks every rule.
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { MODULE_LAYERS } from './check-layers.mjs';
import { listFiles } from './check-files.mjs';

const CODE = /\.(?:ts|mts|cts|mjs|cjs|js)$/;
const TEST_CODE = /^(?:test|bench)\/|\.spec\.ts$/;
/** These files hold the banned words as data: the checker, and the trees its test feeds it. */
const TALKS_ABOUT_BANS = [/^scripts\/lib\/check-/, /^test\/tidy\//];
const SCRIPTS = [/^scripts\//, /^bench\//];

/**
 * `comments: true` also reads comments; the other bans look at code only.
 * `only` narrows a ban to some files, `except` frees some from it.
 */
export const BANS = [
  {
    name: 'new Date(',
    pattern: /\bnew Date\(/,
    instead: 'instantOf() or toDate() of src/kernel/time',
    except: [/^src\/kernel\/time\//, ...SCRIPTS],
  },
  {
    name: 'Date.now',
    pattern: /\bDate\.now\b/,
    instead: 'Clock.now(), or systemNow() of src/kernel/time for machine time',
    except: [/^src\/kernel\/time\//, ...SCRIPTS],
  },
  {
    name: 'process.env',
    pattern: /\bprocess\.env\b/,
    instead: 'a variable of src/platform/config',
    except: [/^src\/platform\/config\//, /^test\/support\//, /\.proc\.test\.ts$/, ...SCRIPTS],
  },
  { name: 'forwardRef', pattern: /\bforwardRef\b/, instead: 'an event, or a port that the upper part registers' },
  { name: 'export *', pattern: /\bexport \* (?:as |from)/, instead: 'the names that really are public' },
  {
    name: 'unfinished',
    pattern: /\b(?:TODO|FIXME|XXX|HACK)\b/,
    instead: 'do it, or write an issue and say nothing here',
    comments: true,
  },
  {
    name: '@ts-ignore',
    pattern: /@ts-(?:ignore|nocheck)/,
    instead: 'a type, or @ts-expect-error with a reason',
    comments: true,
  },
  {
    name: 'silenced lint',
    pattern: /(?:oxlint|eslint)-disable(?!.* -- \S)/,
    instead: '… -- and the reason on the same line',
    comments: true,
  },
  {
    name: 'skipped test',
    pattern: /\b(?:it|test|describe)\.(?:skip|only|todo)\(|\b(?:skip|only|todo): true/,
    instead: 'a test that runs, or none',
    only: TEST_CODE,
  },
  {
    name: 'sleep in a test',
    pattern: /\bsetTimeout\(\s*(?:resolve|done|next|ok|r|res)\b|node:timers\/promises|\bsleep\(/,
    instead: 'a signal, or a condition polled with a deadline',
    only: TEST_CODE,
    except: [/^test\/support\//, /^bench\//],
  },
];

const POOR_NAMES = /(?<=\/)(?:utils?|helpers?|common|misc|stuff)(?=[./]|$)|-(?:utils?|helpers?|manager)(?=[./]|$)/;
const MAX_FILE_LINES = 300;
const MAX_README_LINES = 40;
const MAX_MODULE_DEPTH = 6; // src/modules/x/sub/y/file.ts

/** The code part of a line: whole-line comments vanish, so do trailing `// …` (not the `//` of a URL). */
function codeOf(line) {
  if (/^\s*(?:\/\/|\/?\*)/.test(line)) return '';
  return line.replace(/(^|[^:'"`])\/\/.*$/, '$1');
}

function bannedWords(file, lines) {
  if (TALKS_ABOUT_BANS.some((p) => p.test(file))) return [];
  const bans = BANS.filter((ban) => (!ban.only || ban.only.test(file)) && !ban.except?.some((p) => p.test(file)));
  const found = [];
  lines.forEach((line, i) => {
    const code = codeOf(line);
    for (const ban of bans) {
      if (ban.pattern.test(ban.comments ? line : code))
        found.push({ file, line: i + 1, text: `${ban.name}: write ${ban.instead}` });
    }
  });
  return found;
}

function sizes(file, lineCount, allowed) {
  const limit = allowed[file] ?? MAX_FILE_LINES;
  if (lineCount > limit)
    return [{ file, line: lineCount, text: `${lineCount} lines, at most ${limit}: split it along its nouns` }];
  if (allowed[file] && lineCount <= MAX_FILE_LINES)
    return [{ file, line: 1, text: `fits again: drop it from scripts/lib/check-sizes.json` }];
  return [];
}

function names(file) {
  const found = [];
  const poor = POOR_NAMES.exec(file);
  if (poor && !file.startsWith('docs/'))
    found.push({ file, line: 1, text: `a name without meaning (${poor[0].replace('-', '')}): say what it does` });
  if (file.startsWith('src/modules/') && file.split('/').length > MAX_MODULE_DEPTH) {
    found.push({ file, line: 1, text: 'too deep: at most modules/x/sub/y/file' });
  }
  return found;
}

function migrationName(file, text) {
  if (!/^migrations\/[^/]+\.ts$/.test(file)) return [];
  const match = /^(\d{13})-([A-Z][A-Za-z0-9]*)\.ts$/.exec(basename(file));
  if (!match) return [{ file, line: 1, text: 'name it <13 digits>-<Name>.ts' }];
  if (text.includes(`class ${match[2]}${match[1]}`)) return [];
  return [{ file, line: 1, text: `its class must be called ${match[2]}${match[1]}` }];
}

function modules(root, files) {
  const found = [];
  const present = new Set(files.map((f) => /^src\/modules\/([^/]+)\//.exec(f)?.[1]).filter(Boolean));
  for (const module of present) {
    const folder = `src/modules/${module}`;
    if (!(module in MODULE_LAYERS))
      found.push({ file: folder, line: 1, text: 'unknown module: give it a layer in scripts/lib/check-layers.mjs' });
    for (const needed of ['index.ts', 'README.md']) {
      if (!files.includes(`${folder}/${needed}`)) found.push({ file: folder, line: 1, text: `has no ${needed}` });
    }
    const readme = join(root, folder, 'README.md');
    const lines = existsSync(readme) ? readFileSync(readme, 'utf8').trimEnd().split('\n').length : 0;
    if (lines > MAX_README_LINES)
      found.push({ file: `${folder}/README.md`, line: lines, text: `${lines} lines, at most ${MAX_README_LINES}` });
  }
  return found;
}

function lockFile(root) {
  const lock = join(root, 'package-lock.json');
  if (!existsSync(lock)) return [];
  const line = readFileSync(lock, 'utf8')
    .split('\n')
    .findIndex((l) => /"resolved": *"http/.test(l));
  return line < 0
    ? []
    : [
        {
          file: 'package-lock.json',
          line: line + 1,
          text: 'names a download address: set omit-lockfile-registry-resolved and write it again',
        },
      ];
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** @returns {{findings: {file: string, line: number, text: string}[], note: string}} */
export function tidy(root) {
  const sizesFile = join(root, 'scripts/lib/check-sizes.json');
  const allowed = existsSync(sizesFile) ? JSON.parse(readFileSync(sizesFile, 'utf8')) : {};
  const files = listFiles(root, ['src', 'test', 'migrations', 'scripts', 'bench']);
  const findings = [];
  const sourceLines = [];
  for (const file of files) {
    findings.push(...names(file));
    if (!CODE.test(file)) continue;
    const text = readFileSync(join(root, file), 'utf8');
    const lines = text.trimEnd().split('\n');
    if (file.startsWith('src/')) sourceLines.push(lines.length);
    findings.push(...bannedWords(file, lines), ...sizes(file, lines.length, allowed), ...migrationName(file, text));
  }
  for (const file of Object.keys(allowed)) {
    if (!files.includes(file))
      findings.push({ file: 'scripts/lib/check-sizes.json', line: 1, text: `${file} is gone: drop it` });
  }
  findings.push(...modules(root, files), ...lockFile(root));
  return { findings, note: `${files.length} files, median of src ${median(sourceLines)} lines` };
}
