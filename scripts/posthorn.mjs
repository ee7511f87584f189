#!/usr/bin/env node
// posthorn <command>: installs and builds if needed, then becomes the command line for operators.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { requireNode } from './lib/node-version.mjs';
import { repositoryRoot } from './lib/repository.mjs';

requireNode();
ensureInstalled(repositoryRoot);
ensureBuilt(repositoryRoot);

process.setSourceMapsEnabled(true);
await import(pathToFileURL(join(repositoryRoot, 'dist', 'src', 'cli.js')).href);
