import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { wireId } from '../../../../kernel/ids.js';
import {
  Access,
  type Caller,
  CurrentCaller,
  Existing,
  OwnIdempotency,
  WireIdParam,
} from '../../../../platform/http/index.js';
import { TemplateLocator } from '../../templates/index.js';
import type { AcceptedMessage } from '../accept.types.js';
import { SendTemplateTest } from '../use-cases/send-template-test.js';
import { answer, claimOf } from './kept-answer.js';
import { AcceptedMessageView } from './submission.dto.js';
import { submitterOf } from './submitter.js';
import { TestTemplateBody } from './template-tests.dto.js';

@ApiTags('Templates')
@Controller('v1/templates/:id/test')
export class TemplateTestsController {
  constructor(private readonly sendTest: SendTemplateTest) {}

  @Post()
  @HttpCode(202)
  @OwnIdempotency()
  @Existing(TemplateLocator)
  @Access('testTemplate')
  @ApiOperation({
    operationId: 'testTemplate',
    summary: 'Send a template to yourself',
    description:
      'An ordinary message with the tag `template-test`, to an address that is proven to be yours: it counts like any other.',
  })
  @ApiAcceptedResponse({ type: AcceptedMessageView })
  async test(
    @CurrentCaller() caller: Caller,
    @WireIdParam('tpl') id: string,
    @Body() body: TestTemplateBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AcceptedMessage | string> {
    const userId = caller.kind === 'user' ? caller.userId : null;
    const wanted = { ...body, templateId: wireId('tpl', id) };
    return answer(reply, await this.sendTest.run(submitterOf(caller), userId, wanted, claimOf(request)));
  }
}
