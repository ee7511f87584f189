import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../config/config.js';
import {
  Access,
  BrowserCookie,
  type Caller,
  CredentialVerifiers,
  platformProblems,
  queryProblem,
  Unlimited,
} from '../http/index.js';
import { Metrics } from '../observability/metrics.js';
import { bearerOf, isMetricsToken } from './metrics-token.js';

/** Only for METRICS_TOKEN or a signed-in operator, by token or in a browser: figures tell much about an installation. */
@ApiTags('health')
@Controller('metrics')
@Unlimited()
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    private readonly verifiers: CredentialVerifiers,
    private readonly config: Config,
  ) {}

  @Get()
  @Access('getMetrics')
  @ApiOperation({
    operationId: 'getMetrics',
    summary: 'Figures for Prometheus',
    description:
      'Needs METRICS_TOKEN or an operator’s access token as bearer token. A browser in which an operator is signed in (`/admin`) is shown them too.',
  })
  @ApiProduces('text/plain')
  @ApiOkResponse({ description: 'The Prometheus text format.', schema: { type: 'string' } })
  async read(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    await this.requireOperator(request);
    const unknown = Object.keys(request.query as object);
    if (unknown.length > 0) throw queryProblem(unknown.map((field) => ({ field, code: 'unknown_field', message: '' })));
    void reply.header('content-type', this.metrics.contentType).header('cache-control', 'no-store');
    return this.metrics.render();
  }

  /** Whoever sends a header means it; a cookie counts where there is none. */
  private async callerOf(request: FastifyRequest, token: string | undefined): Promise<Caller | null> {
    if (token !== undefined) return this.verifiers.verifyBearer(token, request.ip);
    if (request.headers.authorization !== undefined) return null;
    const cookie = new BrowserCookie(this.config.publicUrl).of(request);
    return cookie === null ? null : this.verifiers.verifyBrowser(cookie);
  }

  private async requireOperator(request: FastifyRequest): Promise<void> {
    const token = bearerOf(request.headers.authorization);
    if (isMetricsToken(token, this.config.values.METRICS_TOKEN)) return;
    const caller = await this.callerOf(request, token);
    if (caller === null) throw platformProblems.unauthenticated();
    if (caller.kind !== 'staff') throw platformProblems.forbidden();
    if (!caller.roles.includes('operator')) throw platformProblems.role_required();
  }
}
