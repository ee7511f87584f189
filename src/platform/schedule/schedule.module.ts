import { Global, Module } from '@nestjs/common';
import { DueSources, QuiescenceProbes } from './due-sources.js';
import { MeasureSchedule } from './measure-schedule.js';
import { Scheduler } from './scheduler.js';
import { TestClockController } from './test-clock.controller.js';
import { TestClock } from './test-clock.js';

@Global()
@Module({
  controllers: [TestClockController],
  providers: [DueSources, QuiescenceProbes, MeasureSchedule, Scheduler, TestClock],
  exports: [DueSources, QuiescenceProbes, Scheduler, TestClock],
})
export class ScheduleModule {}
