import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { SpoolModule } from '../../spool/index.js';
import { SuppressionsModule } from '../suppressions/index.js';
import { ComplaintBook } from './complaint-book.js';
import { ComplaintsRepository } from './data/complaints.repository.js';
import { AdminComplaintsController } from './http/admin-complaints.controller.js';
import { ReadComplaints } from './use-cases/read-complaints.query.js';
import { RecordComplaint } from './use-cases/record-complaint.js';

@Module({
  imports: [AccountsModule, SpoolModule, SuppressionsModule],
  controllers: [AdminComplaintsController],
  providers: [ComplaintsRepository, ComplaintBook, RecordComplaint, ReadComplaints],
  exports: [ComplaintBook],
})
export class ComplaintsModule {}
