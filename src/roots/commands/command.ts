import type { Terminal } from './terminal.js';

/** An option without `value` is a flag. */
export interface CommandOption {
  name: string;
  value?: string;
  /** The only values it may have. */
  oneOf?: readonly string[];
  required?: true;
  sentence: string;
}

export interface CommandInput {
  words: readonly string[];
  /** Options that were given; a flag has the value `true`. */
  options: Readonly<Record<string, string | true>>;
  terminal: Terminal;
}

/** One thing that an operator may do beside the processes. What is said here is what `help` shows. */
export interface Command {
  /** One word, or two: `queue pause`. */
  name: string;
  /** Words that follow the name: `<site>` must be given, `[site]` may. */
  words?: string;
  /** One line of the list of commands. */
  sentence: string;
  /** What somebody has to know who has never run it. */
  explanation: string;
  options: readonly CommandOption[];
  examples: readonly (readonly [command: string, meaning: string])[];
  /** Answers the exit code. */
  run(input: CommandInput): Promise<number>;
}

/** What the operator did wrong, in one sentence; exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Why it cannot be done now and what to do, in plain words; exit code 1, no stack. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** The text of an option; null when it was not given. */
export function textOption({ options }: CommandInput, name: string): string | null {
  const value = options[name];
  return typeof value === 'string' ? value : null;
}

export function requiredOption(input: CommandInput, name: string): string {
  const value = textOption(input, name);
  if (value === null) throw new UsageError(`--${name} must be given`);
  return value;
}
