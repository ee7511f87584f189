import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsISO8601, IsOptional, IsString, Matches } from 'class-validator';
import { addIsoDuration } from '../../kernel/time/calendar.js';
import { type Instant, instantOf, toIso } from '../../kernel/time/instant.js';
import { Config } from '../config/config.js';
import { Access } from '../http/auth/access.js';
import { platformProblems } from '../http/problems/platform-problems.js';
import { TestClock } from './test-clock.js';

class MoveClockDto {
  /** The instant to move to. Give this or `advance`, not both. */
  @ApiPropertyOptional({ format: 'date-time', example: '2027-01-31T23:00:00.000Z' })
  @IsOptional()
  @IsISO8601({ strict: true, strictSeparator: true })
  now?: string;

  /** How far to move, as an ISO 8601 duration. */
  @ApiPropertyOptional({ example: 'P1D' })
  @IsOptional()
  @IsString()
  @Matches(/^P/, { message: 'must be an ISO 8601 duration such as P1D' })
  advance?: string;
}

class ClockDto {
  /** Business time. */
  @ApiProperty({ format: 'date-time', example: '2027-01-31T23:00:00.000Z' })
  now: string;
}

/** Moves business time on test installations (`TEST_CLOCK=1`); elsewhere it is not found. */
@ApiTags('admin: test clock')
@Controller('v1/admin/test-clock')
export class TestClockController {
  constructor(
    private readonly config: Config,
    private readonly testClock: TestClock,
  ) {}

  @Get()
  @Access('getTestClock')
  @ApiOperation({ operationId: 'getTestClock', summary: 'Read business time' })
  @ApiOkResponse({ type: ClockDto })
  read(): ClockDto {
    this.requireEnabled();
    return { now: toIso(this.testClock.now()) };
  }

  @Post()
  @HttpCode(200)
  @Access('moveTestClock')
  @ApiOperation({
    operationId: 'moveTestClock',
    summary: 'Move business time forward',
    description:
      'Answers when everything due up to then has run and its mails have been handed to delivery. May take minutes.',
  })
  @ApiOkResponse({ type: ClockDto })
  async move(@Body() body: MoveClockDto): Promise<ClockDto> {
    this.requireEnabled();
    return { now: toIso(await this.testClock.moveTo(this.targetOf(body))) };
  }

  private targetOf({ now, advance }: MoveClockDto): Instant {
    if ((now === undefined) === (advance === undefined)) throw this.fault('', 'Give exactly one of now and advance.');
    if (now !== undefined) return instantOf(now);
    const target = addIsoDuration(this.testClock.now(), advance!);
    if (target === null) throw this.fault('advance', 'Must be an ISO 8601 duration such as P1D.');
    return target;
  }

  private fault(field: string, message: string) {
    return platformProblems.validation_failed({ errors: [{ field, code: 'invalid', message }] });
  }

  private requireEnabled(): void {
    if (!this.config.testClock) throw platformProblems.not_found();
  }
}
