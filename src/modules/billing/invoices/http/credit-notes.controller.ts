import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Access,
  ApiPage,
  type Caller,
  callerScope,
  CurrentCaller,
  ListQuery,
  type Page,
  page,
  parseCursor,
  platformProblems,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { ReadCreditNotes } from '../use-cases/read-credit-notes.query.js';
import { CreditNoteView } from './credit-notes.dto.js';
import { presentCreditNote } from './credit-notes.presenter.js';

const LIST = 'credit-notes';

@ApiTags('Invoices')
@Controller('v1/credit-notes')
export class CreditNotesController {
  constructor(private readonly creditNotes: ReadCreditNotes) {}

  @Get()
  @Access('listCreditNotes')
  @ApiOperation({ operationId: 'listCreditNotes', summary: 'All the account’s credit notes, newest first' })
  @ApiPage(CreditNoteView)
  async list(@CurrentCaller() caller: Caller, @Query() query: ListQuery): Promise<Page<CreditNoteView>> {
    const before = (parseCursor(LIST, ['uuid'], query.cursor)?.[0] ?? null) as string | null;
    const rows = await this.creditNotes.page(callerScope(caller), query.limit, before);
    return page(rows, query.limit, { list: LIST, keys: ({ id }) => [id] }, presentCreditNote);
  }

  @Get(':id')
  @Access('getCreditNote')
  @ApiOperation({ operationId: 'getCreditNote', summary: 'One credit note, as it was issued' })
  @ApiOkResponse({ type: CreditNoteView })
  async get(@CurrentCaller() caller: Caller, @WireIdParam('crn') id: string): Promise<CreditNoteView> {
    const creditNote = await this.creditNotes.one(callerScope(caller), id);
    if (creditNote === null) throw platformProblems.not_found();
    return presentCreditNote(creditNote);
  }
}
