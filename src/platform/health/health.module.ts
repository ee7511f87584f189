import { Global, Module } from '@nestjs/common';
import { HealthController } from './health.controller.js';
import { Health } from './health.js';
import { MeasureMachine } from './measure-machine.js';
import { MetricsController } from './metrics.controller.js';
import { MetricsPort } from './metrics-port.js';
import { ServedNames } from './served-names.js';

@Global()
@Module({
  controllers: [HealthController, MetricsController],
  providers: [Health, MeasureMachine, MetricsPort, ServedNames],
  exports: [ServedNames],
})
export class HealthModule {}
