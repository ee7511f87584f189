import { Body, Controller, Get, Injectable, Ip, Patch, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import {
  Access,
  ApiPage,
  type Caller,
  CurrentCaller,
  Existing,
  type Page,
  page,
  parseCursor,
  platformProblems,
  type ResourceLocator,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../actor-of-caller.js';
import { AdjustAccount } from '../use-cases/adjust-account.js';
import { StaffAccounts } from '../use-cases/staff-accounts.query.js';
import { presentStaffAccount } from './account.presenter.js';
import { AccountSearchQuery, AdjustAccountDto, StaffAccountDto } from './admin-accounts.dto.js';

const ACCOUNTS = 'admin-accounts';

@Injectable()
export class StaffAccountLocator implements ResourceLocator {
  constructor(private readonly accounts: StaffAccounts) {}

  async locate(_caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId(WIRE_PREFIXES.account, parameters['id'] ?? '');
    const account = id ? await this.accounts.find(id) : null;
    return account ? presentStaffAccount(account) : null;
  }
}

@ApiTags('Operator: accounts')
@Controller('v1/admin/accounts')
export class AdminAccountsController {
  constructor(
    private readonly accounts: StaffAccounts,
    private readonly adjust: AdjustAccount,
  ) {}

  @Get()
  @Access('searchAccounts')
  @ApiPage(StaffAccountDto)
  @ApiOperation({ summary: 'Search accounts' })
  async searchAccounts(@Query() query: AccountSearchQuery): Promise<Page<StaffAccountDto>> {
    const [before] = (parseCursor(ACCOUNTS, ['uuid'], query.cursor) ?? []) as string[];
    const found = await this.accounts.search({ text: query.q, status: query.status, before, limit: query.limit });
    return page(found, query.limit, { list: ACCOUNTS, keys: (account) => [account.id] }, presentStaffAccount);
  }

  @Get(':id')
  @Access('getAccountAsStaff')
  @ApiOperation({ summary: 'Show an account' })
  async getAccountAsStaff(@WireIdParam('acc') id: string): Promise<StaffAccountDto> {
    const account = await this.accounts.find(id);
    if (!account) throw platformProblems.not_found();
    return presentStaffAccount(account);
  }

  @Patch(':id')
  @Access('adjustAccount')
  @Existing(StaffAccountLocator)
  @ApiOperation({ summary: 'Set tier and speed of an account' })
  async adjustAccount(
    @CurrentCaller() caller: Caller,
    @WireIdParam('acc') id: string,
    @Body() body: AdjustAccountDto,
    @Ip() ip: string,
  ): Promise<StaffAccountDto> {
    return presentStaffAccount(await this.adjust.run(id, body, actorOf(caller, ip)));
  }
}
