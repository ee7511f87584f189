import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { ListsRepository } from './data/lists.repository.js';
import { Memberships } from './data/memberships.repository.js';
import { OptIns } from './data/opt-ins.repository.js';
import { ListLocator } from './http/list.locator.js';
import { ListsController } from './http/lists.controller.js';
import { ClearRemovedLists } from './jobs/clear-removed-lists.js';
import { JoinLists } from './use-cases/join-lists.js';
import { ManageLists } from './use-cases/manage-lists.js';
import { ReadLists } from './use-cases/read-lists.query.js';

/** What people subscribe to, and who did. */
@Module({
  imports: [AccountsModule],
  controllers: [ListsController],
  providers: [ListsRepository, Memberships, OptIns, JoinLists, ManageLists, ReadLists, ListLocator, ClearRemovedLists],
  exports: [Memberships, OptIns, JoinLists, ReadLists, ListsRepository, ListLocator],
})
export class ListsModule {}
