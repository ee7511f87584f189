import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { addMs, DAY_MS, toIso } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { Access, queryProblem } from '../../../../platform/http/index.js';
import { ReadDeflection } from '../use-cases/read-deflection.query.js';
import { DeflectionDto, DeflectionQuery } from './deflection.dto.js';

const USUAL_DAYS = 30;

@ApiTags('Operator: help centre')
@Controller('v1/admin/articles/deflection')
export class DeflectionController {
  constructor(
    private readonly deflection: ReadDeflection,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('getDeflection')
  @ApiOkResponse({ type: DeflectionDto })
  @ApiOperation({
    operationId: 'getDeflection',
    summary: 'What the help centre spares',
    description: 'By article and by topic: suggested, read, solved, and how many opened a ticket all the same.',
  })
  async get(@Query() query: DeflectionQuery): Promise<DeflectionDto> {
    const now = this.clock.now();
    const to = query.to ?? toIso(now).slice(0, 10);
    const from = query.from ?? toIso(addMs(now, -USUAL_DAYS * DAY_MS)).slice(0, 10);
    if (from > to) throw queryProblem([{ field: 'from', code: 'after_end', message: 'Not after to.' }]);
    return { from, to, ...(await this.deflection.run(from, to)) };
  }
}
