import { Body, Controller, Delete, Get, HttpCode, Injectable, Patch, Post, Query } from '@nestjs/common';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsEmail,
  IsInt,
  IsOptional,
  IsString,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  type Caller,
  callerScope,
  Consumes,
  CurrentCaller,
  Existing,
  IdempotentAnswer,
  ListQuery,
  page,
  parseCursor,
  type ResourceLocator,
  SecretAnswer,
  WireIdParam,
} from '../../../src/platform/http/index.js';

import { PERMISSIONS } from '../../../src/contracts/roles.js';
import { AccessBy } from '../../../src/platform/http/auth/access.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';

export const KNOWN_ID = '0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11';

class Reader {
  @IsEmail()
  email: string;
}

class Letter {
  @IsString()
  @MaxLength(20)
  subject: string;

  @IsArray()
  @ArrayMaxSize(3)
  @ValidateNested({ each: true })
  @Type(() => Reader)
  to: Reader[];

  @IsOptional()
  @IsInt()
  @Min(1)
  weight?: number;
}

@Injectable()
export class LetterLocator implements ResourceLocator {
  locate(caller: Caller | null, { id }: Record<string, string>): Promise<object | null> {
    return Promise.resolve(id === `msg_${KNOWN_ID}` && caller?.kind !== 'staff' ? { version: 7 } : null);
  }
}

/** How often each operation really ran; idempotency tests count on it. */
export const runs = { create: 0, secret: 0, fail: 0, kept: 0 };
export const gate: { wait: Promise<void>; fault: Error | null } = { wait: Promise.resolve(), fault: null };

@Controller()
export class LettersController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly idempotent: IdempotentAnswer,
  ) {}

  /** Keeps its answer in its own transaction. */
  @Post('v1/kept-letters')
  @AccessBy(PERMISSIONS.send)
  async createKept(@CurrentCaller() caller: Caller): Promise<object> {
    const answer = await this.idempotent.keeping(
      (made: object) => made,
      (keep) =>
        this.unitOfWork.run(callerScope(caller), async (tx) => {
          const made = { number: runs.kept + 1 };
          await gate.wait;
          await keep(tx, made);
          return made;
        }),
    );
    runs.kept += 1;
    return answer;
  }

  @Post('v1/letters')
  @AccessBy(PERMISSIONS.send)
  async create(@Body() letter: Letter): Promise<object> {
    runs.create += 1;
    await gate.wait;
    return { number: runs.create, subject: letter.subject, to: letter.to };
  }

  @Get('v1/letters')
  @AccessBy(PERMISSIONS.mailRead)
  list(@Query() query: ListQuery): object {
    const after = parseCursor('letters', ['number'], query.cursor)?.[0] ?? 0;
    const rows = Array.from({ length: query.limit + 1 }, (_, i) => Number(after) + i + 1).filter((n) => n <= 120);
    return page(rows, query.limit, { list: 'letters', keys: (n) => [n] }, (n) => ({ n }));
  }

  @Get('v1/letters/:id')
  @AccessBy(PERMISSIONS.mailRead)
  @Existing(LetterLocator)
  show(@WireIdParam('msg') id: string): object {
    return { id: `msg_${id}`, subject: 'hello' };
  }

  @Patch('v1/letters/:id')
  @AccessBy(PERMISSIONS.send)
  @Existing(LetterLocator)
  change(@WireIdParam('msg') id: string, @Body() letter: Letter): object {
    return { id, subject: letter.subject };
  }

  @Delete('v1/letters/:id')
  @HttpCode(204)
  @AccessBy(PERMISSIONS.send)
  remove(@WireIdParam('msg') _id: string): void {
    return undefined;
  }

  @Post('v1/letters/:id/cancel')
  @HttpCode(200)
  @AccessBy(PERMISSIONS.send)
  cancel(@WireIdParam('msg') id: string, @CurrentCaller() caller: Caller): object {
    return { id, by: caller.kind };
  }

  @Post('v1/messages')
  @HttpCode(202)
  @AccessBy(PERMISSIONS.send)
  big(@Body() body: unknown): object {
    return { bytes: JSON.stringify(body).length };
  }

  @Post('v1/messages/raw')
  @HttpCode(202)
  @AccessBy(PERMISSIONS.send)
  @Consumes('message/rfc822')
  raw(@Body() body: unknown): object {
    return { bytes: (body as Buffer).length };
  }

  @Post('v1/auth/token')
  @AccessBy('public')
  @SecretAnswer()
  token(@Body() _body: Letter): object {
    runs.secret += 1;
    return { accessToken: `secret-${runs.secret}` };
  }

  @Post('v1/fail')
  @AccessBy('public')
  fail(): never {
    runs.fail += 1;
    throw gate.fault ?? new Error('select * from users where email = someone@example.org');
  }

  @Get('v1/admin/things')
  @AccessBy({ staff: ['compliance'] })
  adminList(@CurrentCaller() caller: Caller): object {
    return { kind: caller.kind };
  }

  @Post('v1/admin/things/decide')
  @AccessBy({ staff: ['compliance'], reserved: true })
  decide(): object {
    return {};
  }
}
