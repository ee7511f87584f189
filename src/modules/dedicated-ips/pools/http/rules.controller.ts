import { Body, Controller, Delete, Get, HttpCode, Injectable, Ip, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import {
  Access,
  type Caller,
  callerScope,
  CurrentCaller,
  Existing,
  IdempotentAnswer,
  platformProblems,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { OwnResource } from '../../own-resource.js';
import { dedicatedIpProblems } from '../../dedicated-ips.errors.js';
import type { RoutingRuleEntity } from '../data/routing-rule.entity.js';
import { KeepRules } from '../use-cases/keep-rules.js';
import { AddRuleBody, RulesView, RuleView } from './pools.dto.js';

@Injectable()
export class RuleLocator extends OwnResource {
  constructor(rules: KeepRules) {
    super(WIRE_PREFIXES.routingRule, async (scope, id) => {
      const row = await rules.one(scope, id);
      return row && present(row);
    });
  }
}

@ApiTags('Dedicated IPs')
@Controller('v1/routing/rules')
export class RulesController {
  constructor(
    private readonly rules: KeepRules,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Get()
  @Access('listRoutingRules')
  @ApiOkResponse({ type: RulesView })
  @ApiOperation({ operationId: 'listRoutingRules', summary: 'Which mail goes to which pool, in the order of looking' })
  async list(@CurrentCaller() caller: Caller): Promise<RulesView> {
    return { data: (await this.rules.all(callerScope(caller))).map(present), nextCursor: null };
  }

  @Post()
  @Access('createRoutingRule')
  @ApiCreatedResponse({ type: RuleView })
  @ApiOperation({
    operationId: 'createRoutingRule',
    summary: 'Send some mail from a pool',
    description: 'All that a rule names must fit. A pool that a message names goes before every rule.',
  })
  add(@CurrentCaller() caller: Caller, @Body() body: AddRuleBody, @Ip() ip: string): Promise<RuleView> {
    const { place = null, senderDomain = null, recipientDomain = null, tag = null, pool } = body;
    if (senderDomain === null && recipientDomain === null && tag === null) throw nothingNamed();
    const wanted = { place, senderDomain, recipientDomain, tag, poolId: pool === null ? null : poolOf(pool) };
    return this.answers.keeping(present, (keep) =>
      this.rules.add(callerScope(caller), wanted, actorOf(caller, ip), keep),
    );
  }

  @Get(':id')
  @Access('getRoutingRule')
  @ApiOkResponse({ type: RuleView })
  @ApiOperation({ operationId: 'getRoutingRule', summary: 'One rule' })
  async get(@CurrentCaller() caller: Caller, @WireIdParam('rtr') id: string): Promise<RuleView> {
    const row = await this.rules.one(callerScope(caller), id);
    if (!row) throw platformProblems.not_found();
    return present(row);
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('deleteRoutingRule')
  @Existing(RuleLocator)
  @ApiNoContentResponse()
  @ApiOperation({ operationId: 'deleteRoutingRule', summary: 'Give a rule up' })
  remove(@CurrentCaller() caller: Caller, @WireIdParam('rtr') id: string, @Ip() ip: string): Promise<void> {
    return this.rules.remove(callerScope(caller), id, actorOf(caller, ip));
  }
}

function poolOf(text: string): string {
  const id = parseWireId(WIRE_PREFIXES.ipPool, text);
  if (id !== null) return id;
  const message = 'None of your pools has this id.';
  throw dedicatedIpProblems.pool_not_allowed({ errors: [{ field: 'pool', code: 'pool_not_allowed', message }] });
}

function nothingNamed(): Error {
  const message = 'Name a sender’s domain, a recipient’s domain or a tag.';
  return platformProblems.validation_failed({ errors: [{ field: 'senderDomain', code: 'required', message }] });
}

function present({ id, place, senderDomain, recipientDomain, tag, poolId }: RoutingRuleEntity): RuleView {
  const pool = poolId === null ? null : wireId(WIRE_PREFIXES.ipPool, poolId);
  return { id: wireId(WIRE_PREFIXES.routingRule, id), place, senderDomain, recipientDomain, tag, pool };
}
