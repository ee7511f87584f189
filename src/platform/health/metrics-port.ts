import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Problem } from '../../kernel/problem.js';
import { Config } from '../config/config.js';
import { isPrivateAddress } from '../config/private-address.js';
import { platformProblems, problemDocument } from '../http/index.js';
import { PROBLEM_MEDIA_TYPE } from '../http/problems/problem-document.js';
import { newTraceId } from '../http/server/fastify-options.js';
import { Metrics } from '../observability/metrics.js';
import { Health } from './health.js';
import { bearerOf, isMetricsToken } from './metrics-token.js';
import { ServedNames } from './served-names.js';

/** Probes send a few hundred bytes and nothing after them. */
const SMALL = { headersTimeout: 5_000, requestTimeout: 10_000, keepAliveTimeout: 65_000, maxHeaderSize: 8_192 };

interface Page {
  type: string;
  text: string;
}

/**
 * Figures and health of this process on a port of its own, for processes of any roles: those without the role `api` have no other
 * door. Nothing of the API can be reached here, because nothing of it is routed here.
 */
@Injectable()
export class MetricsPort implements OnApplicationShutdown {
  private readonly log = new Logger('MetricsPort');
  private server: Server | null = null;
  private readonly pages = new Map<string, (request: IncomingMessage) => Promise<Page>>([
    ['/metrics', (request) => this.figures(request)],
    ['/health/live', async () => json({ status: 'live' })],
    ['/health/ready', () => this.readiness()],
    ['/tls/ask', (request) => this.servedName(request)],
  ]);

  constructor(
    private readonly metrics: Metrics,
    private readonly health: Health,
    private readonly config: Config,
    private readonly names: ServedNames,
  ) {}

  /** Answers the address; null when METRICS_PORT is not set. Rejects with the error of `listen`. */
  async open(): Promise<string | null> {
    const { METRICS_HOST: host, METRICS_PORT: port } = this.config.values;
    if (port === null) return null;
    const server = createServer(SMALL, (request, response) => void this.answer(request, response));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
    this.server = server;
    const { address, family, port: bound } = server.address() as AddressInfo;
    return `http://${family === 'IPv6' ? `[${address}]` : address}:${bound}`;
  }

  /** The last door to be closed: whoever watches sees the end, too. */
  async onApplicationShutdown(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (server === null) return;
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    request.resume();
    try {
      send(response, { status: 200, page: await this.pageOf(request), headers: {} });
    } catch (thrown) {
      if (!(thrown instanceof Problem)) this.log.error({ msg: 'figures could not be told', err: thrown });
      send(response, refusal(thrown instanceof Problem ? thrown : platformProblems.internal_error()));
    }
  }

  private async pageOf(request: IncomingMessage): Promise<Page> {
    const page = this.pages.get((request.url ?? '').split('?')[0]!);
    if (page === undefined) throw platformProblems.not_found();
    if (request.method !== 'GET' && request.method !== 'HEAD')
      throw platformProblems.method_not_allowed({ headers: { allow: 'GET, HEAD' } });
    return page(request);
  }

  /** On a private port whoever reaches it may look, unless there is a token to ask for. */
  private async figures(request: IncomingMessage): Promise<Page> {
    const own = this.config.values.METRICS_TOKEN;
    if (own !== null && !isMetricsToken(bearerOf(request.headers.authorization), own))
      throw platformProblems.unauthenticated({ headers: { 'www-authenticate': 'Bearer realm="posthorn"' } });
    return { type: this.metrics.contentType, text: await this.metrics.render() };
  }

  private async readiness(): Promise<Page> {
    const { ready, checks } = await this.health.readiness();
    if (!ready) throw platformProblems.unavailable({ extra: { checks }, headers: { 'retry-after': '2' } });
    return json({ status: 'ready', checks });
  }

  /** Whether a proxy should get a certificate for a name. Proxies can show no token, and are on the same network. */
  private async servedName(request: IncomingMessage): Promise<Page> {
    const name = new URL(request.url ?? '', 'http://here').searchParams.get('domain') ?? '';
    if (!isPrivateAddress(request.socket.remoteAddress ?? '')) throw platformProblems.not_found();
    if (!(await this.names.has(name))) throw platformProblems.not_found();
    return json({ name });
  }
}

function json(body: Record<string, unknown>): Page {
  return { type: 'application/json; charset=utf-8', text: JSON.stringify(body) };
}

interface Reply {
  status: number;
  page: Page;
  headers: Record<string, string>;
}

function refusal(problem: Problem): Reply {
  const { text } = json(problemDocument(problem, 'en', newTraceId()));
  return { status: problem.status, page: { type: PROBLEM_MEDIA_TYPE, text }, headers: problem.options.headers ?? {} };
}

function send(response: ServerResponse, { status, page, headers }: Reply): void {
  response.writeHead(status, { 'content-type': page.type, 'cache-control': 'no-store', ...headers });
  response.end(response.req.method === 'HEAD' ? undefined : page.text);
}
