/** docs/operate/configuration.md and .env.example: the configuration describes itself. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cell } from './docs-source.mjs';

async function settings(compiled) {
  const { CONFIG_SCHEMA } = await import(pathToFileURL(join(compiled, 'src/platform/config/config.schema.js')).href);
  return Object.entries(CONFIG_SCHEMA);
}

export async function renderConfiguration({ compiled }) {
  const rows = (await settings(compiled)).map(
    ([name, s]) =>
      `| \`${name}\` | ${cell(s.type)} | ${s.defaultText === '–' ? '–' : `\`${cell(s.defaultText)}\``} | ${cell(s.sentence)}${s.secret ? ' *Secret: never printed.*' : ''} |`,
  );
  return [
    '# Configuration',
    '',
    'Posthorn is configured by environment variables and by nothing else. With none set, `npm start` runs everything in',
    'one process on embedded engines. Faulty values are reported all at once, before anything starts.',
    '`.env.example` lists the same variables.',
    '',
    '| variable | type | default | meaning |',
    '|---|---|---|---|',
    ...rows,
  ].join('\n');
}

export async function renderEnvExample({ compiled }) {
  const parts = [
    '# Every variable Posthorn reads. Unset means the default. Copy to .env and keep only what you change.',
  ];
  for (const [name, s] of await settings(compiled)) {
    const preset = s.defaultText === '–' ? '' : ` Default: ${s.defaultText}.`;
    parts.push('', `# ${s.sentence} (${s.type})${preset}`, `#${name}=`);
  }
  return parts.join('\n');
}
