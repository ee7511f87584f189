import { Body, Controller, Get, HttpCode, Ip, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { accountScope } from '../../../../platform/database/tx.js';
import {
  Access,
  ApiPage,
  type Caller,
  CurrentCaller,
  Existing,
  IdempotentAnswer,
  ListQuery,
  type Page,
  page,
  parseCursor,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { StaffAccountLocator } from '../../account/index.js';
import { actorOf } from '../../actor-of-caller.js';
import { ListUsers } from '../use-cases/list-users.query.js';
import { ResetSecondFactor } from '../use-cases/reset-second-factor.js';
import { presentUser } from './user.presenter.js';
import { ResetSecondFactorDto, UserDto } from './users.dto.js';

const PEOPLE = 'admin-users';

@ApiTags('Operator: accounts')
@Controller('v1/admin/accounts/:id/users')
@Existing(StaffAccountLocator)
export class AdminPeopleController {
  constructor(
    private readonly users: ListUsers,
    private readonly reset: ResetSecondFactor,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Get()
  @Access('listUsersAsStaff')
  @ApiPage(UserDto)
  @ApiOperation({ summary: 'List the people of an account' })
  async listUsersAsStaff(@WireIdParam('acc') id: string, @Query() query: ListQuery): Promise<Page<UserDto>> {
    const [before = null] = (parseCursor(PEOPLE, ['number'], query.cursor) ?? []) as number[];
    const rows = await this.users.page(accountScope(id), { before, limit: query.limit });
    return page(rows, query.limit, { list: PEOPLE, keys: ({ user }) => [user.ordinal] }, presentUser);
  }

  @Post(':userId/reset-second-factor')
  @HttpCode(200)
  @Access('resetSecondFactor')
  @ApiOperation({
    summary: 'Take the second factor from somebody who has lost it',
    description: 'Find out first who asks. The password stays; all sessions end and the person is told by mail.',
  })
  resetSecondFactor(
    @CurrentCaller() caller: Caller,
    @WireIdParam('acc') accountId: string,
    @WireIdParam('usr', 'userId') userId: string,
    @Body() body: ResetSecondFactorDto,
    @Ip() ip: string,
  ): Promise<UserDto> {
    const by = { actor: actorOf(caller, ip), reason: body.reason };
    return this.answers.keeping(presentUser, (keep) => this.reset.run({ accountId, userId }, by, keep));
  }
}
