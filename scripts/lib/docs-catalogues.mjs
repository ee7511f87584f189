/** docs/generated: the events and the error codes, as the code declares them. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cell, interfaceMembers, moduleOf } from './docs-source.mjs';

const EVENTS = 'src/contracts/events.ts';

/** Who publishes a name: any source outside the contract that holds it in quotes next to a call of publish. */
function publishers(sources, name) {
  const found = new Set();
  for (const [file, text] of sources) {
    if (!file.startsWith('src/') || file === EVENTS || file.endsWith('.spec.ts')) continue;
    if (new RegExp(`publish\\w*\\([^;]{0,80}'${name.replaceAll('.', '\\.')}'`, 's').test(text))
      found.add(moduleOf(file) ?? 'platform');
  }
  return [...found].sort();
}

/** Classes that say `implements EventConsumer<'…'>` and carry their sentence as `name = '…'`. */
export function consumersOf(sources) {
  const consumers = [];
  for (const [file, text] of sources) {
    if (!file.startsWith('src/') || file.endsWith('.spec.ts')) continue;
    for (const part of text.split(/(?=\bclass )/)) {
      const event = /implements EventConsumer<\s*'([^']+)'/.exec(part)?.[1];
      const name = /\bname = '([^']+)'/.exec(part)?.[1];
      if (event && name) consumers.push({ event, name, module: moduleOf(file) ?? 'platform' });
    }
  }
  return consumers;
}

export function eventsOf(sources) {
  return interfaceMembers(EVENTS, sources.get(EVENTS) ?? '', 'BusinessEvents').map((event) => ({
    ...event,
    publishers: publishers(sources, event.name),
  }));
}

export function renderEvents({ sources }) {
  const consumers = consumersOf(sources);
  const rows = eventsOf(sources).map((event) => {
    const heard = consumers.filter((c) => c.event === event.name).map((c) => `${c.module}: ${c.name}`);
    return `| \`${event.name}\` | ${cell(event.doc)} | \`${cell(event.type)}\` | ${event.publishers.join(', ') || '–'} | ${heard.join('<br>') || '–'} |`;
  });
  return [
    '# Business events',
    '',
    'Written in the transaction of their cause, delivered at least once, handled once per consumer. A payload carries ids',
    'and facts; what changes shape gets a new version in its name. The life of a message is told by mail events instead:',
    'see [events for integrators](../integrate/events.md).',
    '',
    '| event | meaning | payload | published by | heard by |',
    '|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

/** Imports whatever declares problems, then reads the catalogue that the declarations filled. */
export async function renderErrors({ compiled, sources }) {
  const files = [...sources].filter(
    ([file, text]) => file.startsWith('src/') && /\bdefineProblems\(\{/.test(text) && !file.endsWith('.spec.ts'),
  );
  const load = (file) => import(pathToFileURL(join(compiled, file.replace(/\.ts$/, '.js'))).href);
  const { problemCatalogue } = await load('src/kernel/problem.ts');
  for (const [file] of files) await load(file);
  const rows = problemCatalogue().map(([code, kind]) => {
    const smtp = kind.smtp ? `${kind.smtp.code} ${kind.smtp.enhanced}` : '–';
    return `| \`${code}\` | ${kind.status} | ${smtp} | ${kind.retryable ? 'yes' : 'no'} | ${cell(kind.title.en)} |`;
  });
  return [
    '# Error codes',
    '',
    'Every refusal is a problem document (RFC 9457) with one of these codes; the code never changes, the title follows',
    '`Accept-Language` (en, fr, de, es, it). Where SMTP can meet the same refusal, its reply is beside it.',
    '*Retry* means: the same request may succeed later as it is.',
    '',
    '| code | HTTP | SMTP | retry | title |',
    '|---|---:|---|---|---|',
    ...rows,
  ].join('\n');
}
