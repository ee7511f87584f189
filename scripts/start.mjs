// npm start: installs and builds if needed, then becomes the product (this process: signals and exit code are its own).
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
const main = join(repositoryRoot, 'dist', 'src', 'main.js');
process.argv[1] = main;
await import(pathToFileURL(main).href);
