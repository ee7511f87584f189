import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the documented test numbers of VIES answer: an error code, or whether the number is valid. */
const TEST_NUMBERS: Record<string, string | boolean> = {
  '100': true,
  '200': false,
  '201': 'INVALID_INPUT',
  '202': 'INVALID_REQUESTER_INFO',
  '300': 'SERVICE_UNAVAILABLE',
  '301': 'MS_UNAVAILABLE',
  '302': 'TIMEOUT',
  '400': 'VAT_BLOCKED',
  '401': 'IP_BLOCKED',
  '500': 'GLOBAL_MAX_CONCURRENT_REQ',
  '501': 'GLOBAL_MAX_CONCURRENT_REQ_TIME',
  '600': 'MS_MAX_CONCURRENT_REQ',
  '601': 'MS_MAX_CONCURRENT_REQ_TIME',
};

export interface ViesRequest {
  countryCode: string;
  vatNumber: string;
  requesterMemberStateCode?: string;
  requesterNumber?: string;
}

/** How the fake behaves for all numbers, until told otherwise. */
export type ViesMood =
  | 'well'
  /** Answers this error code, with status 200 as the real one does. */
  | { error: string; status?: number }
  /** Takes the request and says nothing. */
  | 'hangs'
  /** A gateway's page instead of JSON. */
  | 'html'
  /** Answers about another number. */
  | 'confused'
  /** Says yes without a consultation number. */
  | 'unnumbered';

/** VIES's REST interface as documented: `check-vat-number`, `check-vat-test-service`, `check-status`. */
export class FakeVies {
  readonly asked: ViesRequest[] = [];
  mood: ViesMood = 'well';
  private readonly answers = new Map<string, string | boolean>();
  private consultations = 0;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<FakeVies> {
    const server = createServer();
    const fake = new FakeVies(server);
    server.on('request', (request, response) => void fake.serve(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return fake;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** `DE136695976` → valid or not, or an error code. Unknown numbers are invalid. */
  knows(number: string, answer: string | boolean = true): void {
    this.answers.set(number, answer);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'GET' && request.url === '/check-status')
      return this.json(response, 200, { vow: { available: true }, countries: [] });
    const test = request.url === '/check-vat-test-service';
    if (request.method !== 'POST' || !(test || request.url === '/check-vat-number'))
      return this.json(response, 404, {});
    const asked = JSON.parse(await bodyOf(request)) as ViesRequest;
    this.asked.push(asked);
    const { mood } = this;
    if (mood === 'hangs') return;
    if (mood === 'html') return void response.writeHead(503, { 'content-type': 'text/html' }).end('<h1>Sorry</h1>');
    if (typeof mood === 'object') return this.json(response, mood.status ?? 200, errorOf(mood.error));
    const known = this.answers.get(asked.countryCode + asked.vatNumber) ?? TEST_NUMBERS[asked.vatNumber] ?? false;
    if (typeof known === 'string') return this.json(response, 200, errorOf(known));
    this.json(response, 200, this.answerTo(asked, known));
  }

  private answerTo(asked: ViesRequest, valid: boolean): object {
    const named = asked.requesterMemberStateCode && asked.requesterNumber && this.mood !== 'unnumbered';
    this.consultations += 1;
    return {
      countryCode: asked.countryCode,
      vatNumber: this.mood === 'confused' ? '999999999' : asked.vatNumber,
      requestDate: '2026-11-21T00:00:00.000Z',
      valid,
      requestIdentifier: named ? `WAPIAAAAX${String(this.consultations).padStart(7, '0')}` : '',
      name: valid ? 'ACME GMBH' : '---',
      address: valid ? 'HAUPTSTRASSE 1\n10115 BERLIN' : '---',
    };
  }

  private json(response: ServerResponse, status: number, body: object): void {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }
}

function errorOf(error: string): object {
  return { actionSucceed: false, errorWrappers: [{ error }] };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
