import { readFileSync } from 'node:fs';

/**
 * Where the time of the database goes: how often, how long together as this process sees it, of that on a processor (which other work on
 * the machine hardly changes), and the begin of each statement. Of a server on this machine.
 */
export class StatementTimes {
  #sums = new Map();

  constructor(pg) {
    const sums = this.#sums;
    const original = pg.Client.prototype.query;
    pg.Client.prototype.query = function query(...args) {
      const text = String(args[0]?.text ?? args[0] ?? '')
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, 90);
      const [beganMs, cpuMs] = [performance.now(), cpuMsOf(this.processID)];
      const note = () => {
        const sum = sums.get(text) ?? { n: 0, ms: 0, cpuMs: 0 };
        sums.set(text, {
          n: sum.n + 1,
          ms: sum.ms + performance.now() - beganMs,
          cpuMs: sum.cpuMs + cpuMsOf(this.processID) - cpuMs,
        });
      };
      const last = args.at(-1);
      if (typeof last === 'function') {
        args[args.length - 1] = (...answer) => {
          note();
          last(...answer);
        };
        return original.apply(this, args);
      }
      const answer = original.apply(this, args);
      if (typeof answer?.then === 'function') answer.then(note, note);
      return answer;
    };
  }

  report(most = 25) {
    const rows = [...this.#sums].sort((a, b) => b[1].cpuMs - a[1].cpuMs).slice(0, most);
    console.log('      ms   CPU ms    times');
    for (const [text, { n, ms, cpuMs }] of rows)
      console.log(`${[ms, cpuMs, n].map((value) => String(Math.round(value)).padStart(8)).join(' ')}  ${text}`);
  }
}

function cpuMsOf(pid) {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return 0;
  }
}
