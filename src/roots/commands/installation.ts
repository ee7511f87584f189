import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Config, readEnvironment } from '../../platform/config/config.js';
import { type Engines, startEngines } from '../../platform/engines/index.js';
import { configOn, enginesOptionsOf } from '../prepare.js';
import { CommandError } from './command.js';
import type { Terminal } from './terminal.js';

/** The servers of the installation: named ones as they are, embedded ones adopted where they run and started where not. */
export async function withEngines<T>(terminal: Terminal, work: (engines: Engines) => Promise<T>): Promise<T> {
  const engines = await startEngines(enginesOptionsOf(readEnvironment(), terminal.say));
  try {
    return await work(engines);
  } finally {
    await engines.stop();
  }
}

/**
 * The whole product, loaded only when a command needs it, without a role: its use-cases can be called, and nothing begins by itself. What they announce is handled by
 * the processes of the installation, now or when they run again.
 */
export function withInstallation<T>(
  terminal: Terminal,
  work: (app: NestFastifyApplication, config: Config) => Promise<T>,
): Promise<T> {
  return withEngines(terminal, async (engines) => {
    const { isMigrated } = await import('../../platform/database/migrate.js');
    if (!(await isMigrated(engines.databaseUrl)))
      throw new CommandError('the database is not as this build needs it: run posthorn migrate first');
    const { values, facts } = configOn(readEnvironment(), engines);
    const config = new Config({ ...values, ROLES: [] }, facts);
    const { StructuredLogger } = await import('../../platform/observability/structured-logger.js');
    const destination = { write: (line: string): void => terminal.say(line.trimEnd()) };
    const logger = new StructuredLogger({ level: 'error', destination });
    const { createHttpApp } = await import('../../platform/http/index.js');
    const { AppRoot } = await import('../app.root.js');
    const app = await createHttpApp(AppRoot.with(config), { publicUrl: config.publicUrl, logger });
    try {
      return await work(app, config);
    } finally {
      await app.close();
    }
  });
}
