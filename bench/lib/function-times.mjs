import { Session } from 'node:inspector/promises';

/** Where the CPU time of this process goes: by function, without what it calls. */
export class FunctionTimes {
  #session;

  static async begin() {
    const times = new FunctionTimes();
    times.#session = new Session();
    times.#session.connect();
    await times.#session.post('Profiler.enable');
    await times.#session.post('Profiler.setSamplingInterval', { interval: 1_000 });
    await times.#session.post('Profiler.start');
    return times;
  }

  async report(most = 40) {
    const { profile } = await this.#session.post('Profiler.stop');
    const names = new Map(profile.nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
    const sums = new Map();
    profile.samples.forEach((id, i) => {
      const name = names.get(id);
      sums.set(name, (sums.get(name) ?? 0) + profile.timeDeltas[i] / 1_000);
    });
    const rows = [...sums].sort((a, b) => b[1] - a[1]).slice(0, most);
    for (const [name, ms] of rows) console.log(`${String(Math.round(ms)).padStart(8)} ms  ${name}`);
  }
}

function nameOf({ functionName, url, lineNumber }) {
  const file = url.split('/').slice(-2).join('/');
  return `${functionName || '(anonymous)'}  ${file}:${lineNumber + 1}`;
}
