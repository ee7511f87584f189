import { Body, Controller, Delete, Get, HttpCode, Injectable, Ip, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { toIso } from '../../../../kernel/time/instant.js';
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
  platformProblems,
  type ResourceLocator,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../actor-of-caller.js';
import type { StaffEntity } from '../data/staff.entity.js';
import { ManageStaff } from '../use-cases/manage-staff.js';
import { AddStaffDto, ChangeStaffDto, StaffDto } from './admin-staff.dto.js';

const STAFF = 'staff';

@Injectable()
export class StaffLocator implements ResourceLocator {
  constructor(private readonly staff: ManageStaff) {}

  async locate(_caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId(WIRE_PREFIXES.staff, parameters['id'] ?? '');
    const member = id ? await this.staff.find(id) : null;
    return member ? presentStaff(member) : null;
  }
}

@ApiTags('Operator: staff')
@Controller('v1/admin/staff')
export class AdminStaffController {
  constructor(
    private readonly staff: ManageStaff,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Get()
  @Access('listStaff')
  @ApiPage(StaffDto)
  @ApiOperation({ summary: 'List the operator’s people' })
  async listStaff(@Query() query: ListQuery): Promise<Page<StaffDto>> {
    const [before = null] = (parseCursor(STAFF, ['uuid'], query.cursor) ?? []) as string[];
    const rows = await this.staff.page({ before, limit: query.limit });
    return page(rows, query.limit, { list: STAFF, keys: (member) => [member.id] }, presentStaff);
  }

  @Post()
  @Access('addStaff')
  @ApiOperation({ summary: 'Add one of the operator’s people' })
  async addStaff(@CurrentCaller() caller: Caller, @Body() body: AddStaffDto, @Ip() ip: string): Promise<StaffDto> {
    return this.answers.keeping(presentStaff, (keep) => this.staff.add(body, actorOf(caller, ip), keep));
  }

  @Get(':id')
  @Access('getStaff')
  @ApiOperation({ summary: 'Show one of the operator’s people' })
  async getStaff(@WireIdParam('stf') id: string): Promise<StaffDto> {
    const member = await this.staff.find(id);
    if (!member) throw platformProblems.not_found();
    return presentStaff(member);
  }

  @Patch(':id')
  @Access('changeStaff')
  @Existing(StaffLocator)
  @ApiOperation({ summary: 'Change what one of the operator’s people may do' })
  async changeStaff(
    @CurrentCaller() caller: Caller,
    @WireIdParam('stf') id: string,
    @Body() body: ChangeStaffDto,
    @Ip() ip: string,
  ): Promise<StaffDto> {
    return presentStaff(await this.staff.changeRoles(id, body.roles, actorOf(caller, ip)));
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('removeStaff')
  @Existing(StaffLocator)
  @ApiOperation({ summary: 'Remove one of the operator’s people; his sessions end' })
  async removeStaff(@CurrentCaller() caller: Caller, @WireIdParam('stf') id: string, @Ip() ip: string): Promise<void> {
    await this.staff.remove(id, actorOf(caller, ip));
  }
}

function presentStaff(member: StaffEntity): StaffDto {
  return {
    id: wireId(WIRE_PREFIXES.staff, member.id),
    email: member.email,
    roles: member.roles,
    createdAt: toIso(member.createdAt),
    lastLoginAt: member.lastLoginAt === null ? null : toIso(member.lastLoginAt),
  };
}
