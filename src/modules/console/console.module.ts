import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/index.js';
import { BoardDoor } from './http/board-door.js';
import { OperatorPagesController } from './http/operator-pages.controller.js';
import { QueuesController } from './http/queues.controller.js';
import { SessionController } from './http/session.controller.js';
import { KnowBrowser } from './use-cases/know-browser.js';
import { OpenBrowser } from './use-cases/open-browser.js';

/** What people open in a browser: the session that the API's page works in, and the operator's own pages. */
@Module({
  imports: [AccountsModule],
  controllers: [SessionController, OperatorPagesController, QueuesController],
  providers: [KnowBrowser, OpenBrowser, BoardDoor],
})
export class ConsoleModule {}
