import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { AudienceModule } from '../../audience/index.js';
import { ForgetEndedSuppressions } from './data/forget-ended-suppressions.js';
import { SuppressionsRepository } from './data/suppressions.repository.js';
import { SuppressionFilesController } from './http/suppression-files.controller.js';
import { SuppressionsController } from './http/suppressions.controller.js';
import { SuppressionList } from './suppression-list.js';
import { ChangeSuppressions } from './use-cases/change-suppressions.js';
import { CountForImports } from './use-cases/count-for-imports.js';
import { ExportSuppressions } from './use-cases/export-suppressions.js';
import { ImportSuppressions } from './use-cases/import-suppressions.js';
import { ReadSuppressions } from './use-cases/read-suppressions.query.js';

@Module({
  imports: [AccountsModule, AudienceModule],
  controllers: [SuppressionFilesController, SuppressionsController],
  providers: [
    SuppressionList,
    SuppressionsRepository,
    ChangeSuppressions,
    ReadSuppressions,
    ImportSuppressions,
    ExportSuppressions,
    ForgetEndedSuppressions,
    CountForImports,
  ],
  exports: [SuppressionList],
})
export class SuppressionsModule {}
