import { Body, Controller, Delete, Get, HttpCode, Injectable, Ip, Patch, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
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
  platformProblems,
  type ResourceLocator,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../actor-of-caller.js';
import { ChangeRole } from '../use-cases/change-role.js';
import { CountSeats } from '../use-cases/count-seats.js';
import { ListUsers } from '../use-cases/list-users.query.js';
import { RemoveUser } from '../use-cases/remove-user.js';
import { presentUser } from './user.presenter.js';
import { ChangeUserDto, SeatsDto, UserDto } from './users.dto.js';

const USERS = 'users';

@Injectable()
export class UserLocator implements ResourceLocator {
  constructor(private readonly users: ListUsers) {}

  async locate(caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId(WIRE_PREFIXES.user, parameters['id'] ?? '');
    const member = caller && id ? await this.users.find(callerScope(caller), id) : null;
    return member ? presentUser(member) : null;
  }
}

@ApiTags('Users')
@Controller('v1')
export class UsersController {
  constructor(
    private readonly users: ListUsers,
    private readonly roles: ChangeRole,
    private readonly removal: RemoveUser,
    private readonly seats: CountSeats,
  ) {}

  @Get('seats')
  @Access('getSeats')
  @ApiOperation({ summary: 'Show how many people the account may have, and how many it has' })
  getSeats(@CurrentCaller() caller: Caller): Promise<SeatsDto> {
    return this.seats.run(callerScope(caller));
  }

  @Get('users')
  @Access('listUsers')
  @ApiPage(UserDto)
  @ApiOperation({ summary: 'List the people of the account, invited ones too' })
  async listUsers(@CurrentCaller() caller: Caller, @Query() query: ListQuery): Promise<Page<UserDto>> {
    const [before = null] = (parseCursor(USERS, ['number'], query.cursor) ?? []) as number[];
    const rows = await this.users.page(callerScope(caller), { before, limit: query.limit });
    return page(rows, query.limit, { list: USERS, keys: ({ user }) => [user.ordinal] }, presentUser);
  }

  @Get('users/:id')
  @Access('getUser')
  @ApiOperation({ summary: 'Show a person of the account' })
  async getUser(@CurrentCaller() caller: Caller, @WireIdParam('usr') id: string): Promise<UserDto> {
    const member = await this.users.find(callerScope(caller), id);
    if (!member) throw platformProblems.not_found();
    return presentUser(member);
  }

  @Patch('users/:id')
  @Access('changeUser')
  @Existing(UserLocator)
  @ApiOperation({ summary: 'Give a person another role; open sessions have it within seconds' })
  async changeUser(
    @CurrentCaller() caller: Caller,
    @WireIdParam('usr') id: string,
    @Body() body: ChangeUserDto,
    @Ip() ip: string,
  ): Promise<UserDto> {
    const by = { caller, actor: actorOf(caller, ip) };
    return presentUser(await this.roles.run(callerScope(caller), id, body.role, by));
  }

  @Delete('users/:id')
  @HttpCode(204)
  @Access('removeUser')
  @Existing(UserLocator)
  @ApiOperation({ summary: 'Remove a person, or take an invitation back; sessions end everywhere' })
  async removeUser(@CurrentCaller() caller: Caller, @WireIdParam('usr') id: string, @Ip() ip: string): Promise<void> {
    await this.removal.run(callerScope(caller), id, { caller, actor: actorOf(caller, ip) });
  }
}
