/** The short demo: from a visitor to delivered mail, against an instance that runs. */
import { NoInstance, StoryClient } from '../story-client.mjs';
import { STORY } from '../story-steps.mjs';

const secondsSince = (began) => ((performance.now() - began) / 1000).toFixed(2).padStart(6);

/** Answers the exit code. */
export async function playFirstLight(url) {
  const print = (line) => console.log(line);
  const context = { client: new StoryClient(url), sent: [], print };
  const began = performance.now();
  for (const [i, step] of STORY.entries()) {
    const since = performance.now();
    try {
      const found = await step.run(context);
      print(`${String(i + 1).padStart(4)}  ${step.name.padEnd(28)} ${secondsSince(since)} s  ${found}`);
    } catch (error) {
      print(`${String(i + 1).padStart(4)}  ${step.name.padEnd(28)} failed: ${error.message}`);
      explain(error, print);
      return 1;
    }
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  print(`\nFirst light in ${seconds} s. Look around: ${url}/dev/inbox and ${url}/docs`);
  return 0;
}

function explain(error, print) {
  if (error instanceof NoInstance) print('\nStart one first, in another terminal: npm start');
  else if (/dev\/inbox/.test(error.message))
    print('\nThe demo reads its mails in the local inbox: start with DELIVERY_ROUTE=inbox on a loopback address.');
}
