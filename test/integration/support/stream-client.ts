import { eventually } from '../../support/eventually.js';

export interface StreamEvent {
  id: string;
  event: string;
  data: Record<string, string>;
}

/** One open stream of server-sent events, as a browser reads it. */
export class StreamClient {
  readonly events: StreamEvent[] = [];
  ended = false;
  private readonly abort = new AbortController();

  private constructor(readonly status: number) {}

  static async open(
    url: string,
    { token, headers = {} }: { token?: string; headers?: Record<string, string> } = {},
  ): Promise<StreamClient> {
    const abort = new AbortController();
    const response = await fetch(url, {
      headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
      signal: abort.signal,
    });
    const client = new StreamClient(response.status);
    client.abort.signal.addEventListener('abort', () => abort.abort());
    if (response.status === 200) void client.read(response.body!);
    else await response.body?.cancel();
    return client;
  }

  /** The kinds told so far, without the opening. */
  get kinds(): string[] {
    return this.events.map(({ event }) => event).filter((event) => event !== 'ready');
  }

  get lastId(): string {
    return this.events.at(-1)?.id ?? '';
  }

  has(event: string, data: Record<string, string> = {}): boolean {
    return this.events.some(
      (told) => told.event === event && Object.entries(data).every(([name, value]) => told.data[name] === value),
    );
  }

  hears(event: string, data: Record<string, string> = {}): Promise<unknown> {
    return eventually(`${event} ${JSON.stringify(data)} is told`, () => Promise.resolve(this.has(event, data)));
  }

  ends(): Promise<unknown> {
    return eventually('the stream ends', () => Promise.resolve(this.ended));
  }

  close(): void {
    this.abort.abort();
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    let text = '';
    const decoder = new TextDecoder();
    try {
      for await (const chunk of body) {
        text += decoder.decode(chunk, { stream: true });
        const frames = text.split('\n\n');
        text = frames.pop()!;
        for (const frame of frames) this.take(frame);
      }
    } catch {
      // Closed by us.
    }
    this.ended = true;
  }

  private take(frame: string): void {
    const field = (name: string): string =>
      frame
        .split('\n')
        .find((line) => line.startsWith(`${name}: `))
        ?.slice(name.length + 2) ?? '';
    if (field('event') === '') return;
    const data = JSON.parse(field('data')) as Record<string, string>;
    this.events.push({ id: field('id'), event: field('event'), data });
  }
}
