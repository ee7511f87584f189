/**
 * npm run demo: plays the first light against a running instance and prints each step with its time.
 *   npm run demo -- --url http://127.0.0.1:3000
 * npm run demo -- --full: plays a month of three customers on an installation of its own and leaves it running.
 *   --exit          ends it when the story is told
 *   --state <dir>   where it lives; default .posthorn-demo (for root /var/lib/posthorn-demo); what a demo left there is deleted
 */
import { playFirstLight } from './lib/demo/first-light.mjs';
import { playFullDemo } from './lib/demo/full.mjs';

const given = (name) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};

if (process.argv.includes('--full')) {
  const options = { folder: given('state'), main: given('main'), scale: Number(given('scale') ?? 1) };
  process.exit(await playFullDemo({ ...options, exits: process.argv.includes('--exit') }));
}
process.exit(
  await playFirstLight(given('url') ?? process.env.PUBLIC_URL ?? `http://127.0.0.1:${process.env.HTTP_PORT ?? 3000}`),
);
