import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Access,
  ApiPage,
  type Caller,
  callerScope,
  CurrentCaller,
  Existing,
  ListQuery,
  type Page,
  page,
  parseCursor,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { ContactView, presentContact } from '../../contacts/index.js';
import { ReadSegmentContacts } from '../use-cases/read-segment-contacts.query.js';
import { SegmentLocator } from './segment.locator.js';

const LIST = 'segment-contacts';

@ApiTags('Segments')
@Controller('v1/segments/:id/contacts')
export class SegmentContactsController {
  constructor(private readonly reading: ReadSegmentContacts) {}

  @Get()
  @Existing(SegmentLocator)
  @Access('listSegmentContacts')
  @ApiOperation({
    operationId: 'listSegmentContacts',
    summary: 'Contacts of a segment, newest first',
    description: 'As they are at this moment, whatever they agreed to: campaigns leave out who may not be written to.',
  })
  @ApiPage(ContactView)
  async list(
    @CurrentCaller() caller: Caller,
    @WireIdParam('seg') id: string,
    @Query() { limit, cursor }: ListQuery,
  ): Promise<Page<ContactView>> {
    const before = (parseCursor(LIST, ['uuid'], cursor)?.[0] as string | undefined) ?? null;
    const rows = await this.reading.page(callerScope(caller), id, limit, before);
    const shown = page(
      rows,
      limit,
      { list: LIST, keys: (row) => [row.id] },
      ({ found }) => found && presentContact(found),
    );
    return { ...shown, data: shown.data.filter((contact) => contact !== null) };
  }
}
