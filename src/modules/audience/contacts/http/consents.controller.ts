import { Body, Controller, Get, Ip, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Clock } from '../../../../platform/clock/clock.js';
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
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { ReadContacts } from '../use-cases/read-contacts.query.js';
import { RecordConsent } from '../use-cases/record-consent.js';
import { ConsentView, RecordConsentBody } from './consents.dto.js';
import { ContactLocator } from './contact.locator.js';
import { evidenceOf, presentConsent } from './read-consent.js';

const LIST = 'contact-consents';

@ApiTags('Contacts')
@Controller('v1/contacts/:id/consents')
export class ConsentsController {
  constructor(
    private readonly contacts: ReadContacts,
    private readonly recording: RecordConsent,
    private readonly answers: IdempotentAnswer,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Existing(ContactLocator)
  @Access('listContactConsents')
  @ApiOperation({
    operationId: 'listContactConsents',
    summary: 'The evidence of what a contact agreed to or took back, newest first',
  })
  @ApiPage(ConsentView)
  async list(
    @CurrentCaller() caller: Caller,
    @WireIdParam('con') id: string,
    @Query() { limit, cursor }: ListQuery,
  ): Promise<Page<ConsentView>> {
    const before = (parseCursor(LIST, ['uuid'], cursor)?.[0] as string | undefined) ?? null;
    const rows = await this.contacts.consentsOf(callerScope(caller), id, limit, before);
    return page(rows, limit, { list: LIST, keys: (consent) => [consent.id] }, presentConsent);
  }

  @Post()
  @Existing(ContactLocator)
  @Access('recordContactConsent')
  @ApiOperation({
    operationId: 'recordContactConsent',
    summary: 'Record that a person agreed, or took it back',
    description:
      'Evidence is only ever added. About a list it also acts: who agrees is on the list, also when he had left it; who takes it back leaves. What the person himself asked of us by an unsubscribe link stays on the suppression list until somebody removes it there.',
  })
  @ApiCreatedResponse({ type: ConsentView })
  record(
    @CurrentCaller() caller: Caller,
    @WireIdParam('con') id: string,
    @Body() body: RecordConsentBody,
    @Ip() ip: string,
  ): Promise<ConsentView> {
    const evidence = evidenceOf(body, this.clock.now());
    const [scope, actor] = [callerScope(caller), actorOf(caller, ip)];
    return this.answers.keeping(presentConsent, (keep) => this.recording.run(scope, id, evidence, actor, keep));
  }
}
