import { ConfigError } from '../../platform/config/config.js';
import { EngineError } from '../../platform/engines/index.js';
import { Problem } from '../../kernel/problem.js';
import { type Command, CommandError, UsageError } from './command.js';
import { COMMANDS } from './commands.table.js';
import { helpOf, helpOfAll } from './help.js';
import { nearestName } from './nearest-name.js';
import { findCommand, readArguments } from './read-arguments.js';
import { Terminal } from './terminal.js';

const NOT_UNDERSTOOD = 2;
const HELP = ['help', '--help', '-h'];

/** What an operator typed behind `posthorn`; answers the exit code. */
export async function runCommand(typed: readonly string[], terminal = new Terminal()): Promise<number> {
  const [first] = typed;
  if (first === undefined || HELP.includes(first)) return showHelp(typed.slice(1), terminal);
  const found = findCommand(COMMANDS, typed);
  if (!found) return refuse(terminal, `there is no command ${first}${meant(first)}`, 'posthorn help lists all');
  const { command, rest } = found;
  if (rest.includes('--help') || rest.includes('-h')) return showHelp(command.name.split(' '), terminal);
  try {
    return await command.run({ ...readArguments(command, rest), terminal });
  } catch (error) {
    return explain(error, command, terminal);
  }
}

function showHelp(about: readonly string[], terminal: Terminal): number {
  const name = about.join(' ');
  if (name === '') {
    terminal.answer(helpOfAll(COMMANDS));
    return 0;
  }
  const commands = COMMANDS.filter((command) => command.name === name || command.name.startsWith(`${name} `));
  if (commands.length === 0)
    return refuse(terminal, `there is no command ${name}${meant(name)}`, 'posthorn help lists all');
  terminal.answer(helpOf(commands));
  return 0;
}

function meant(typed: string): string {
  const near = nearestName(typed, ['help', ...COMMANDS.flatMap(({ name }) => [name, name.split(' ')[0]!])]);
  return near === null ? '' : `; did you mean ${near}?`;
}

function refuse(terminal: Terminal, what: string, advice: string): number {
  terminal.say(`posthorn: ${what}\n${advice}`);
  return NOT_UNDERSTOOD;
}

/** Faults of the installation and refusals of the product are said plainly; anything else is ours and shows its stack. */
function explain(error: unknown, { name }: Command, terminal: Terminal): number {
  if (error instanceof UsageError)
    return refuse(terminal, `${name}: ${error.message}`, `posthorn help ${name} explains it`);
  if (error instanceof Problem) terminal.say(`posthorn ${name}: refused (${error.code})${detailOf(error)}`);
  else if ([CommandError, ConfigError, EngineError].some((kind) => error instanceof kind))
    terminal.say(`posthorn ${name}: ${(error as Error).message}`);
  else if (error instanceof Error && 'code' in error)
    terminal.say(`posthorn ${name}: ${error.message} (${String(error.code)})`);
  else
    terminal.say(
      `posthorn ${name} could not go on: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
  return 1;
}

function detailOf({ kind, errors }: Problem): string {
  const faults = errors.map(({ field, code }) => `${field}: ${code}`);
  return `: ${[kind.title.en, ...faults].join('; ')}`;
}
