import { connect, type Socket } from 'node:net';
import type { Verdict } from '../rules/scan-state.js';
import { VirusScanner } from './virus-scanner.port.js';

const TIMEOUT_MS = 60_000;
/** An answer is one line; a server that says more is no clamd. */
const MAX_ANSWER_BYTES = 4_096;
const FOUND = /^stream: (.{1,200}) FOUND$/;

/** Asks a clamd over TCP: `zINSTREAM`, pieces each behind its length, a length of 0 (clamd(8), COMMANDS). */
export class ClamdScanner extends VirusScanner {
  readonly looks = true;

  constructor(
    private readonly address: { host: string; port: number },
    private readonly timeoutMs = TIMEOUT_MS,
  ) {
    super();
  }

  async scan(content: AsyncIterable<Buffer>): Promise<Verdict> {
    const socket = connect(this.address);
    // One limit for everything: a server that takes a byte a minute does not keep a worker for hours.
    const limit = setTimeout(() => socket.destroy(new Error('clamd did not answer in time')), this.timeoutMs);
    try {
      const answer = answerOf(socket);
      await Promise.race([sent(socket, content), answer]);
      return verdictOf(await answer);
    } catch {
      return { state: 'failed' };
    } finally {
      clearTimeout(limit);
      socket.destroy();
    }
  }
}

/** Also answered before all was sent: clamd says at once that a file is too long for it. */
function answerOf(socket: Socket): Promise<string> {
  const answer = new Promise<string>((resolve, reject) => {
    let text = '';
    socket.on('data', (piece: Buffer) => {
      text += piece.toString('latin1');
      if (text.includes('\0') || text.length > MAX_ANSWER_BYTES) resolve(text);
    });
    socket.once('end', () => resolve(text));
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('clamd hung up')));
  });
  answer.catch(() => undefined);
  return answer;
}

async function sent(socket: Socket, content: AsyncIterable<Buffer>): Promise<void> {
  await written(socket, Buffer.from('zINSTREAM\0'));
  for await (const piece of content) {
    await written(socket, lengthOf(piece.length));
    await written(socket, piece);
  }
  await written(socket, lengthOf(0));
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

function written(socket: Socket, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}

function verdictOf(answer: string): Verdict {
  const line = answer.split('\0', 1)[0]!.trim();
  if (line === 'stream: OK') return { state: 'clean' };
  const finding = FOUND.exec(line)?.[1];
  return finding === undefined ? { state: 'failed' } : { state: 'infected', finding };
}
