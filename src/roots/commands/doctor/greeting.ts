import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

export type Greeting = { kind: 'greeted'; line: string } | { kind: 'refused'; code: string } | { kind: 'silent' };

const WITHIN_MS = 8_000;

/** The first line that an SMTP server says; nothing is said to it. */
export function greetingOf(to: { host: string; port: number; tls: boolean }): Promise<Greeting> {
  return new Promise((resolve) => {
    const { host, port } = to;
    // Whose certificate it is does not matter here: only who speaks.
    const socket: Socket = to.tls
      ? connectTls({ host, port, rejectUnauthorized: false })
      : connectPlain({ host, port });
    let text = '';
    const finish = (greeting: Greeting): void => {
      clearTimeout(impatience);
      socket.destroy();
      resolve(greeting);
    };
    const impatience = setTimeout(() => finish({ kind: 'silent' }), WITHIN_MS);
    socket.on('data', (bytes: Buffer) => {
      text += bytes.toString('latin1');
      const end = text.indexOf('\n');
      if (end >= 0 || text.length > 1_000) finish({ kind: 'greeted', line: text.slice(0, Math.max(0, end)).trim() });
    });
    socket.once('error', (error: NodeJS.ErrnoException) =>
      finish({ kind: 'refused', code: error.code ?? error.message }),
    );
    socket.once('end', () => finish({ kind: 'silent' }));
  });
}
