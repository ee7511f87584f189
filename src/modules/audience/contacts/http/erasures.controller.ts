import { Body, Controller, Get, Ip, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { toIso } from '../../../../kernel/time/instant.js';
import {
  Access,
  ApiPage,
  type Caller,
  callerScope,
  CurrentCaller,
  Existing,
  IdempotentAnswer,
  type Page,
  page,
  parseCursor,
  platformProblems,
  queryProblem,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import type { ContactErasureEntity } from '../data/contact-erasure.entity.js';
import { ErasePerson } from '../use-cases/erase-person.js';
import { MergeContacts } from '../use-cases/merge-contacts.js';
import { ReadErasures } from '../use-cases/read-erasures.query.js';
import { ContactLocator } from './contact.locator.js';
import { ContactView } from './contacts.dto.js';
import { presentContact } from './contacts.presenter.js';
import { ErasePersonBody, ErasuresQuery, ErasureView, MergeContactBody } from './erasures.dto.js';

const LIST = 'contact-erasures';

/** What takes contacts away for good. */
@ApiTags('Contacts')
@Controller('v1/contacts')
export class ErasuresController {
  constructor(
    private readonly merging: MergeContacts,
    private readonly erasing: ErasePerson,
    private readonly receipts: ReadErasures,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Post('erasures')
  @Access('eraseContact')
  @ApiOperation({
    operationId: 'eraseContact',
    summary: 'Erase a person everywhere',
    description:
      'Contact, lists, tags, evidence, the address in past mail, and what was written to him alone; mail that waits is cancelled. By his address; or by his number, as somebody who got nothing but texts is known, with everything of the contact that has it. A number that several contacts have is refused (`phone_shared`, with `contactIds`). The answer is a receipt that holds the address, or the number, as a keyed hash only. An entry on the suppression list, or on the stop list of texts, is kept, so that nobody writes to him again by mistake; delete it there if that is wished. Contents of mail to many go with their retention.',
  })
  @ApiCreatedResponse({ type: ErasureView })
  erase(@CurrentCaller() caller: Caller, @Body() person: ErasePersonBody, @Ip() ip: string): Promise<ErasureView> {
    const [scope, actor] = [callerScope(caller), actorOf(caller, ip)];
    return this.answers.keeping(presentErasure, (keep) => this.erasing.run(scope, person, actor, keep));
  }

  @Get('erasures')
  @Access('listContactErasures')
  @ApiOperation({ operationId: 'listContactErasures', summary: 'Receipts of erasures, newest first' })
  @ApiPage(ErasureView)
  async list(@CurrentCaller() caller: Caller, @Query() query: ErasuresQuery): Promise<Page<ErasureView>> {
    const before = (parseCursor(LIST, ['uuid'], query.cursor)?.[0] as string | undefined) ?? null;
    const emailHash = query.email === undefined ? undefined : this.erasing.hashOf(query.email);
    if (emailHash === null) throw queryProblem([{ field: 'email', code: 'address_invalid', message: '' }]);
    const phoneHash = query.phone === undefined ? undefined : this.erasing.hashOfPhone(query.phone);
    if (phoneHash === null) throw queryProblem([{ field: 'phone', code: 'phone_invalid', message: '' }]);
    const wanted = { emailHash, phoneHash, before, limit: query.limit };
    const rows = await this.receipts.page(callerScope(caller), wanted);
    return page(rows, query.limit, { list: LIST, keys: ({ id }) => [id] }, presentErasure);
  }

  @Get('erasures/:erasureId')
  @Access('getContactErasure')
  @ApiOperation({ operationId: 'getContactErasure', summary: 'The receipt of an erasure' })
  @ApiOkResponse({ type: ErasureView })
  async get(@CurrentCaller() caller: Caller, @WireIdParam('cer', 'erasureId') id: string): Promise<ErasureView> {
    const receipt = await this.receipts.one(callerScope(caller), id);
    if (receipt === null) throw platformProblems.not_found();
    return presentErasure(receipt);
  }

  @Post(':id/merge')
  @Existing(ContactLocator)
  @Access('mergeContact')
  @ApiOperation({
    operationId: 'mergeContact',
    summary: 'Make one of two contacts',
    description:
      'This one stays and keeps what it knows; it learns what only the other knew. Tags come together, evidence is handed over, and what either took back stays taken back: consent, lists.',
  })
  @ApiCreatedResponse({ type: ContactView })
  merge(
    @CurrentCaller() caller: Caller,
    @WireIdParam('con') id: string,
    @Body() { contactId }: MergeContactBody,
    @Ip() ip: string,
  ): Promise<ContactView> {
    const gone = parseWireId(WIRE_PREFIXES.contact, contactId);
    const [scope, actor] = [callerScope(caller), actorOf(caller, ip)];
    return this.answers.keeping(presentContact, (keep) => this.merging.run(scope, id, gone, actor, keep));
  }
}

function presentErasure({ id, counts, erasedAt }: ContactErasureEntity): ErasureView {
  return { id: wireId(WIRE_PREFIXES.contactErasure, id), counts, erasedAt: toIso(erasedAt) };
}
