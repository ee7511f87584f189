import { describeConfig, readEnvironment } from '../../platform/config/config.js';
import type { Command } from './command.js';
import { withEngines } from './installation.js';

export const MIGRATE: Command = {
  name: 'migrate',
  sentence: 'brings the database up to date; safe while processes of the version before run',
  explanation: `Runs the migrations of this build that have not run yet, under a lock: several of these commands, or starts of processes,
    wait for each other. A migration that waits longer than two seconds for a lock gives up instead of stopping the traffic behind it;
    run the command again then. Migrations go forward only.

    Every start does the same by itself. Use the command when the upgrade is to be done apart from the start.`,
  options: [],
  examples: [['posthorn backup /srv/backups && posthorn migrate', 'before the processes of a new version start']],
  run: ({ terminal }) =>
    withEngines(terminal, async ({ databaseUrl }) => {
      const { migrate } = await import('../../platform/database/migrate.js');
      const names = await migrate(databaseUrl);
      terminal.answer(
        names.length === 0 ? 'the database is up to date' : names.map((name) => `ran ${name}`).join('\n'),
      );
      return 0;
    }),
};

export const MIGRATE_CHECK: Command = {
  name: 'migrate:check',
  sentence: 'exit code 0 when every migration of this build has run',
  explanation: 'Changes nothing. For scripts that must not go on before somebody else has migrated.',
  options: [],
  examples: [['until posthorn migrate:check; do sleep 5; done', 'waits for the machine that migrates']],
  run: ({ terminal }) =>
    withEngines(terminal, async ({ databaseUrl }) => {
      const { isMigrated } = await import('../../platform/database/migrate.js');
      const done = await isMigrated(databaseUrl);
      terminal.answer(done ? 'the database is up to date' : 'migrations are pending: posthorn migrate runs them');
      return done ? 0 : 1;
    }),
};

export const VERIFY_LEDGER: Command = {
  name: 'verify-ledger',
  sentence: 'recomputes the books; exit code 1 names the first record of each kind that is wrong',
  explanation: `Reads all invoices, credit notes, payments, wallets and postings at one moment and computes everything anew: chains of hashes,
    numbers without a gap, VAT, balances, closings. Memory stays the same however large the books are. While it runs, the cleaning of
    tables is held back, so run it when little happens: once a night, and after every restore.

    When something is BROKEN keep the database as it is, find out who had its owner’s rights, and compare with the last backup that
    verifies. docs/operate/books.md says what each check compares.`,
  options: [],
  examples: [
    ['posthorn verify-ledger > /var/log/posthorn-books.txt', 'every night; mail the file when the exit code is 1'],
  ],
  run: ({ terminal }) =>
    withEngines(terminal, async ({ databaseUrl }) => {
      const { verifyLedger } = await import('../../modules/billing/index.js');
      return (await verifyLedger(databaseUrl, (line) => terminal.answer(line))) ? 0 : 1;
    }),
};

export const CONFIG: Command = {
  name: 'config',
  sentence: 'checks the environment and prints the settings, secrets redacted',
  explanation: `Reads the environment as a process would, names all its faults at once, and otherwise prints every setting with its effective
    value as JSON. What it prints may be shown to others: secrets are replaced.`,
  options: [{ name: 'given', sentence: 'prints only what differs from the default' }],
  examples: [['posthorn config --given', 'what this installation has set']],
  run: async ({ terminal, options }) => {
    const which = options['given'] === true ? 'given' : 'all';
    terminal.answer(JSON.stringify(describeConfig(readEnvironment(), which), null, 2));
    return 0;
  },
};
