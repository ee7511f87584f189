import { Body, Controller, Delete, Get, HttpCode, Ip, Patch, Post, Query, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import { type Instant, instantOf } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
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
  requireMatch,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import type { ContactFilter } from '../data/contact-search.repository.js';
import { type ContactOrder, orderFor, prefixOf } from '../rules/contact-order.js';
import type { ContactWithLists } from '../use-cases/contact-with-lists.js';
import { ContactOperations } from './contact-operations.js';
import { ContactLocator } from './contact.locator.js';
import { ChangeContactBody, ContactsQuery, ContactView, CreateContactBody } from './contacts.dto.js';
import { presentContact } from './contacts.presenter.js';
import { evidenceOf } from './read-consent.js';

@ApiTags('Contacts')
@Controller('v1/contacts')
export class ContactsController {
  constructor(
    private readonly operations: ContactOperations,
    private readonly answers: IdempotentAnswer,
    private readonly clock: Clock,
  ) {}

  @Post()
  @Access('createContact')
  @ApiOperation({
    operationId: 'createContact',
    summary: 'Add a contact',
    description: 'An address is one contact of the account; 409 names the one that is there.',
  })
  @ApiCreatedResponse({ type: ContactView })
  create(@CurrentCaller() caller: Caller, @Body() body: CreateContactBody, @Ip() ip: string): Promise<ContactView> {
    const { lists = [], consents = [], ...row } = body;
    const now = this.clock.now();
    const wanted = {
      ...row,
      listIds: lists.map(listIdIn),
      consents: consents.map((consent, n) => evidenceOf(consent, now, `consents[${n}].`)),
    };
    const [scope, actor] = [callerScope(caller), actorOf(caller, ip)];
    return this.answers.keeping(presentContact, (keep) => this.operations.creating.run(scope, wanted, actor, keep));
  }

  @Get()
  @Access('listContacts')
  @ApiOperation({
    operationId: 'listContacts',
    summary: 'Find contacts',
    description: 'Newest first, unless what is asked for says otherwise. All filters must fit.',
  })
  @ApiPage(ContactView)
  async list(@CurrentCaller() caller: Caller, @Query() query: ContactsQuery): Promise<Page<ContactView>> {
    const order = orderFor(query);
    const list = `contacts by ${order}`;
    const after = parseCursor(list, SHAPE[order], query.cursor);
    const wish = { order, after, limit: query.limit };
    const rows = await this.operations.reading.page(callerScope(caller), filterOf(query), wish);
    return page(rows, query.limit, { list, keys: ({ contact }) => KEYS[order](contact) }, presentContact);
  }

  @Get(':id')
  @Access('getContact')
  @ApiOperation({ operationId: 'getContact', summary: 'One contact' })
  @ApiOkResponse({ type: ContactView })
  async get(@CurrentCaller() caller: Caller, @WireIdParam('con') id: string): Promise<ContactView> {
    const found = await this.operations.reading.one(callerScope(caller), id);
    if (found === null) throw platformProblems.not_found();
    return presentContact(found);
  }

  @Patch(':id')
  @Existing(ContactLocator)
  @Access('changeContact')
  @ApiOperation({
    operationId: 'changeContact',
    summary: 'Change what is known of a contact',
    description:
      'What is left out stays. Tags are replaced; of `fields` each is changed for itself, and null takes it away.',
  })
  @ApiOkResponse({ type: ContactView })
  async change(
    @CurrentCaller() caller: Caller,
    @WireIdParam('con') id: string,
    @Body() body: ChangeContactBody,
    @Req() request: FastifyRequest,
  ): Promise<ContactView> {
    const changed = await this.operations.changing.run(callerScope(caller), id, { ...body }, seenBy(request));
    return presentContact(changed);
  }

  @Delete(':id')
  @HttpCode(204)
  @Existing(ContactLocator)
  @Access('deleteContact')
  @ApiOperation({
    operationId: 'deleteContact',
    summary: 'Delete a contact',
    description:
      'With its lists, tags and evidence. Its address stays on the suppression list if it is there. To erase a person everywhere, use `POST /v1/contacts/erasures`.',
  })
  @ApiNoContentResponse()
  async remove(
    @CurrentCaller() caller: Caller,
    @WireIdParam('con') id: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const actor = actorOf(caller, request.ip);
    await this.operations.deleting.run(callerScope(caller), id, actor, seenBy(request));
  }
}

/** Judged once more under lock: of two who saw the same version one is too late. */
export function seenBy(request: FastifyRequest): (now: ContactWithLists) => void {
  return (now) => requireMatch(request.headers['if-match'], presentContact(now));
}

const SHAPE = { newest: ['uuid'], email: ['text'], updated: ['number', 'uuid'] } as const;
const KEYS: Record<ContactOrder, (contact: ContactWithLists['contact']) => (string | number)[]> = {
  newest: ({ id }) => [id],
  email: ({ email }) => [email],
  updated: ({ updatedAt, id }) => [updatedAt, id],
};

export function filterOf({
  email,
  phone,
  tag,
  list,
  ...times
}: Omit<ContactsQuery, 'limit' | 'cursor'>): ContactFilter {
  const time = (text: string | undefined): Instant | undefined => (text === undefined ? undefined : instantOf(text));
  return {
    email: email === undefined ? undefined : prefixOf(email),
    phone,
    tag: tag?.normalize('NFC').trim(),
    listId: list === undefined ? undefined : listIdIn(list),
    createdFrom: time(times.createdFrom),
    createdTo: time(times.createdTo),
    updatedFrom: time(times.updatedFrom),
    updatedTo: time(times.updatedTo),
  };
}

/** A malformed one is like one that does not exist. */
function listIdIn(text: string): string {
  return parseWireId(WIRE_PREFIXES.list, text) ?? NOBODY;
}

const NOBODY = '00000000-0000-0000-0000-000000000000';
