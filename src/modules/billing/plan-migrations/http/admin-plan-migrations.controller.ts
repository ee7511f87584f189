import { Body, Controller, Delete, Get, HttpCode, Injectable, Ip, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import { Clock } from '../../../../platform/clock/clock.js';
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
import { actorOf } from '../../../accounts/index.js';
import { ManagePlans } from '../../catalogue/index.js';
import { PostMigration } from '../use-cases/post-migration.js';
import { type ReadMigration, ReadMigrations } from '../use-cases/read-migrations.query.js';
import { WithdrawMigration } from '../use-cases/withdraw-migration.js';
import { NewPlanMigrationBody, PlanMigrationView } from './plan-migrations.dto.js';
import { presentMigration } from './plan-migrations.presenter.js';

const LIST = 'plan-migrations';

@Injectable()
export class MigratedPlanLocator implements ResourceLocator {
  constructor(private readonly plans: ManagePlans) {}

  async locate(_caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId(WIRE_PREFIXES.plan, parameters['id'] ?? '');
    return id === null ? null : ((await this.plans.versionsOf(id))[0] ?? null);
  }
}

@ApiTags('Operator: catalogue')
@Controller('v1/admin/plans/:id/migrations')
export class AdminPlanMigrationsController {
  constructor(
    private readonly posting: PostMigration,
    private readonly withdrawing: WithdrawMigration,
    private readonly reading: ReadMigrations,
    private readonly answers: IdempotentAnswer,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('listPlanMigrations')
  @Existing(MigratedPlanLocator)
  @ApiOperation({ operationId: 'listPlanMigrations', summary: 'Moves of a plan’s customers, newest first' })
  @ApiPage(PlanMigrationView)
  async list(@WireIdParam('pln') planId: string, @Query() query: ListQuery): Promise<Page<PlanMigrationView>> {
    const before = (parseCursor(LIST, ['uuid'], query.cursor)?.[0] ?? null) as string | null;
    const found = await this.reading.page(planId, query.limit, before);
    const order = { list: LIST, keys: ({ migration }: ReadMigration) => [migration.id] };
    return page(found, query.limit, order, (one) => this.present(one));
  }

  @Post()
  @Access('migratePlan')
  @Existing(MigratedPlanLocator)
  @ApiOperation({
    operationId: 'migratePlan',
    summary: 'Move those who have older versions',
    description:
      'Each customer is told by mail, and moves at his first renewal that is at least 30 days later. No running term changes, and a change of the customer’s own goes before.',
  })
  @ApiCreatedResponse({ type: PlanMigrationView })
  post(
    @CurrentCaller() caller: Caller,
    @WireIdParam('pln') planId: string,
    @Body() body: NewPlanMigrationBody,
    @Ip() ip: string,
  ): Promise<PlanMigrationView> {
    const { effectiveFrom, reason, toVersion } = body;
    const posting = {
      planId,
      toPlanId: otherPlanIn(body),
      toVersion,
      effectiveFrom,
      reason,
      actor: actorOf(caller, ip),
    };
    return this.answers.keeping(
      (read: ReadMigration) => this.present(read),
      (keep) => this.posting.run(posting, keep),
    );
  }

  @Get(':migrationId')
  @Access('getPlanMigration')
  @ApiOperation({ operationId: 'getPlanMigration', summary: 'One move, and how many were told' })
  @ApiOkResponse({ type: PlanMigrationView })
  async get(
    @WireIdParam('pln') planId: string,
    @WireIdParam('plm', 'migrationId') id: string,
  ): Promise<PlanMigrationView> {
    const found = await this.reading.one(planId, id);
    if (found === null) throw platformProblems.not_found();
    return this.present(found);
  }

  @Delete(':migrationId')
  @HttpCode(200)
  @Access('withdrawPlanMigration')
  @ApiOperation({
    operationId: 'withdrawPlanMigration',
    summary: 'Take a move back',
    description: 'Who was told gets another mail. Who has moved stays where he is.',
  })
  @ApiOkResponse({ type: PlanMigrationView })
  async withdraw(
    @CurrentCaller() caller: Caller,
    @WireIdParam('pln') planId: string,
    @WireIdParam('plm', 'migrationId') id: string,
    @Ip() ip: string,
  ): Promise<PlanMigrationView> {
    return this.present(await this.withdrawing.run(planId, id, actorOf(caller, ip)));
  }

  private present(read: ReadMigration): PlanMigrationView {
    return presentMigration(read, this.clock.now());
  }
}

/** A plan that cannot be is answered like one that is not there. */
function otherPlanIn({ toPlanId }: NewPlanMigrationBody): string | null {
  if (toPlanId === undefined) return null;
  const id = parseWireId(WIRE_PREFIXES.plan, toPlanId);
  if (id !== null) return id;
  const errors = [{ field: 'toPlanId', code: 'reference_not_found', message: '' }];
  throw platformProblems.reference_not_found({ errors });
}
