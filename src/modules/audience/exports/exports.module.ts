import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { ContactsModule } from '../contacts/index.js';
import { ContactExportsController } from './http/exports.controller.js';
import { ExportContacts } from './use-cases/export-contacts.js';

@Module({
  imports: [AccountsModule, ContactsModule],
  controllers: [ContactExportsController],
  providers: [ExportContacts],
})
export class ContactExportsModule {}
