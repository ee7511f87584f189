import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { ViolationsRepository } from './data/violations.repository.js';
import { AdminViolationsController } from './http/admin-violations.controller.js';
import { ReadViolations } from './use-cases/read-violations.query.js';
import { RecordViolation } from './use-cases/record-violation.js';

/** What accounts did against the terms. */
@Module({
  imports: [AccountsModule],
  controllers: [AdminViolationsController],
  providers: [ViolationsRepository, RecordViolation, ReadViolations],
  exports: [RecordViolation, ReadViolations],
})
export class ViolationsModule {}
