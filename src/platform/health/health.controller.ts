import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Access, platformProblems, Unlimited } from '../http/index.js';
import { Health } from './health.js';

class Live {
  @ApiProperty({ enum: ['live'], example: 'live' })
  status: 'live';
}

class ReadyChecks {
  @ApiProperty({ enum: ['ok', 'down'], example: 'ok' })
  database: string;
  @ApiProperty({ enum: ['ok', 'pending'], example: 'ok' })
  migrations: string;
  @ApiProperty({ enum: ['ok', 'degraded'], example: 'ok', description: 'Without Redis everything works, only slower.' })
  redis: string;
  @ApiProperty({ example: false, description: 'True once the process was told to stop.' })
  draining: boolean;
}

class Ready {
  @ApiProperty({ enum: ['ready'], example: 'ready' })
  status: 'ready';
  @ApiProperty({ type: ReadyChecks })
  checks: ReadyChecks;
}

@ApiTags('health')
@Controller('health')
@Unlimited()
export class HealthController {
  constructor(private readonly health: Health) {}

  @Get('live')
  @Access('getLiveness')
  @ApiOperation({ operationId: 'getLiveness', summary: 'Is the process alive?' })
  @ApiOkResponse({ type: Live })
  live(): Live {
    return { status: 'live' };
  }

  @Get('ready')
  @Access('getReadiness')
  @ApiOperation({
    operationId: 'getReadiness',
    summary: 'Should this process get requests?',
    description: 'Answers 503 with the same `checks` when it should not.',
  })
  @ApiOkResponse({ type: Ready })
  async ready(): Promise<Ready> {
    const { ready, checks } = await this.health.readiness();
    if (!ready) throw platformProblems.unavailable({ extra: { checks } });
    return { status: 'ready', checks };
  }
}
