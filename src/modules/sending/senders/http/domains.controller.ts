import { Body, Controller, Delete, Get, HttpCode, Injectable, Ip, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Access,
  ApiPage,
  type Caller,
  callerScope,
  CurrentCaller,
  Existing,
  IdempotentAnswer,
  ListQuery,
  type Page,
  page,
  parseCursor,
  platformProblems,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { AddDomain } from '../use-cases/add-domain.js';
import { ChangeDomain } from '../use-cases/change-domain.js';
import { ReadDomains } from '../use-cases/read-domains.query.js';
import { RemoveDomain } from '../use-cases/remove-domain.js';
import { RotateKeys } from '../use-cases/rotate-keys.js';
import { VerifyDomain } from '../use-cases/verify-domain.js';
import { DomainLocator } from './domain.locator.js';
import { AddDomainBody, ChangeDomainBody, DnsRecordsView, DomainView, VerifiedDomainView } from './domains.dto.js';
import { presentDomain, presentRecord } from './domains.presenter.js';

/** What is done to a domain that is there. */
@Injectable()
export class DomainActions {
  constructor(
    readonly change: ChangeDomain,
    readonly rotate: RotateKeys,
    readonly remove: RemoveDomain,
  ) {}
}

@ApiTags('Domains')
@Controller('v1/domains')
export class DomainsController {
  constructor(
    private readonly addDomain: AddDomain,
    private readonly domains: ReadDomains,
    private readonly verifyDomain: VerifyDomain,
    private readonly changing: DomainActions,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Post()
  @Access('createDomain')
  @ApiOperation({ operationId: 'createDomain', summary: 'Add a domain; its DKIM keys are made for it' })
  @ApiCreatedResponse({ type: DomainView })
  async create(@CurrentCaller() caller: Caller, @Body() body: AddDomainBody, @Ip() ip: string): Promise<DomainView> {
    const [scope, actor] = [callerScope(caller), actorOf(caller, ip)];
    return this.answers.keeping(presentDomain, (keep) => this.addDomain.run(scope, body.name, actor, keep));
  }

  @Get()
  @Access('listDomains')
  @ApiOperation({ operationId: 'listDomains', summary: 'Domains, newest first' })
  @ApiPage(DomainView)
  async list(@CurrentCaller() caller: Caller, @Query() query: ListQuery): Promise<Page<DomainView>> {
    const before = parseCursor('domains', ['uuid'], query.cursor)?.[0] ?? null;
    const rows = await this.domains.page(callerScope(caller), query.limit, before as string | null);
    return page(rows, query.limit, { list: 'domains', keys: ({ domain }) => [domain.id] }, presentDomain);
  }

  @Get(':id')
  @Access('getDomain')
  @ApiOperation({ operationId: 'getDomain', summary: 'One domain' })
  @ApiOkResponse({ type: DomainView })
  async get(@CurrentCaller() caller: Caller, @WireIdParam('dom') id: string): Promise<DomainView> {
    const found = await this.domains.one(callerScope(caller), id);
    if (found === null) throw platformProblems.not_found();
    return presentDomain(found);
  }

  @Get(':id/records')
  @Access('getDomainRecords')
  @ApiOperation({ operationId: 'getDomainRecords', summary: 'The DNS records to publish, and what the DNS says now' })
  @ApiOkResponse({ type: DnsRecordsView })
  async records(@CurrentCaller() caller: Caller, @WireIdParam('dom') id: string): Promise<DnsRecordsView> {
    const records = await this.domains.records(callerScope(caller), id);
    if (records === null) throw platformProblems.not_found();
    return { data: records.map(presentRecord) };
  }

  @Post(':id/verify')
  @HttpCode(200)
  @Existing(DomainLocator)
  @Access('verifyDomain')
  @ApiOperation({
    operationId: 'verifyDomain',
    summary: 'Look at the DNS now and draw the consequences',
    description: 'The ownership record verifies the domain; each published DKIM key signs from then on.',
  })
  @ApiOkResponse({ type: VerifiedDomainView })
  async verify(
    @CurrentCaller() caller: Caller,
    @WireIdParam('dom') id: string,
    @Ip() ip: string,
  ): Promise<VerifiedDomainView> {
    const verified = await this.verifyDomain.run(callerScope(caller), id, actorOf(caller, ip));
    return { ...presentDomain(verified), records: verified.records.map(presentRecord) };
  }

  @Patch(':id')
  @Existing(DomainLocator)
  @Access('changeDomain')
  @ApiOperation({ operationId: 'changeDomain', summary: 'Say what mail from a domain counts by default' })
  @ApiOkResponse({ type: DomainView })
  async change(
    @CurrentCaller() caller: Caller,
    @WireIdParam('dom') id: string,
    @Body() { track = {} }: ChangeDomainBody,
    @Ip() ip: string,
  ): Promise<DomainView> {
    return presentDomain(await this.changing.change.run(callerScope(caller), id, track, actorOf(caller, ip)));
  }

  @Post(':id/rotate-keys')
  @HttpCode(200)
  @Existing(DomainLocator)
  @Access('rotateDomainKeys')
  @ApiOperation({
    operationId: 'rotateDomainKeys',
    summary: 'Make a new pair of DKIM keys',
    description:
      'The present pair signs until the new records are seen; its own records must stay for a week after. Where the DKIM records are CNAMEs nothing need be published, and it happens by itself every 180 days.',
  })
  @ApiOkResponse({ type: DomainView })
  rotate(@CurrentCaller() caller: Caller, @WireIdParam('dom') id: string, @Ip() ip: string): Promise<DomainView> {
    const [scope, actor] = [callerScope(caller), actorOf(caller, ip)];
    return this.answers.keeping(presentDomain, (keep) => this.changing.rotate.run(scope, id, actor, keep));
  }

  @Delete(':id')
  @HttpCode(204)
  @Existing(DomainLocator)
  @Access('deleteDomain')
  @ApiOperation({ operationId: 'deleteDomain', summary: 'Give a domain up; its keys are destroyed' })
  @ApiNoContentResponse()
  async remove(@CurrentCaller() caller: Caller, @WireIdParam('dom') id: string, @Ip() ip: string): Promise<void> {
    await this.changing.remove.run(callerScope(caller), id, actorOf(caller, ip));
  }
}
