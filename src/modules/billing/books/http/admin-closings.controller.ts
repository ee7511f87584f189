import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, ApiPage, type Page, page, parseCursor } from '../../../../platform/http/index.js';
import { type Closing, ClosingsRepository } from '../data/closings.repository.js';
import { ClosingsQuery, ClosingView } from './closings.dto.js';

const LIST = 'ledger-closings';

@ApiTags('Admin: ledger')
@Controller('v1/admin/ledger/closings')
export class AdminClosingsController {
  constructor(private readonly closings: ClosingsRepository) {}

  @Get()
  @Access('listLedgerClosings')
  @ApiOperation({ operationId: 'listLedgerClosings', summary: 'The closed days, months and years, newest first' })
  @ApiPage(ClosingView)
  async list(@Query() query: ClosingsQuery): Promise<Page<ClosingView>> {
    const before = (parseCursor(LIST, ['number'], query.cursor)?.[0] ?? null) as number | null;
    const rows = await this.closings.page(query.kind ?? null, query.limit + 1, before);
    return page(rows, query.limit, { list: LIST, keys: ({ content }) => [content.sequence] }, present);
  }
}

function present({ content, previousHash, hash }: Closing): ClosingView {
  return { ...content, previousHash: previousHash?.toString('hex') ?? null, hash: hash.toString('hex') };
}
