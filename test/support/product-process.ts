import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface Product {
  process: ChildProcess;
  output(): string;
  /** Resolves when the output holds `text`; rejects when the process ends first. */
  said(text: string): Promise<void>;
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/** A start on a busy machine takes its time. */
const PATIENCE_MS = 90_000;

const MAIN = join(import.meta.dirname, '../../src/main.js');

/** The whole product as its own process, on free ports; `environment` names what differs. */
export function startProduct(environment: Record<string, string>, program = ['--enable-source-maps', MAIN]): Product {
  const ports = { SMTP_SUBMISSION_PORTS: '0', SMTP_TLS_PORTS: '0', SMTP_INBOUND_PORT: '0', HTTP_PORT: '0' };
  const inherited = { PATH: process.env['PATH'], HOME: process.env['HOME'], TMPDIR: process.env['TMPDIR'] };
  const child = spawn(process.execPath, program, {
    env: { ...inherited, ...ports, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      for (const look of waiting) look();
    });
  }
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal }) as Awaited<Product['ended']>);
  const said = (part: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const deadline = setTimeout(() => reject(new Error(`did not say “${part}”:\n${text}`)), PATIENCE_MS);
      const look = (): void => {
        if (!text.includes(part)) return;
        waiting.delete(look);
        clearTimeout(deadline);
        resolve();
      };
      waiting.add(look);
      look();
      void ended.then(({ code, signal }) =>
        reject(new Error(`ended with ${signal ?? code} before “${part}”:\n${text}`)),
      );
    });
  return { process: child, output: () => text, said, ended };
}
