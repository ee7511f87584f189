import { Body, Controller, Delete, Get, HttpCode, Injectable, Ip, Patch, Post, Query, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { parseWireId, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
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
  page,
  parseCursor,
  platformProblems,
  requireMatch,
  type ResourceLocator,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import type { TicketMacroEntity } from '../data/ticket-macro.entity.js';
import { ManageMacros, type MacroWish } from '../use-cases/manage-macros.js';
import { ChangeMacroDto, CreateMacroDto, MacroView } from './macros.dto.js';

const LIST = 'ticket-macros';

@Injectable()
export class MacroLocator implements ResourceLocator {
  constructor(private readonly macros: ManageMacros) {}

  async locate(_caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId(WIRE_PREFIXES.ticketMacro, parameters['id'] ?? '');
    const macro = id === null ? null : await this.macros.find(id);
    return macro && presentMacro(macro);
  }
}

@ApiTags('Operator: support')
@Controller('v1/admin/tickets/macros')
export class MacrosController {
  constructor(
    private readonly macros: ManageMacros,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Get()
  @Access('listTicketMacros')
  @ApiPage(MacroView)
  @ApiOperation({ summary: 'List the answers that are given often' })
  async listTicketMacros(@Query() query: ListQuery): Promise<Page<MacroView>> {
    const [before = null] = (parseCursor(LIST, ['uuid'], query.cursor) ?? []) as string[];
    const rows = await this.macros.page(before, query.limit);
    return page(rows, query.limit, { list: LIST, keys: (macro) => [macro.id] }, presentMacro);
  }

  @Get(':id')
  @Access('getTicketMacro')
  @ApiOperation({ summary: 'Show a macro' })
  async getTicketMacro(@WireIdParam('mac') id: string): Promise<MacroView> {
    const macro = await this.macros.find(id);
    if (!macro) throw platformProblems.not_found();
    return presentMacro(macro);
  }

  @Post()
  @Access('createTicketMacro')
  @ApiOperation({ summary: 'Keep an answer for many tickets' })
  createTicketMacro(
    @CurrentCaller() caller: Caller,
    @Body() body: CreateMacroDto,
    @Ip() ip: string,
  ): Promise<MacroView> {
    return this.answers.keeping(presentMacro, (keep) =>
      this.macros.create(wishOf(body) as MacroWish, actorOf(caller, ip), keep),
    );
  }

  @Patch(':id')
  @Access('changeTicketMacro')
  @Existing(MacroLocator)
  @ApiOperation({ summary: 'Change a macro; what is left out stays, texts are replaced together' })
  async changeTicketMacro(
    @CurrentCaller() caller: Caller,
    @WireIdParam('mac') id: string,
    @Body() body: ChangeMacroDto,
    @Req() request: FastifyRequest,
  ): Promise<MacroView> {
    return presentMacro(await this.macros.change(id, wishOf(body), actorOf(caller, request.ip), seenBy(request)));
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('deleteTicketMacro')
  @Existing(MacroLocator)
  @ApiNoContentResponse()
  @ApiOperation({ summary: 'Delete a macro; what was written with it stays' })
  async deleteTicketMacro(
    @CurrentCaller() caller: Caller,
    @WireIdParam('mac') id: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.macros.remove(id, actorOf(caller, request.ip), seenBy(request));
  }
}

function wishOf({ name, texts }: ChangeMacroDto): Partial<MacroWish> {
  return { ...(name === undefined ? {} : { name: name.trim() }), ...(texts ? { texts: { ...texts } } : {}) };
}

/** Judged once more under lock: of two who saw the same version one is too late. */
function seenBy(request: FastifyRequest): (macro: TicketMacroEntity) => void {
  return (macro) => requireMatch(request.headers['if-match'], presentMacro(macro));
}

function presentMacro({ id, name, texts, createdAt, updatedAt }: TicketMacroEntity): MacroView {
  return {
    id: wireId(WIRE_PREFIXES.ticketMacro, id),
    name,
    texts,
    createdAt: toIso(createdAt),
    updatedAt: toIso(updatedAt),
  };
}
