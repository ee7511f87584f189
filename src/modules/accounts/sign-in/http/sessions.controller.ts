import { Controller, Delete, Get, HttpCode, Injectable, Ip, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { toIso } from '../../../../kernel/time/instant.js';
import {
  Access,
  ApiPage,
  type Caller,
  CurrentCaller,
  Existing,
  ListQuery,
  type Page,
  page,
  parseCursor,
  platformProblems,
  type ResourceLocator,
  WireIdParam,
} from '../../../../platform/http/index.js';
import type { OwnSession } from '../data/sessions.repository.js';
import { OwnPerson, ownerOf } from '../use-cases/own-person.js';
import { OwnSessions } from '../use-cases/own-sessions.js';
import { SessionDto } from './sessions.dto.js';

const SESSIONS = 'sessions';

@Injectable()
export class SessionLocator implements ResourceLocator {
  constructor(private readonly sessions: OwnSessions) {}

  async locate(caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId(WIRE_PREFIXES.session, parameters['id'] ?? '');
    const session = caller && id ? await this.sessions.find(ownerOf(caller), id) : null;
    return session && caller && presentSession(session, caller);
  }
}

@ApiTags('Own sign-in')
@Controller('v1/auth/sessions')
export class SessionsController {
  constructor(
    private readonly people: OwnPerson,
    private readonly sessions: OwnSessions,
  ) {}

  @Get()
  @Access('listSessions')
  @ApiPage(SessionDto)
  @ApiOperation({ summary: 'List where you are signed in' })
  async listSessions(@CurrentCaller() caller: Caller, @Query() query: ListQuery): Promise<Page<SessionDto>> {
    const [before = null] = (parseCursor(SESSIONS, ['uuid'], query.cursor) ?? []) as string[];
    const rows = await this.sessions.page(ownerOf(caller), { before, limit: query.limit });
    return page(rows, query.limit, { list: SESSIONS, keys: (session) => [session.id] }, (session) =>
      presentSession(session, caller),
    );
  }

  @Get(':id')
  @Access('getSession')
  @ApiOperation({ summary: 'Show one of your open sessions' })
  async getSession(@CurrentCaller() caller: Caller, @WireIdParam('ses') id: string): Promise<SessionDto> {
    const session = await this.sessions.find(ownerOf(caller), id);
    if (!session) throw platformProblems.not_found();
    return presentSession(session, caller);
  }

  @Delete(':id')
  @HttpCode(204)
  @Access('endSession')
  @Existing(SessionLocator)
  @ApiOperation({ summary: 'Sign one of your sessions out' })
  async endSession(@CurrentCaller() caller: Caller, @WireIdParam('ses') id: string, @Ip() ip: string): Promise<void> {
    await this.sessions.end(await this.people.of(caller), id, ip);
  }
}

function presentSession(session: OwnSession, caller: Caller): SessionDto {
  return {
    id: wireId(WIRE_PREFIXES.session, session.id),
    current: caller.kind !== 'key' && caller.sessionId === session.id,
    impersonated: session.impersonated,
    ip: session.ip,
    userAgent: session.userAgent,
    createdAt: toIso(session.createdAt),
    lastUsedAt: toIso(session.lastUsedAt),
    expiresAt: toIso(session.expiresAt),
  };
}
