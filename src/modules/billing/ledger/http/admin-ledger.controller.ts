import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { parseWireId, wireId } from '../../../../kernel/ids.js';
import { isCalendarDate } from '../../../../kernel/time/calendar.js';
import {
  Access,
  ApiPage,
  type Page,
  page,
  parseCursor,
  platformProblems,
  queryProblem,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { ReadLedger } from '../use-cases/read-ledger.query.js';
import { ReadTrialBalance } from '../use-cases/trial-balance.query.js';
import {
  AccountEntryView,
  CustomerBalancesView,
  LedgerEntriesQuery,
  LedgerTransactionView,
  TrialBalanceQuery,
  TrialBalanceView,
} from './ledger.dto.js';
import { presentAccountEntry, presentTransaction } from './ledger.presenter.js';

const LIST = 'ledger-entries';
/** The name of an account in the books: its purpose and what parts it. */
const ACCOUNT = /^[\w:.-]{1,80}$/;

@ApiTags('Admin: ledger')
@Controller('v1/admin/ledger')
export class AdminLedgerController {
  constructor(
    private readonly balances: ReadTrialBalance,
    private readonly ledger: ReadLedger,
  ) {}

  @Get()
  @Access('getLedger')
  @ApiOperation({ operationId: 'getLedger', summary: 'The trial balance of the books' })
  @ApiOkResponse({ type: TrialBalanceView })
  get(@Query() { at }: TrialBalanceQuery): Promise<TrialBalanceView> {
    if (at !== undefined && !isCalendarDate(at)) {
      throw queryProblem([{ field: 'at', code: 'wrong_format', message: '' }]);
    }
    return this.balances.run(at ?? null);
  }

  @Get('customers/:id')
  @Access('getCustomerBalances')
  @ApiOperation({
    operationId: 'getCustomerBalances',
    summary: 'The books of one customer: what is owed and what is kept',
  })
  @ApiOkResponse({ type: CustomerBalancesView })
  async customer(@WireIdParam('acc') id: string): Promise<CustomerBalancesView> {
    const accounts = await this.balances.ofCustomer(id);
    if (accounts.length === 0 && !(await this.ledger.knowsCustomer(id))) throw platformProblems.not_found();
    return { accountId: wireId('acc', id), accounts };
  }

  @Get('accounts/:account/entries')
  @Access('listLedgerEntries')
  @ApiOperation({ operationId: 'listLedgerEntries', summary: 'What was posted on an account, newest first' })
  @ApiParam({ name: 'account', schema: { type: 'string' }, example: 'vat_payable:FR_METRO:20' })
  @ApiPage(AccountEntryView)
  async entries(
    @Param('account') account: string,
    @Query() query: LedgerEntriesQuery,
  ): Promise<Page<AccountEntryView>> {
    const before = (parseCursor(LIST, ['number'], query.cursor)?.[0] ?? null) as number | null;
    if (!ACCOUNT.test(account)) throw platformProblems.not_found();
    const ownerId = query.accountId === undefined ? null : parseWireId('acc', query.accountId);
    const rows = await this.ledger.entries(account, ownerId, query.limit, before);
    if (rows === null) throw platformProblems.not_found();
    return page(rows, query.limit, { list: LIST, keys: ({ id }) => [id] }, presentAccountEntry);
  }

  @Get('transactions/:id')
  @Access('getLedgerTransaction')
  @ApiOperation({ operationId: 'getLedgerTransaction', summary: 'One transaction with its entries' })
  @ApiOkResponse({ type: LedgerTransactionView })
  async transaction(@WireIdParam('ltx') id: string): Promise<LedgerTransactionView> {
    const found = await this.ledger.transaction(id);
    if (found === null) throw platformProblems.not_found();
    return presentTransaction(found.transaction, found.entries);
  }
}
