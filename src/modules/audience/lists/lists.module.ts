import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { Memberships } from './data/memberships.repository.js';

/** What people subscribe to, and who did. */
@Module({ imports: [AccountsModule], providers: [Memberships], exports: [Memberships] })
export class ListsModule {}
