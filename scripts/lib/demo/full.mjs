/** The long demo as a command: builds what is not built, plays, leaves the installation running until Ctrl-C. */
import { join, resolve } from 'node:path';
import { ensureBuilt } from '../build.mjs';
import { ensureInstalled } from '../install.mjs';
import { requireNode } from '../node-version.mjs';
import { repositoryRoot } from '../repository.mjs';
import { Instance, usualFolder } from './instance.mjs';
import { OPERATOR } from './operator.mjs';

/** Answers the exit code. `main` is a build of the product other than the repository's own. */
export async function playFullDemo({ folder = usualFolder(repositoryRoot), main, scale, exits }) {
  requireNode();
  if (main === undefined) {
    ensureInstalled(repositoryRoot);
    ensureBuilt(repositoryRoot);
  }
  const began = performance.now();
  const print = (line) => console.log(line);
  const file = main === undefined ? join(repositoryRoot, 'dist', 'src', 'main.js') : resolve(main);
  const instance = new Instance({ folder, main: file, operator: OPERATOR });
  process.stdout.on('error', () => void instance.stop().then(() => process.exit(1)));
  // It needs packages that a clean checkout only has from here on.
  const { playFull } = await import('../story-full.mjs');
  try {
    const stage = await playFull({ instance, scale, print });
    print(`\nA month in ${Math.round((performance.now() - began) / 1000)} s.`);
    if (!exits) await untilStopped(instance, print);
    await stage.end();
    print(`Show it again: POSTHORN_STATE_DIR=${instance.folder} npm start`);
    return 0;
  } catch (error) {
    print(
      `\nThe story broke off: ${error.message}\nThe installation’s own words are in ${join(instance.folder, 'demo.log')}.`,
    );
    return 1;
  }
}

async function untilStopped({ url }, print) {
  print(`It runs at ${url}; Ctrl-C ends it.`);
  await new Promise((stopped) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stopped);
  });
  print('\nending …');
}
