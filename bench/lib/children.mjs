import { fork, spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const benchFolder = dirname(dirname(fileURLToPath(import.meta.url)));

/** One of the helpers in bench/, with questions and answers by message. */
export class Helper {
  constructor(file, args = []) {
    this.child = fork(join(benchFolder, file), args.map(String), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  }

  /** The next message; the helpers answer one to each question. */
  hear() {
    return new Promise((resolve, reject) => {
      const lost = (code) => reject(new Error(`a helper of the benchmark ended with ${code}`));
      this.child.once('exit', lost);
      this.child.once('message', (answer) => {
        this.child.off('exit', lost);
        if (answer.error) reject(new Error(answer.error));
        else resolve(answer);
      });
    });
  }

  ask(question) {
    const answer = this.hear();
    this.child.send(question);
    return answer;
  }

  stop() {
    this.child.removeAllListeners('exit');
    this.child.kill('SIGKILL');
  }
}

export const has = (program) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Polls until the answer is true, or gives up and says false. */
export async function eventually(ask, limitMs, everyMs = 20) {
  const end = performance.now() + limitMs;
  while (!(await ask())) {
    if (performance.now() > end) return false;
    await pause(everyMs);
  }
  return true;
}
