import { Body, Controller, Delete, Get, HttpCode, Injectable, Ip, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId } from '../../../../kernel/ids.js';
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
  SecretAnswer,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { pageOfList } from '../../http/page-of-list.js';
import type { SmsRoute } from '../rules/route.js';
import { ManageSmsRoutes, type RouteChange } from '../use-cases/manage-sms-routes.js';
import { ReadSmsRoutes } from '../use-cases/read-sms-routes.query.js';
import { AddSmsRouteBody, ChangeSmsRouteBody } from './routes.dto.js';
import { presentRoute } from './routes.presenter.js';
import { HookSecretView, SmsRouteView } from './routes.views.js';

@Injectable()
export class SmsRouteLocator implements ResourceLocator {
  constructor(private readonly routes: ReadSmsRoutes) {}

  /** Without its sessions: how it fares is no change of the route. */
  async locate(_caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId('srt', parameters['id'] ?? '');
    const found = id === null ? null : await this.routes.one(id);
    return found === null ? null : { version: found.route.version };
  }
}

@ApiTags('Operator: SMS')
@Controller('v1/admin/sms/routes')
export class AdminSmsRoutesController {
  constructor(
    private readonly routes: ManageSmsRoutes,
    private readonly reading: ReadSmsRoutes,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Get()
  @Access('listSmsRoutes')
  @ApiOperation({ operationId: 'listSmsRoutes', summary: 'Ways to carriers and how they fare, best first' })
  @ApiPage(SmsRouteView)
  async list(@Query() query: ListQuery): Promise<Page<SmsRouteView>> {
    return pageOfList('sms-routes', (await this.reading.all()).map(presentRoute), query, ({ id }) => id);
  }

  @Post()
  @Access('addSmsRoute')
  @ApiOperation({
    operationId: 'addSmsRoute',
    summary: 'Add a carrier',
    description: 'A worker signs in within seconds. What it is told stays; routes of SMS_ROUTE stand here too.',
  })
  @ApiCreatedResponse({ type: SmsRouteView })
  add(@CurrentCaller() caller: Caller, @Body() body: AddSmsRouteBody, @Ip() ip: string): Promise<SmsRouteView> {
    const { name, password, enabled = true, priority = 100, countries = [], ...spoken } = body;
    const wanted = { name, password, enabled, priority, countries, smpp: given(spoken) };
    return this.answers.keeping(presentNew, (keep) => this.routes.add(wanted, actorOf(caller, ip), keep));
  }

  @Get(':id')
  @Access('getSmsRoute')
  @ApiOperation({ operationId: 'getSmsRoute', summary: 'One route, its binds and its last fault' })
  @ApiOkResponse({ type: SmsRouteView })
  async get(@WireIdParam('srt') id: string): Promise<SmsRouteView> {
    const found = await this.reading.one(id);
    if (found === null) throw platformProblems.not_found();
    return presentRoute(found);
  }

  @Patch(':id')
  @Existing(SmsRouteLocator)
  @Access('changeSmsRoute')
  @ApiOperation({
    operationId: 'changeSmsRoute',
    summary: 'Change a route',
    description:
      'What is left out stays. Of a route of SMS_ROUTE the address, the login and the rate stay as configured.',
  })
  @ApiOkResponse({ type: SmsRouteView })
  async change(
    @CurrentCaller() caller: Caller,
    @WireIdParam('srt') id: string,
    @Body() body: ChangeSmsRouteBody,
    @Ip() ip: string,
  ): Promise<SmsRouteView> {
    const { enabled, priority, countries, password, ...spoken } = body;
    const change: RouteChange = { ...given({ enabled, priority, countries, password }), smpp: given(spoken) };
    const route = await this.routes.change(id, change, actorOf(caller, ip));
    return presentRoute((await this.reading.one(id)) ?? { route, sessions: [] });
  }

  @Delete(':id')
  @HttpCode(204)
  @Existing(SmsRouteLocator)
  @Access('deleteSmsRoute')
  @ApiOperation({ operationId: 'deleteSmsRoute', summary: 'Give a carrier up' })
  @ApiNoContentResponse()
  remove(@CurrentCaller() caller: Caller, @WireIdParam('srt') id: string, @Ip() ip: string): Promise<void> {
    return this.routes.remove(id, actorOf(caller, ip));
  }

  @Post(':id/hook-secret')
  @HttpCode(200)
  @SecretAnswer()
  @Existing(SmsRouteLocator)
  @Access('renewSmsHookSecret')
  @ApiOperation({
    operationId: 'renewSmsHookSecret',
    summary: 'A new secret for the hook of a route',
    description: 'Calls of `/v1/hooks/sms/{route}` are signed with it (Standard Webhooks); the old one ends.',
  })
  @ApiOkResponse({ type: HookSecretView })
  renewSecret(
    @CurrentCaller() caller: Caller,
    @WireIdParam('srt') id: string,
    @Ip() ip: string,
  ): Promise<HookSecretView> {
    const actor = actorOf(caller, ip);
    return this.answers.keeping(
      (secret: string) => ({ secret }),
      (keep) => this.routes.renewHookSecret(id, actor, keep),
    );
  }
}

function presentNew(route: SmsRoute): SmsRouteView {
  return presentRoute({ route, sessions: [] });
}

type Given<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** What was left out stays out. */
function given<T extends object>(fields: T): Given<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<T>;
}
