import { type Command, type CommandInput, UsageError } from './command.js';
import { nearestName } from './nearest-name.js';

type Arguments = Pick<CommandInput, 'words' | 'options'>;

/** The command that the words begin with, and what is left of them; the longest name wins. Null when there is none. */
export function findCommand(
  commands: readonly Command[],
  words: readonly string[],
): { command: Command; rest: readonly string[] } | null {
  for (const length of [2, 1]) {
    const name = words.slice(0, length).join(' ');
    const command = words.length >= length ? commands.find((one) => one.name === name) : undefined;
    if (command) return { command, rest: words.slice(length) };
  }
  return null;
}

/** Words and options behind a command's name. Throws a UsageError that names what was probably meant. */
export function readArguments(command: Command, rest: readonly string[]): Arguments {
  const words: string[] = [];
  const options: Record<string, string | true> = {};
  const left = [...rest];
  for (let next = left.shift(); next !== undefined; next = left.shift()) {
    if (next === '--') words.push(...left.splice(0));
    else if (next.startsWith('-') && next !== '-') readOption(command, next, left, options);
    else words.push(next);
  }
  requireWords(command, words);
  const missing = command.options.find(({ name, required }) => required === true && !(name in options));
  if (missing) throw new UsageError(`--${missing.name} must be given: --${missing.name} ${missing.value ?? ''}`.trim());
  return { words, options };
}

function readOption(command: Command, text: string, left: string[], options: Record<string, string | true>): void {
  const [, name = '', , given] = /^--?([^=]*)(=([\s\S]*))?$/.exec(text) ?? [];
  const option = command.options.find((one) => one.name === name && text.startsWith('--'));
  if (!option) throw new UsageError(`unknown option ${text.split('=')[0]}${meant(name, command)}`);
  if (name in options) throw new UsageError(`--${name} was given twice`);
  if (option.value === undefined) {
    if (given !== undefined) throw new UsageError(`--${name} takes no value`);
    options[name] = true;
    return;
  }
  const value = given ?? left.shift();
  if (value === undefined || (given === undefined && value.startsWith('--')))
    throw new UsageError(`--${name} needs a value: --${name} ${option.value}`);
  if (option.oneOf && !option.oneOf.includes(value))
    throw new UsageError(`--${name} must be one of ${option.oneOf.join(', ')}`);
  options[name] = value;
}

function meant(typed: string, command: Command): string {
  const near = nearestName(
    typed,
    command.options.map(({ name }) => name),
  );
  return near === null ? '' : `; did you mean --${near}?`;
}

function requireWords(command: Command, words: readonly string[]): void {
  const places = command.words?.split(' ') ?? [];
  const missing = places.find((place, at) => place.startsWith('<') && words[at] === undefined);
  if (missing !== undefined) throw new UsageError(`${missing} is missing`);
  const surplus = words[places.length];
  if (surplus !== undefined) throw new UsageError(`“${surplus}” is one word too many`);
}
