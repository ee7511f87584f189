import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as it came in. */
export interface Received {
  path: string;
  headers: Record<string, string>;
  /** The bytes that are signed. */
  raw: string;
  body: Envelope;
  /** What it was answered; null while it is not, or never. */
  status: number | null;
}
export interface Envelope {
  type: string;
  timestamp: string;
  posthornSequence: number;
  data: Record<string, unknown> & { events?: (Envelope & { id: string })[] };
}

/** How the receiver behaves on a path, until told otherwise. */
export type Mood =
  | { status: number; headers?: Record<string, string>; body?: string }
  /** Answers 200 after so long. */
  | { slowMs: number }
  /** Takes the request and says nothing. */
  | 'hangs'
  /** Says 200 and talks without end. */
  | 'endless'
  /** Ends the connection in the middle of the answer. */
  | 'cuts'
  /** Says 500 to these types and 200 to the others. */
  | { refuses: string[] };

const WELL: Mood = { status: 200, body: 'thank you' };

/** A customer's receiver of events: well, slow, down or hostile, path by path. */
export class WebhookReceiver {
  readonly received: Received[] = [];
  private readonly moods = new Map<string, Mood>();
  /** Requests that are under way, and the most there ever were, path by path. */
  readonly open = new Map<string, number>();
  readonly mostOpen = new Map<string, number>();

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async start(port = 0): Promise<WebhookReceiver> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    const receiver = new WebhookReceiver(server, (server.address() as AddressInfo).port);
    server.on('request', (request, response) => void receiver.serve(request, response).catch(() => undefined));
    return receiver;
  }

  url(path = '/'): string {
    return `http://127.0.0.1:${this.port}${path}`;
  }

  behave(path: string, mood: Mood): void {
    this.moods.set(path, mood);
  }

  /** What came to a path and was answered well, in order. */
  accepted(path: string): Received[] {
    return this.received.filter((one) => one.path === path && one.status !== null && one.status < 300);
  }

  /** The same, batches taken apart. */
  events(path: string): (Envelope & { id: string })[] {
    return this.accepted(path).flatMap(
      ({ body, headers }) => body.data.events ?? [{ ...body, id: headers['webhook-id']! }],
    );
  }

  at(path: string): Received[] {
    return this.received.filter((one) => one.path === path);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const path = request.url ?? '/';
    const raw = Buffer.concat(chunks).toString();
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const received: Received = { path, headers, raw, body: JSON.parse(raw || '{}') as Envelope, status: null };
    this.received.push(received);
    this.count(path, 1);
    response.on('close', () => this.count(path, -1));
    this.answer(this.moods.get(path) ?? WELL, received, response);
  }

  private answer(mood: Mood, received: Received, response: ServerResponse): void {
    const say = (status: number, headers: Record<string, string> = {}, body = ''): void => {
      received.status = status;
      response.writeHead(status, headers).end(body);
    };
    if (mood === 'hangs') return;
    if (mood === 'endless') return talk(response, received);
    if (mood === 'cuts') {
      response.writeHead(200, { 'content-length': '1000' }).write('so');
      response.destroy();
    } else if ('slowMs' in mood) setTimeout(() => say(200), mood.slowMs);
    else if ('refuses' in mood) say(mood.refuses.includes(received.body.type) ? 500 : 200);
    else say(mood.status, mood.headers, mood.body);
  }

  private count(path: string, change: number): void {
    const now = (this.open.get(path) ?? 0) + change;
    this.open.set(path, now);
    this.mostOpen.set(path, Math.max(this.mostOpen.get(path) ?? 0, now));
  }
}

function talk(response: ServerResponse, received: Received): void {
  received.status = 200;
  response.writeHead(200);
  const more = (): void => {
    while (!response.destroyed && response.write('x'.repeat(64 * 1024)));
  };
  response.on('drain', more);
  more();
}
