/** Where the time of the database goes, as this process sees it: how often, how long together, and the begin of each statement. */
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
      const beganMs = performance.now();
      const note = () => {
        const sum = sums.get(text) ?? { n: 0, ms: 0 };
        sums.set(text, { n: sum.n + 1, ms: sum.ms + performance.now() - beganMs });
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
    const rows = [...this.#sums].sort((a, b) => b[1].ms - a[1].ms).slice(0, most);
    for (const [text, { n, ms }] of rows)
      console.log(`${String(Math.round(ms)).padStart(8)} ms ${String(n).padStart(6)}x  ${text}`);
  }
}
