import { BACKUP } from './backup/backup.js';
import { RESTORE } from './backup/restore.js';
import type { Command } from './command.js';
import { CONFIG, MIGRATE, MIGRATE_CHECK, VERIFY_LEDGER } from './database-commands.js';
import { DOCTOR } from './doctor/doctor.js';

/** Everything `posthorn` can do, in the order of its help. */
export const COMMANDS: readonly Command[] = [DOCTOR, MIGRATE, MIGRATE_CHECK, BACKUP, RESTORE, VERIFY_LEDGER, CONFIG];
