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
import { ReadProFormas } from '../use-cases/read-pro-formas.query.js';
import { ProFormaView } from './pro-formas.dto.js';
import { presentProForma } from './pro-formas.presenter.js';

const LIST = 'pro-formas';

@ApiTags('Invoices')
@Controller('v1/pro-formas')
export class ProFormasController {
  constructor(private readonly proFormas: ReadProFormas) {}

  @Get()
  @Access('listProFormas')
  @ApiOperation({
    operationId: 'listProFormas',
    summary: 'What renewals paid by transfer will cost, newest first',
    description: 'Sent 14 days before a term ends. A pro-forma is no invoice: nothing is owed by it.',
  })
  @ApiPage(ProFormaView)
  async list(@CurrentCaller() caller: Caller, @Query() query: ListQuery): Promise<Page<ProFormaView>> {
    const before = (parseCursor(LIST, ['uuid'], query.cursor)?.[0] ?? null) as string | null;
    const rows = await this.proFormas.page(callerScope(caller), query.limit, before);
    return page(rows, query.limit, { list: LIST, keys: (proForma) => [proForma.id] }, presentProForma);
  }

  @Get(':id')
  @Access('getProForma')
  @ApiOperation({ operationId: 'getProForma', summary: 'One pro-forma' })
  @ApiOkResponse({ type: ProFormaView })
  async get(@CurrentCaller() caller: Caller, @WireIdParam('pfm') id: string): Promise<ProFormaView> {
    const proForma = await this.proFormas.one(callerScope(caller), id);
    if (proForma === null) throw platformProblems.not_found();
    return presentProForma(proForma);
  }
}
