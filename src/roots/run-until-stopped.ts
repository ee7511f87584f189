import { ConfigError, describeConfig, readEnvironment } from '../platform/config/config.js';
import { EngineError } from '../platform/engines/index.js';
import { StructuredLogger } from '../platform/observability/structured-logger.js';
import { demoAccount } from './demo-account.js';
import { SmtpPortError } from '../platform/smtp-server/smtp-ports.js';
import { boot } from './boot.js';
import { StartError } from './port-taken.js';
import { prepare, type Prepared } from './prepare.js';
import { welcome } from './welcome.js';

const STOP_WITHIN_MS = 40_000;
const ENGINES_WITHIN_MS = 15_000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** The life of a process, from the environment to the exit code. */
export async function runUntilStopped(): Promise<number> {
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  let prepared: Prepared | null = null;
  try {
    const values = readEnvironment();
    const logger = new StructuredLogger({ level: values.LOG_LEVEL, roles: values.ROLES });
    prepared = await prepare(values, say);
    const running = await boot(prepared.config, logger);
    logger.log({ msg: 'started', config: describeConfig(values, 'given') });
    say(welcome(prepared, running, await demoAccount(running.app, prepared.config)));
    await stopped;
    say('stopping: finishing what is under way');
    endAtTheLatest(prepared);
    await running.close();
    return 0;
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    return 1;
  } finally {
    await prepared?.engines.stop();
  }
}

/**
 * Work under way gets 30 s; then whatever still hangs must not hold up a deploy. What was not settled is taken over. Servers that
 * this process started are ended with it, or they would be nobody's.
 */
function endAtTheLatest({ engines }: Prepared): void {
  setTimeout(() => {
    process.stderr.write('posthorn: did not finish in time; ending now\n');
    const end = (): never => process.exit(1);
    setTimeout(end, ENGINES_WITHIN_MS);
    engines.stop().then(end, end);
  }, STOP_WITHIN_MS).unref();
}

/** Faults of the installation are said plainly; anything else is ours and shows its stack. */
function explain(error: unknown): string {
  const plain = [ConfigError, EngineError, SmtpPortError, StartError].some((kind) => error instanceof kind);
  if (plain) return `posthorn: ${(error as Error).message}`;
  return `posthorn could not go on: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
