// npm start: installs and builds if needed, then becomes the product (this process: signals and exit code are its own).
//   --main <file>  a build of the product other than the repository's own
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './lib/build.mjs';
import { environmentAfterDemo } from './lib/demo/afterwards.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { requireNode } from './lib/node-version.mjs';
import { repositoryRoot } from './lib/repository.mjs';

const at = process.argv.indexOf('--main');
requireNode();
if (at < 0) {
  ensureInstalled(repositoryRoot);
  ensureBuilt(repositoryRoot);
}

Object.assign(process.env, await environmentAfterDemo(process.env.POSTHORN_STATE_DIR, process.env));
process.setSourceMapsEnabled(true);
const main = at < 0 ? join(repositoryRoot, 'dist', 'src', 'main.js') : resolve(process.argv[at + 1]);
process.argv = [process.argv[0], main];
await import(pathToFileURL(main).href);
