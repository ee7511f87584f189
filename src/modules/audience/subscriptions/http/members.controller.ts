import { Body, Controller, Delete, Get, HttpCode, Ip, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { type Instant, toIso } from '../../../../kernel/time/instant.js';
import {
  Access,
  ApiPage,
  bodyProblem,
  type Caller,
  callerScope,
  CurrentCaller,
  Existing,
  IdempotentAnswer,
  type Page,
  page,
  parseCursor,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { ListLocator, type ListMember } from '../../lists/index.js';
import { readMembers } from '../rules/read-members.js';
import { AddMembers } from '../use-cases/add-members.js';
import { Members } from '../use-cases/members.js';
import { AddedMembersView, AddMembersBody, MembersQuery, MemberView } from './subscriptions.dto.js';

const LIST = 'list-members';

@ApiTags('Lists')
@Controller('v1/lists/:id/members')
export class MembersController {
  constructor(
    private readonly adding: AddMembers,
    private readonly members: Members,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Post()
  @HttpCode(200)
  @Existing(ListLocator)
  @Access('addListMembers')
  @ApiOperation({
    operationId: 'addListMembers',
    summary: 'Put contacts on a list',
    description:
      'By `emails` or `contacts`, up to 5,000 at once. Who is no contact yet becomes one; what is given of the others is changed. Everyone is judged for himself. On a list with double opt-in a mail asks each of them first, and who has left stays away.',
  })
  @ApiOkResponse({ type: AddedMembersView })
  add(
    @CurrentCaller() caller: Caller,
    @WireIdParam('lst') id: string,
    @Body() body: AddMembersBody,
    @Ip() ip: string,
  ): Promise<AddedMembersView> {
    const read = readMembers(body, (text) => parseWireId(WIRE_PREFIXES.contact, text));
    if (!read.ok) throw bodyProblem(read.faults);
    const [scope, actor] = [callerScope(caller), actorOf(caller, ip)];
    const { consented = false } = body;
    return this.answers.keeping(
      (added: AddedMembersView) => added,
      (keep) => this.adding.run(scope, id, read.wishes, consented, actor, keep),
    );
  }

  @Get()
  @Existing(ListLocator)
  @Access('listListMembers')
  @ApiOperation({ operationId: 'listListMembers', summary: 'Who is on a list, newest contact first' })
  @ApiPage(MemberView)
  async list(
    @CurrentCaller() caller: Caller,
    @WireIdParam('lst') id: string,
    @Query() { status, limit, cursor }: MembersQuery,
  ): Promise<Page<MemberView>> {
    const before = (parseCursor(LIST, ['uuid'], cursor)?.[0] as string | undefined) ?? null;
    const rows = await this.members.page(callerScope(caller), id, { status, limit, before });
    return page(rows, limit, { list: LIST, keys: ({ contactId }) => [contactId] }, presentMember);
  }

  @Delete(':contactId')
  @HttpCode(204)
  @Existing(ListLocator)
  @Access('removeListMember')
  @ApiOperation({
    operationId: 'removeListMember',
    summary: 'Take a contact off a list',
    description:
      'As if it had never been there. Who took his consent back is to stay known as unsubscribed: `POST /v1/contacts/{id}/consents`.',
  })
  @ApiNoContentResponse()
  async remove(
    @CurrentCaller() caller: Caller,
    @WireIdParam('lst') id: string,
    @WireIdParam('con', 'contactId') contactId: string,
  ): Promise<void> {
    await this.members.remove(callerScope(caller), id, contactId);
  }
}

function presentMember({ contactId, email, status, since }: ListMember): MemberView {
  return { contactId: wireId(WIRE_PREFIXES.contact, contactId), email, status, since: toIso(since as Instant) };
}
