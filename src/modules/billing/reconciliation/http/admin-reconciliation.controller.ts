import { Body, Controller, Get, Headers, HttpCode, Injectable, Ip, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { parseWireId } from '../../../../kernel/ids.js';
import {
  Access,
  ApiPage,
  type Caller,
  Consumes,
  CurrentCaller,
  Existing,
  IdempotentAnswer,
  OwnIdempotency,
  type Page,
  page,
  parseCursor,
  platformProblems,
  preferredLanguage,
  type ResourceLocator,
  type StaffCaller,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import type { StatementEntry } from '../rules/statement-entry.js';
import { AssignEntry, type Assignment } from '../use-cases/assign-entry.js';
import { ReadEntries } from '../use-cases/read-entries.query.js';
import { ReconcileStatement } from '../use-cases/reconcile-statement.js';
import { fileIn, refusable } from './read-file.js';
import {
  AssignEntryBody,
  ReconciliationView,
  StatementEntriesQuery,
  StatementEntryView,
} from './reconciliation.dto.js';
import { presentEntry, presentReconciliation } from './reconciliation.presenter.js';

const LIST = 'statement-entries';

@Injectable()
export class StatementEntryLocator implements ResourceLocator {
  constructor(private readonly entries: ReadEntries) {}

  async locate(_: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId('bke', parameters['id'] ?? '');
    const entry = id ? await this.entries.unscopedOne(id) : null;
    return entry && presentEntry(entry, 'en');
  }
}

@ApiTags('Admin: payments')
@Controller('v1/admin/payments/reconciliation')
export class AdminReconciliationController {
  constructor(
    private readonly reconciling: ReconcileStatement,
    private readonly assigning: AssignEntry,
    private readonly entries: ReadEntries,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Post()
  @HttpCode(200)
  @OwnIdempotency()
  @Consumes('application/xml')
  @Access('reconcileStatement')
  @ApiOperation({
    operationId: 'reconcileStatement',
    summary: 'Read a bank statement and book what it says',
    description:
      'camt.053.001.02 or .08, read whole before anything is booked. Each line is booked once, however often it comes.',
  })
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOkResponse({ type: ReconciliationView })
  async reconcile(
    @CurrentCaller() caller: StaffCaller,
    @Req() request: FastifyRequest,
    @Ip() ip: string,
  ): Promise<ReconciliationView> {
    const file = fileIn(request);
    const by = { staffId: caller.staffId, actor: actorOf(caller, ip) };
    const lines = await refusable(file, () => this.reconciling.run(file, by));
    return presentReconciliation(lines, preferredLanguage(request.headers['accept-language']));
  }

  @Get()
  @Access('listStatementEntries')
  @ApiOperation({ operationId: 'listStatementEntries', summary: 'Lines of bank statements, newest first' })
  @ApiPage(StatementEntryView)
  async list(
    @Query() { state, limit, cursor }: StatementEntriesQuery,
    @Headers('accept-language') languages?: string,
  ): Promise<Page<StatementEntryView>> {
    const before = (parseCursor(LIST, ['uuid'], cursor)?.[0] ?? null) as string | null;
    const rows = await this.entries.unscopedPage(state, limit, before);
    const language = preferredLanguage(languages);
    return page(rows, limit, { list: LIST, keys: (entry) => [entry.id] }, (entry) => presentEntry(entry, language));
  }

  @Get(':id')
  @Access('getStatementEntry')
  @ApiOperation({ operationId: 'getStatementEntry', summary: 'One line of a bank statement' })
  @ApiOkResponse({ type: StatementEntryView })
  async get(
    @WireIdParam('bke') id: string,
    @Headers('accept-language') languages?: string,
  ): Promise<StatementEntryView> {
    const entry = await this.entries.unscopedOne(id);
    if (entry === null) throw platformProblems.not_found();
    return presentEntry(entry, preferredLanguage(languages));
  }

  @Post(':id/assign')
  @HttpCode(200)
  @Access('assignStatementEntry')
  @Existing(StatementEntryLocator)
  @ApiOperation({
    operationId: 'assignStatementEntry',
    summary: 'Say what money that nobody could match is for',
    description: 'Exactly one of `invoiceId` and `accountId`.',
  })
  @ApiOkResponse({ type: StatementEntryView })
  assign(
    @CurrentCaller() caller: StaffCaller,
    @WireIdParam('bke') id: string,
    @Body() body: AssignEntryBody,
    @Ip() ip: string,
    @Headers('accept-language') languages?: string,
  ): Promise<StatementEntryView> {
    const to = assignmentIn(body);
    const by = { staffId: caller.staffId, actor: actorOf(caller, ip) };
    return this.answers.keeping(
      (entry: StatementEntry) => presentEntry(entry, preferredLanguage(languages)),
      (keep) => this.assigning.run(id, to, by, keep),
    );
  }
}

function assignmentIn({ invoiceId, accountId }: AssignEntryBody): Assignment {
  if (invoiceId !== undefined && accountId === undefined) {
    return { kind: 'invoice', invoiceId: required('inv', 'invoiceId', invoiceId) };
  }
  if (accountId !== undefined && invoiceId === undefined) {
    return { kind: 'account', accountId: required('acc', 'accountId', accountId) };
  }
  const code = invoiceId === undefined ? 'required' : 'not_allowed';
  const message = 'Exactly one of invoiceId and accountId.';
  throw platformProblems.validation_failed({ errors: [{ field: 'invoiceId', code, message }] });
}

function required(prefix: 'inv' | 'acc', field: string, text: string): string {
  const id = parseWireId(prefix, text);
  if (id !== null) return id;
  throw platformProblems.reference_not_found({ errors: [{ field, code: 'reference_not_found', message: '' }] });
}
