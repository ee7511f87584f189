/**
 * npm run demo: plays the first light against a running instance and prints each step with its time.
 *   npm run demo -- --url http://127.0.0.1:3000
 */
import { NoInstance, StoryClient } from './lib/story-client.mjs';
import { STORY } from './lib/story-steps.mjs';

const at = process.argv.indexOf('--url');
const url =
  at < 0 ? (process.env.PUBLIC_URL ?? `http://127.0.0.1:${process.env.HTTP_PORT ?? 3000}`) : process.argv[at + 1];
const print = (line) => console.log(line);
const context = { client: new StoryClient(url), sent: [], print };
const began = performance.now();

for (const [i, step] of STORY.entries()) {
  const since = performance.now();
  try {
    const found = await step.run(context);
    print(
      `${String(i + 1).padStart(4)}  ${step.name.padEnd(28)} ${((performance.now() - since) / 1000).toFixed(2).padStart(6)} s  ${found}`,
    );
  } catch (error) {
    print(`${String(i + 1).padStart(4)}  ${step.name.padEnd(28)} failed: ${error.message}`);
    if (error instanceof NoInstance) print('\nStart one first, in another terminal: npm start');
    else if (/dev\/inbox/.test(error.message))
      print('\nThe demo reads its mails in the local inbox: start with DELIVERY_ROUTE=inbox on a loopback address.');
    process.exit(1);
  }
}
print(
  `\nFirst light in ${((performance.now() - began) / 1000).toFixed(1)} s. Look around: ${url}/dev/inbox and ${url}/docs`,
);
process.exit(0);
