/** The module map inside docs/architecture.md, drawn from the real imports and the modules' own README files. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MODULE_LAYERS } from './check-layers.mjs';
import { consumersOf, eventsOf } from './docs-catalogues.mjs';
import { cell, importsOf, moduleOf } from './docs-source.mjs';

const START = '<!-- module map: written by scripts/docs.mjs -->';
const END = '<!-- end of the module map -->';

/** The first paragraph under the title. */
function purpose(root, module) {
  const path = join(root, 'src/modules', module, 'README.md');
  if (!existsSync(path)) return '';
  const paragraphs = readFileSync(path, 'utf8')
    .split(/\n\s*\n/)
    .map((p) => p.trim());
  return cell(paragraphs.find((p) => p !== '' && !p.startsWith('#')) ?? '');
}

function facts(root, sources) {
  const modules = new Map();
  for (const [file, text] of sources) {
    const module = moduleOf(file);
    if (!module || file.endsWith('.spec.ts')) continue;
    const entry = modules.get(module) ?? { name: module, calls: new Set(), operations: [] };
    modules.set(module, entry);
    for (const target of importsOf(file, text)) {
      const other = moduleOf(target);
      if (other && other !== module) entry.calls.add(other);
    }
    const operation = /\/use-cases\/(?:.*\/)?([^/]+?)(?:\.query)?\.ts$/.exec(file)?.[1];
    if (operation) entry.operations.push(operation);
  }
  const layer = (name) => MODULE_LAYERS[name] ?? 99;
  return [...modules.values()]
    .sort((a, b) => layer(a.name) - layer(b.name) || a.name.localeCompare(b.name))
    .map((m) => ({ ...m, purpose: purpose(root, m.name) }));
}

function diagram(modules) {
  const lines = ['```mermaid', 'flowchart TD'];
  for (const module of modules) lines.push(`  ${module.name}["${module.name} · ${MODULE_LAYERS[module.name] ?? '?'}"]`);
  for (const module of modules)
    for (const other of [...module.calls].sort()) lines.push(`  ${module.name} --> ${other}`);
  return [...lines, '```'];
}

export function renderMap({ root, sources }) {
  const modules = facts(root, sources);
  const events = eventsOf(sources);
  const consumers = consumersOf(sources);
  const rows = modules.map(
    (m) =>
      `| ${MODULE_LAYERS[m.name] ?? '?'} | [${m.name}](../src/modules/${m.name}/README.md) | ${m.purpose} | ${[...m.calls].sort().join(', ') || '–'} |`,
  );
  const parts = ['| layer | module | purpose | calls |', '|---|---|---|---|', ...rows, '', ...diagram(modules)];
  for (const module of modules) {
    const out = events.filter((e) => e.publishers.includes(module.name)).map((e) => `\`${e.name}\``);
    const heard = consumers.filter((c) => c.module === module.name).map((c) => c.name);
    parts.push('', `**${module.name}**`, '', `- operations: ${module.operations.sort().join(', ') || '–'}`);
    if (out.length > 0) parts.push(`- publishes: ${out.join(', ')}`);
    if (heard.length > 0) parts.push(`- listens: ${heard.sort().join(', ')}`);
  }
  return parts.join('\n');
}

/** The page is written by hand; only what stands between the two marks is replaced. */
export function renderArchitecture(context) {
  const page = readFileSync(join(context.root, 'docs/architecture.md'), 'utf8');
  const from = page.indexOf(START);
  const to = page.indexOf(END);
  if (from < 0 || to < from) throw new Error(`docs/architecture.md has lost its marks: ${START} … ${END}`);
  return `${page.slice(0, from)}${START}\n\n${renderMap(context)}\n\n${page.slice(to)}`.trimEnd();
}
