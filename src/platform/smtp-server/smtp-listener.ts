import { randomBytes } from 'node:crypto';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import { MemoryBudget, type SmtpLimits } from './limits.js';
import type { PortOffer } from './service.js';
import { networkOf, plainAddress } from './client-address.js';
import { SmtpConnection } from './smtp-connection.js';
import { SmtpDialogue } from './smtp-dialogue.js';
import { formatReply, type Reply, REPLIES } from './smtp-reply.js';

export interface ServerContext {
  readonly host: string;
  readonly limits: SmtpLimits;
  readonly secureContext: () => SecureContext;
  readonly monotonicMs: () => number;
  readonly report: (error: unknown) => void;
  /** Told of every reply. */
  readonly replied?: (reply: Reply) => void;
}

const SWEEP_MS = 1_000;
const PARTING_MS = 1_000;

/** The SMTP ports of one process: all their sessions share the limits, the memory budget and the shutdown. */
export class SmtpServer {
  private readonly listeners: Server[] = [];
  private readonly connections = new Map<SmtpConnection, string>();
  private readonly perAddress = new Map<string, number>();
  private readonly budget: MemoryBudget;
  private sweeper: NodeJS.Timeout | null = null;
  private emptied: (() => void) | null = null;

  constructor(private readonly context: ServerContext) {
    this.budget = new MemoryBudget(context.limits.memoryBytes);
  }

  get sessionCount(): number {
    return this.connections.size;
  }
  get heldBytes(): number {
    return this.budget.usedBytes;
  }

  /** Answers the port, which matters when 0 was asked for. */
  listen(port: number, host: string, offer: PortOffer): Promise<number> {
    this.sweeper ??= setInterval(() => this.sweep(), SWEEP_MS).unref();
    const listener = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => this.accept(socket, offer));
    return new Promise((resolve, reject) => {
      listener.once('error', reject);
      listener.listen({ port, host }, () => {
        listener.off('error', reject);
        listener.on('error', (error) => this.context.report(error));
        this.listeners.push(listener);
        resolve((listener.address() as AddressInfo).port);
      });
    });
  }

  private accept(socket: Socket, offer: PortOffer): void {
    const { limits, host, report, monotonicMs, secureContext, replied } = this.context;
    const remoteAddress = plainAddress(socket.remoteAddress ?? '');
    const network = networkOf(remoteAddress);
    const known = this.perAddress.get(network) ?? 0;
    if (this.connections.size >= limits.sessions || known >= limits.sessionsPerAddress) return turnAway(socket, offer);
    const dialogue = new SmtpDialogue(
      { host, offer, limits, budget: this.budget, report },
      { id: randomBytes(6).toString('hex'), remoteAddress, localPort: socket.localPort ?? 0, tls: null },
    );
    const onClose = (ended: SmtpConnection) => this.forget(ended);
    const context = {
      limits,
      implicitTls: offer.tls === 'implicit',
      secureContext,
      monotonicMs,
      report,
      replied,
      onClose,
    };
    const connection = new SmtpConnection(socket, dialogue, context);
    this.connections.set(connection, network);
    this.perAddress.set(network, known + 1);
    connection.start();
  }

  private forget(connection: SmtpConnection): void {
    const address = this.connections.get(connection);
    if (address === undefined) return;
    this.connections.delete(connection);
    const left = (this.perAddress.get(address) ?? 1) - 1;
    if (left > 0) this.perAddress.set(address, left);
    else this.perAddress.delete(address);
    if (this.connections.size === 0) this.emptied?.();
  }

  /** Ends sessions that wait too long. */
  sweep(): void {
    const now = this.context.monotonicMs();
    for (const connection of this.connections.keys()) connection.expire(now);
  }

  /** No new connections, 421 to every command, content that is on its way is finished; then whoever is left is cut off. */
  async close(): Promise<void> {
    const stopped = this.listeners.map((listener) => new Promise((resolve) => listener.close(resolve)));
    this.listeners.length = 0;
    for (const connection of [...this.connections.keys()]) connection.drain();
    await this.waitUntilEmpty();
    for (const connection of [...this.connections.keys()]) connection.destroy();
    if (this.sweeper) clearInterval(this.sweeper);
    this.sweeper = null;
    await Promise.all(stopped);
  }

  private async waitUntilEmpty(): Promise<void> {
    if (this.connections.size === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, this.context.limits.drainMs);
      this.emptied = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.emptied = null;
  }
}

/** One session too many costs a line and a moment; it is not counted, or a flood would keep honest clients out for longer. */
function turnAway(socket: Socket, offer: PortOffer): void {
  socket.on('error', () => socket.destroy());
  socket.setTimeout(PARTING_MS, () => socket.destroy());
  if (offer.tls === 'implicit') return void socket.destroy();
  socket.resume();
  socket.end(formatReply(REPLIES.tooManySessions));
}
