import { Body, Controller, Ip, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiExtraModels, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '../../../../kernel/problem.js';
import type { Language } from '../../../../kernel/texts.js';
import {
  Access,
  type Caller,
  callerScope,
  Consumes,
  CurrentCaller,
  IdempotentAnswer,
  platformProblems,
  preferredLanguage,
} from '../../../../platform/http/index.js';
import { AccountsFacade } from '../../../accounts/index.js';
import { readWritten } from '../../attachments/index.js';
import { queuesOfCustomer, sees, TOPICS } from '../../tickets/index.js';
import { OpenSupportTicket, type TicketWithFiles } from '../use-cases/open-support-ticket.js';
import { OpenedTicketDto, OpenTicketDto } from './opening.dto.js';
import { presentOpened } from './opening.presenter.js';

@ApiTags('Support')
@ApiExtraModels(OpenTicketDto)
@Controller('v1/support/tickets')
export class OpeningController {
  constructor(
    private readonly opening: OpenSupportTicket,
    private readonly accounts: AccountsFacade,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Post()
  @Consumes('application/json', 'multipart/form-data')
  @Access('openTicket')
  @ApiOperation({
    summary: 'Open a ticket',
    description:
      'As JSON, or as a form with the same fields and files named `attachments`. Without `articlesConsulted` the answer may be 409 `suggestions`: articles that say more at once. Topics about money are for owner, admin and billing.',
  })
  @ApiBody({ schema: { $ref: getSchemaPath(OpenTicketDto) } })
  @ApiCreatedResponse({ type: OpenedTicketDto })
  async openTicket(
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Ip() ip: string,
    @Body() body: unknown,
  ): Promise<OpenedTicketDto> {
    const { input, files } = await readWritten(OpenTicketDto, request, reply, body);
    const { topic, subject, description } = input;
    if (!sees(queuesOfCustomer(caller), TOPICS[topic].queue)) throw mayNotSee(caller);
    const draft = { topic, subject, description, files, language: input.language ?? null };
    const articlesConsulted = input.articlesConsulted === true;
    const by = { caller, ip, language: await this.languageOf(caller, request) };
    return this.answers.keeping(
      (opened: TicketWithFiles) => presentOpened(opened, description),
      (keep) => this.opening.run(callerScope(caller), { ...draft, articlesConsulted }, by, keep),
    );
  }

  /** What the request asks for, else what is known of the person, or of the owner behind a program. */
  private async languageOf(caller: Caller, request: FastifyRequest): Promise<Language> {
    const contact =
      caller.kind === 'user'
        ? await this.accounts.userContact(caller.userId)
        : await this.accounts.ownerContact(callerScope(caller).accountId);
    return preferredLanguage(request.headers['accept-language'], contact?.locale ?? 'en');
  }
}

function mayNotSee(caller: Caller): Problem {
  return caller.kind === 'key' ? platformProblems.insufficient_scope() : platformProblems.forbidden();
}
