import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Metrics } from '../../../../platform/observability/metrics.js';
import { RouteSessionsRepository } from '../data/route-sessions.repository.js';

/** Whether texts can leave, as figures. */
@Injectable()
export class MeasureRoutes implements OnModuleInit {
  constructor(
    private readonly sessions: RouteSessionsRepository,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    this.metrics.observe('sms_routes_enabled', async () => (await this.sessions.unscopedFigures()).enabled);
    this.metrics.observe('sms_routes_bound', async () => (await this.sessions.unscopedFigures()).bound);
  }
}
