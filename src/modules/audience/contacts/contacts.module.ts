import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';

/** Persons, what is known of them, and what they agreed to. */
@Module({ imports: [AccountsModule] })
export class ContactsModule {}
