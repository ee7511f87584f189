import 'reflect-metadata';
import { runCommand } from './roots/commands.js';

process.exitCode = await runCommand(process.argv.slice(2));
