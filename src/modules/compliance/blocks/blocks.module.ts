import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { SendingModule } from '../../sending/index.js';
import { SupportModule } from '../../support/index.js';
import { BlockCasesRepository } from './data/block-cases.repository.js';
import { AdminBlocksController } from './http/admin-blocks.controller.js';
import { BlockLocator, BlocksController } from './http/blocks.controller.js';
import { ReaderLanguage } from './http/reader-language.js';
import { AnswerBlock, AnswerSinks } from './use-cases/answer-block.js';
import { AnswerFiles } from './use-cases/answer-files.js';
import { DecideBlocks } from './use-cases/decide-blocks.js';
import { ExplainBlocks } from './use-cases/explain-blocks.js';
import { ReadBlocks } from './use-cases/read-blocks.query.js';

/** What keeps an account from something, explained, and the form that helps. */
@Module({
  imports: [AccountsModule, SendingModule, SupportModule],
  controllers: [BlocksController, AdminBlocksController],
  providers: [
    BlockCasesRepository,
    ExplainBlocks,
    ReadBlocks,
    AnswerSinks,
    AnswerBlock,
    AnswerFiles,
    DecideBlocks,
    BlockLocator,
    ReaderLanguage,
  ],
  exports: [ReadBlocks],
})
export class BlocksModule {}
