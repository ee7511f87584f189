/**
 * Signing up and in: how long a newcomer waits under load, whether the event loop stays free while passwords are hashed, and
 * whether a clock can tell known people from unknown ones.
 */
import { randomBytes } from 'node:crypto';
import { figure, median, percentile, table } from './figures.mjs';

const PASSWORD = 'a long walk in the morning';
/** One failure less than a throttled name has, so that every guess is judged. */
const GUESSES_PER_NAME = 9;

class People {
  constructor(url) {
    this.url = url;
  }

  async timed(path, body, expected) {
    const startedMs = performance.now();
    const answer = await fetch(this.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    const ms = performance.now() - startedMs;
    if (answer.status !== expected) throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 200)}`);
    return { ms, body: text === '' ? null : JSON.parse(text) };
  }

  /** From the first byte of the sign-up to the tokens. */
  async arrive(email) {
    const startedMs = performance.now();
    const { body } = await this.timed('/v1/accounts', { email, organization: 'Bench', password: PASSWORD }, 201);
    const { username } = body.user;
    await this.timed('/v1/auth/login', { username, password: PASSWORD }, 200);
    return { username, email, ms: performance.now() - startedMs };
  }

  guess(login) {
    return this.timed('/v1/auth/login', { ...login, password: 'not the password at all' }, 401);
  }
}

/** Runs `work` over `items`, so many at a time. */
async function concurrently(items, atOnce, work) {
  const queue = [...items.entries()];
  const results = [];
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) results[next[0]] = await work(next[1]);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}

/** What a request that needs no password waits for while others hash theirs. */
function watchLoop(url) {
  const times = [];
  let running = true;
  const done = (async () => {
    while (running) {
      const startedMs = performance.now();
      await (await fetch(`${url}/health/live`)).text();
      times.push(performance.now() - startedMs);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  })();
  return async () => {
    running = false;
    await done;
    return times;
  };
}

/** Known and unknown in turns, so that both meet the same noise. */
async function compare(name, samples, atOnce, ask) {
  const pairs = Array.from({ length: samples }, (_, i) => i);
  const times = await concurrently(pairs, atOnce, async (i) => {
    const knownFirst = i % 2 === 0;
    const first = await ask(knownFirst, i);
    const second = await ask(!knownFirst, i);
    return knownFirst ? [first, second] : [second, first];
  });
  const known = times.map(([one]) => one.ms);
  const unknown = times.map(([, other]) => other.ms);
  return {
    name,
    samples,
    knownMs: median(known),
    unknownMs: median(unknown),
    apartMs: Math.abs(median(known) - median(unknown)),
    p: signTest(known, unknown),
  };
}

/** Two-sided sign test of the pairs: how likely so uneven a split is when the kind makes no difference. */
function signTest(known, unknown) {
  const n = known.length;
  const longer = known.filter((ms, i) => ms > unknown[i]).length;
  const z = (Math.abs(longer - n / 2) - 0.5) / Math.sqrt(n / 4);
  const t = 1 / (1 + 0.2316419 * Math.max(0, z));
  const tail =
    (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return Math.min(1, 2 * tail);
}

/** `posthorn` runs already, with the role `api` alone. */
export async function measureSignIn({ url, quick, say }) {
  const people = new People(url);
  const run = randomBytes(4).toString('hex');
  const samples = quick ? 36 : 1000;
  const newcomers = Math.max(quick ? 24 : 400, Math.ceil(samples / GUESSES_PER_NAME));
  const stopWatching = watchLoop(url);
  const startedMs = performance.now();
  const arrived = await concurrently(
    Array.from({ length: newcomers }, (_, i) => `bench-${run}-${i}@newcomers.test`),
    16,
    (email) => people.arrive(email),
  );
  const seconds = (performance.now() - startedMs) / 1000;
  const loop = await stopWatching();
  const waits = arrived.map(({ ms }) => ms);
  const arrivals = {
    newcomers,
    perSecond: newcomers / seconds,
    p50Ms: percentile(waits, 0.5),
    p99Ms: percentile(waits, 0.99),
    otherP99Ms: percentile(loop, 0.99),
  };
  say(`  sign-up to signed in, 16 at a time: p50 ${figure(arrivals.p50Ms)} ms, p99 ${figure(arrivals.p99Ms)} ms`);
  const somebody = (i) => arrived[Math.floor(i / GUESSES_PER_NAME)];
  const compared = [
    await compare('sign-in by user name', samples, 2, (known, i) =>
      people.guess({ username: known ? somebody(i).username : `m${900_000_000 + Math.floor(i / GUESSES_PER_NAME)}` }),
    ),
    await compare('sign-in by address', samples, 2, (known, i) =>
      people.guess({
        email: known ? somebody(i).email : `nobody-${run}-${Math.floor(i / GUESSES_PER_NAME)}@newcomers.test`,
      }),
    ),
    await compare('forgotten password', samples, 8, (known, i) =>
      people.timed(
        '/v1/auth/forgot-password',
        { email: known ? somebody(i).email : `nobody-${run}-${i}@newcomers.test` },
        202,
      ),
    ),
    await compare('forgotten user name', samples, 8, (known, i) =>
      people.timed(
        '/v1/auth/forgot-username',
        { email: known ? somebody(i).email : `nobody-${run}-${i}@newcomers.test` },
        202,
      ),
    ),
    await compare('sign-up', Math.ceil(samples / 4), 2, (known, i) =>
      people.timed(
        '/v1/accounts',
        { email: known ? somebody(i).email : `again-${run}-${i}@newcomers.test`, organization: 'Bench' },
        201,
      ),
    ),
  ];
  return { arrivals, compared };
}

export function reportSignIn({ arrivals, compared }) {
  const rows = compared.map(({ name, samples, knownMs, unknownMs, apartMs, p }) => [
    name,
    samples,
    figure(knownMs, 1),
    figure(unknownMs, 1),
    figure(apartMs, 2),
    figure(p, 3),
  ]);
  return [
    table(
      ['signing up and in, 16 at a time', 'value'],
      [
        ['newcomers a second', figure(arrivals.perSecond, 1)],
        ['sign-up to signed in, p50 ms', figure(arrivals.p50Ms)],
        ['sign-up to signed in, p99 ms', figure(arrivals.p99Ms)],
        ['a probe meanwhile, p99 ms', figure(arrivals.otherP99Ms, 1)],
      ],
    ),
    table(['is somebody known? medians', 'pairs', 'known, ms', 'unknown, ms', 'apart, ms', 'p'], rows),
  ].join('\n\n');
}
