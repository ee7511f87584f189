import { Body, Controller, Get, Injectable, Ip, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
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
  platformProblems,
  type ResourceLocator,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import type { Plan } from '../rules/plan.js';
import { ManagePlans } from '../use-cases/manage-plans.js';
import { NewPlanBody, NewPlanVersionBody, StaffPlanView } from './admin-plans.dto.js';
import { presentPlan } from './catalogue.presenter.js';
import { pageOfList } from './page-of-list.js';
import { readPlanBody } from './read-plan-body.js';

@Injectable()
export class StaffPlanLocator implements ResourceLocator {
  constructor(private readonly plans: ManagePlans) {}

  async locate(_caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId(WIRE_PREFIXES.plan, parameters['id'] ?? '');
    const newest = id === null ? undefined : (await this.plans.versionsOf(id))[0];
    return newest === undefined ? null : presentStaffPlan(newest);
  }
}

@ApiTags('Operator: catalogue')
@Controller('v1/admin/plans')
export class AdminPlansController {
  constructor(
    private readonly plans: ManagePlans,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Get()
  @Access('listPlansAsStaff')
  @ApiOperation({
    operationId: 'listPlansAsStaff',
    summary: 'All plans in their newest version, also what begins later',
  })
  @ApiPage(StaffPlanView)
  async list(@Query() query: ListQuery): Promise<Page<StaffPlanView>> {
    return pageOfList('admin-plans', (await this.plans.plans()).map(presentStaffPlan), query, ({ code }) => code);
  }

  @Post()
  @Access('addPlan')
  @ApiOperation({ operationId: 'addPlan', summary: 'Add a plan to an offer' })
  @ApiCreatedResponse({ type: StaffPlanView })
  addPlan(@CurrentCaller() caller: Caller, @Body() body: NewPlanBody, @Ip() ip: string): Promise<StaffPlanView> {
    const { offer, ...terms } = body;
    const plan = readPlanBody(terms);
    return this.answers.keeping(presentStaffPlan, (keep) => this.plans.addPlan(offer, plan, actorOf(caller, ip), keep));
  }

  @Get(':id')
  @Access('getPlanAsStaff')
  @ApiOperation({ operationId: 'getPlanAsStaff', summary: 'One plan in its newest version' })
  @ApiOkResponse({ type: StaffPlanView })
  async get(@WireIdParam('pln') id: string): Promise<StaffPlanView> {
    return presentStaffPlan((await this.required(id))[0]!);
  }

  @Get(':id/versions')
  @Access('listPlanVersions')
  @Existing(StaffPlanLocator)
  @ApiOperation({ operationId: 'listPlanVersions', summary: 'All versions of a plan, newest first' })
  @ApiPage(StaffPlanView)
  async versions(@WireIdParam('pln') id: string, @Query() query: ListQuery): Promise<Page<StaffPlanView>> {
    const views = (await this.required(id)).map(presentStaffPlan);
    return pageOfList('plan-versions', views, query, ({ version }) => String(version));
  }

  @Post(':id/versions')
  @Access('addPlanVersion')
  @Existing(StaffPlanLocator)
  @ApiOperation({
    operationId: 'addPlanVersion',
    summary: 'Sell a plan on other terms from a day on',
    description: 'New orders get the version of their day. Running terms, and their renewals, keep what was sold.',
  })
  @ApiCreatedResponse({ type: StaffPlanView })
  async addVersion(
    @CurrentCaller() caller: Caller,
    @WireIdParam('pln') id: string,
    @Body() body: NewPlanVersionBody,
    @Ip() ip: string,
  ): Promise<StaffPlanView> {
    const newest = (await this.required(id))[0]!;
    const { offer = newest.offer, code = newest.code, ...terms } = body;
    const plan = readPlanBody({ ...terms, code });
    if (offer !== newest.offer) {
      const errors = [{ field: 'offer', code: 'not_allowed', message: '' }];
      throw platformProblems.validation_failed({ errors });
    }
    return this.answers.keeping(presentStaffPlan, (keep) => this.plans.addVersion(id, plan, actorOf(caller, ip), keep));
  }

  private async required(id: string): Promise<Plan[]> {
    const versions = await this.plans.versionsOf(id);
    if (versions.length === 0) throw platformProblems.not_found();
    return versions;
  }
}

function presentStaffPlan(plan: Plan): StaffPlanView {
  return { ...presentPlan(plan), validFrom: toIso(plan.validFrom) };
}
