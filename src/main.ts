import 'reflect-metadata';
import { runUntilStopped } from './roots/run-until-stopped.js';

process.exitCode = await runUntilStopped();
