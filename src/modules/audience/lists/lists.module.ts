import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { ContactsModule } from '../contacts/index.js';

/** What people subscribe to, and who did. */
@Module({ imports: [AccountsModule, ContactsModule] })
export class ListsModule {}
