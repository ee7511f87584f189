import { Readable } from 'node:stream';
import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Access, type Caller, callerScope, CurrentCaller } from '../../../../platform/http/index.js';
import { filterOf, orderFor } from '../../contacts/index.js';
import { ExportContacts } from '../use-cases/export-contacts.js';
import { ExportContactsQuery } from './export.dto.js';

@ApiTags('Contacts')
@Controller('v1/contacts')
export class ContactExportsController {
  constructor(private readonly exporting: ExportContacts) {}

  @Get('export')
  @Access('exportContacts')
  @ApiOperation({
    operationId: 'exportContacts',
    summary: 'Contacts as CSV',
    description:
      'With the filters of the list and in its order, streamed, however many there are. An import reads the file again. No cell is a formula to a spreadsheet: what would be one has an apostrophe before it, which an import takes away.',
  })
  @ApiProduces('text/csv')
  @ApiOkResponse({
    schema: {
      type: 'string',
      example:
        'email,phone,language,timeZone,tags,mailConsent,smsConsent,createdAt,updatedAt,lastSentAt,lastOpenedAt,lastClickedAt\r\nada@example.net,+33612345678,fr,Europe/Paris,vip,granted,none,2026-03-01T10:00:00.000Z,2026-03-01T10:00:00.000Z,,,\r\n',
    },
  })
  export(@CurrentCaller() caller: Caller, @Query() { bom, ...query }: ExportContactsQuery): StreamableFile {
    const wish = { filter: filterOf(query), order: orderFor(query), hasMark: bom === 'true' };
    return new StreamableFile(Readable.from(this.exporting.run(callerScope(caller), wish)), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="contacts.csv"',
    });
  }
}
