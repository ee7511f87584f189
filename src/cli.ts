import 'reflect-metadata';
import { runCommand } from './roots/commands/run-command.js';

process.exitCode = await runCommand(process.argv.slice(2));
