import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../config/config.js';
import { timingSafeEqualText } from '../crypto/hashes.js';
import { Access, CredentialVerifiers, platformProblems, queryProblem, Unlimited } from '../http/index.js';
import { Metrics } from '../observability/metrics.js';

/** Only for METRICS_TOKEN or a signed-in operator: figures tell much about an installation. */
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
    description: 'Needs METRICS_TOKEN or an operator’s access token as bearer token.',
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

  private async requireOperator(request: FastifyRequest): Promise<void> {
    const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) throw platformProblems.unauthenticated();
    const { METRICS_TOKEN: own } = this.config.values;
    if (own !== null && timingSafeEqualText(token, own)) return;
    const caller = await this.verifiers.verifyBearer(token, request.ip);
    if (caller === null) throw platformProblems.unauthenticated();
    if (caller.kind !== 'staff') throw platformProblems.forbidden();
    if (!caller.roles.includes('operator')) throw platformProblems.role_required();
  }
}
