import { ConfigError, describeConfig, readEnvironment } from '../platform/config/config.js';
import { isMigrated, migrate } from '../platform/database/migrate.js';
import { verifyLedger } from '../modules/billing/index.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

interface Command {
  sentence: string;
  run(): Promise<number>;
}

/** What an operator may run beside the processes: `node dist/src/cli.js <command>`. */
const COMMANDS: Record<string, Command> = {
  migrate: {
    sentence: 'brings the database of DATABASE_URL up to date; safe while processes run',
    run: async () => {
      const names = await migrate(databaseUrl());
      say(names.length === 0 ? 'the database is up to date' : names.map((name) => `ran ${name}`).join('\n'));
      return 0;
    },
  },
  'migrate:check': {
    sentence: 'exit code 0 when every migration has run',
    run: async () => ((await isMigrated(databaseUrl())) ? 0 : 1),
  },
  'verify-ledger': {
    sentence: 'recomputes the books; exit code 1 names the first record of each kind that is wrong',
    run: async () => ((await verifyLedger(databaseUrl(), say)) ? 0 : 1),
  },
  config: {
    sentence: 'checks the environment and prints the settings, secrets redacted',
    run: async () => {
      say(JSON.stringify(describeConfig(readEnvironment()), null, 2));
      return 0;
    },
  },
};

export async function runCommand([name]: string[]): Promise<number> {
  const command = name === undefined ? undefined : COMMANDS[name];
  if (!command) {
    say(
      Object.entries(COMMANDS)
        .map(([known, { sentence }]) => `${known.padEnd(14)} ${sentence}`)
        .join('\n'),
    );
    return name === undefined ? 0 : 2;
  }
  try {
    return await command.run();
  } catch (error) {
    process.stderr.write(`${error instanceof ConfigError ? error.message : String(error)}\n`);
    return 1;
  }
}

function databaseUrl(): string {
  const url = readEnvironment().DATABASE_URL;
  if (url === null)
    throw new ConfigError(['DATABASE_URL must name the database; an embedded one is migrated by npm start']);
  return url;
}
