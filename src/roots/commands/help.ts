import type { Command } from './command.js';
import { columns, folded } from './terminal.js';

const WIDTH = 92;

const ORDER = `Every command reads the same environment as the product (see docs/operate/configuration.md). Without DATABASE_URL
and REDIS_URL it works on the embedded servers of the state directory, whether the product runs there or not.`;

/** The list of commands. */
export function helpOfAll(commands: readonly Command[]): string {
  return [
    'posthorn <command> [options]',
    '',
    columns(commands.map((command) => [`  ${titleOf(command)}`, command.sentence])),
    '',
    ORDER,
    '',
    'posthorn help <command> explains one of them, with examples.',
    'Exit codes: 0 done, 1 something is wrong or could not be done, 2 the command was not understood.',
  ].join('\n');
}

/** One command, or all that begin with a word: `help queue`. */
export function helpOf(commands: readonly Command[]): string {
  return commands.map(helpOfOne).join('\n\n');
}

function helpOfOne(command: Command): string {
  const usage = `posthorn ${titleOf(command)}${command.options.length > 0 ? ' [options]' : ''}`;
  const parts = [
    usage,
    '',
    command.explanation
      .split('\n\n')
      .map((part) => folded(part, WIDTH - 2, '  '))
      .join('\n\n'),
  ];
  if (command.options.length > 0) {
    const rows = command.options.map(({ name, value, sentence }) => [
      `  --${name}${value === undefined ? '' : ` ${value}`}`,
      sentence,
    ]);
    parts.push('', columns(rows));
  }
  parts.push('', columns(command.examples.map(([line, meaning]) => [`  ${line}`, `# ${meaning}`])));
  return parts.join('\n');
}

function titleOf({ name, words }: Command): string {
  return words === undefined ? name : `${name} ${words}`;
}
