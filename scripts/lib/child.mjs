// Runs a program in the foreground: signals are handed on, the exit code comes back.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR2'];

/** @returns {Promise<number>} the exit code, 128 + signal number when a signal ended it */
export function runInForeground(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    // A terminal sends Ctrl-C to the whole process group, so the child has it already: only stay alive for its end.
    const handlers = FORWARDED.map((signal) => {
      const forward = () => {
        if (!(process.stdin.isTTY && (signal === 'SIGINT' || signal === 'SIGQUIT'))) child.kill(signal);
      };
      process.on(signal, forward);
      return [signal, forward];
    });
    const finish = (settle) => {
      for (const [signal, forward] of handlers) process.off(signal, forward);
      settle();
    };
    child.on('error', (error) => finish(() => reject(error)));
    child.on('exit', (code, signal) =>
      finish(() => resolve(signal ? 128 + (constants.signals[signal] ?? 0) : (code ?? 1))),
    );
  });
}
