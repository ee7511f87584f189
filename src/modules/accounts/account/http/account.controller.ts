import { Body, Controller, Get, Injectable, Ip, Patch } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Access,
  type Caller,
  callerScope,
  CurrentCaller,
  Existing,
  type ResourceLocator,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../actor-of-caller.js';
import { GetAccount } from '../use-cases/get-account.query.js';
import { UpdateAccount } from '../use-cases/update-account.js';
import { AccountDto, UpdateAccountDto } from './account.dto.js';
import { presentAccount } from './account.presenter.js';

@Injectable()
export class AccountLocator implements ResourceLocator {
  constructor(private readonly getAccount: GetAccount) {}

  async locate(caller: Caller | null): Promise<object | null> {
    return caller ? presentAccount(await this.getAccount.run(callerScope(caller))) : null;
  }
}

@ApiTags('Account')
@Controller('v1/account')
export class AccountController {
  constructor(
    private readonly getAccountQuery: GetAccount,
    private readonly update: UpdateAccount,
  ) {}

  @Get()
  @Access('getAccount')
  @ApiOperation({ summary: 'Show the account' })
  async getAccount(@CurrentCaller() caller: Caller): Promise<AccountDto> {
    return presentAccount(await this.getAccountQuery.run(callerScope(caller)));
  }

  @Patch()
  @Access('updateAccount')
  @Existing(AccountLocator)
  @ApiOperation({ summary: 'Change profile, language and time zone' })
  async updateAccount(
    @CurrentCaller() caller: Caller,
    @Body() body: UpdateAccountDto,
    @Ip() ip: string,
  ): Promise<AccountDto> {
    return presentAccount(await this.update.run(callerScope(caller), body, actorOf(caller, ip)));
  }
}
