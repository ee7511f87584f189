import { BACKUP } from './backup/backup.js';
import { RESTORE } from './backup/restore.js';
import type { Command } from './command.js';
import { CONFIG, MIGRATE, MIGRATE_CHECK, VERIFY_LEDGER } from './database-commands.js';
import { DOCTOR } from './doctor/doctor.js';
import { QUEUE, QUEUE_FLUSH, QUEUE_PAUSE, QUEUE_RESUME } from './queue.js';
import { USER_CREATE_OPERATOR, USER_DISABLE_TOTP, USER_LIST, USER_RESET_LINK } from './user.js';

/** Everything `posthorn` can do, in the order of its help. */
export const COMMANDS: readonly Command[] = [
  DOCTOR,
  MIGRATE,
  MIGRATE_CHECK,
  BACKUP,
  RESTORE,
  VERIFY_LEDGER,
  QUEUE,
  QUEUE_PAUSE,
  QUEUE_RESUME,
  QUEUE_FLUSH,
  USER_LIST,
  USER_CREATE_OPERATOR,
  USER_RESET_LINK,
  USER_DISABLE_TOTP,
  CONFIG,
];
