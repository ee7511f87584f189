import { createServer, type Server, type Socket } from 'node:net';

/** The harmless file that every scanner calls a virus (EICAR, 2003), in two parts so that none calls this one so. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!$H+H*'].join('');

type Behaviour = 'scan' | 'silent' | 'hang_up' | 'too_long' | 'nonsense';

/** Speaks clamd's INSTREAM as clamd(8) has it, and misbehaves when told to. */
export class FakeClamd {
  behaviour: Behaviour = 'scan';
  readonly received: Buffer[] = [];
  private readonly sockets = new Set<Socket>();
  private readonly server: Server = createServer((socket) => this.serve(socket));

  start(): Promise<{ host: string; port: number }> {
    return new Promise((resolve) => {
      this.server.listen(0, '127.0.0.1', () => {
        resolve({ host: '127.0.0.1', port: (this.server.address() as { port: number }).port });
      });
    });
  }

  stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    let bytes = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (piece) => {
      bytes = Buffer.concat([bytes, piece as Buffer]);
      this.answer(socket, bytes);
    });
  }

  private answer(socket: Socket, bytes: Buffer): void {
    switch (this.behaviour) {
      case 'silent':
        return;
      case 'hang_up':
        return void socket.destroy();
      case 'too_long':
        return void socket.end('INSTREAM size limit exceeded. ERROR\0');
      case 'nonsense':
        return void socket.end(`${'x'.repeat(10_000)}\0`);
      case 'scan': {
        const content = contentIn(bytes);
        if (content === null) return;
        this.received.push(content);
        const found = content.includes(EICAR);
        socket.end(found ? 'stream: Win.Test.EICAR_HDB-1 FOUND\0' : 'stream: OK\0');
      }
    }
  }
}

/** Null until the piece of length 0 has come. */
function contentIn(bytes: Buffer): Buffer | null {
  const command = Buffer.from('zINSTREAM\0');
  if (!bytes.subarray(0, command.length).equals(command)) return null;
  const pieces: Buffer[] = [];
  for (let at = command.length; at + 4 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
