import { Body, Controller, Headers, Ip, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, bodyProblem, IdempotentAnswer, preferredLanguage } from '../../../../platform/http/index.js';
import { normaliseEmail } from '../../../accounts/index.js';
import type { TicketEntity } from '../../tickets/index.js';
import { ContactUs } from '../use-cases/contact-us.js';
import { ContactDto, ContactReferenceDto } from './opening.dto.js';

@ApiTags('Support')
@Controller('v1/contact')
export class ContactController {
  constructor(
    private readonly contact: ContactUs,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Post()
  @Access('contactUs')
  @ApiOperation({
    summary: 'Write to us without an account',
    description:
      'The answer goes to the address. It is the same for everybody: it tells nothing about who is a customer.',
  })
  @ApiCreatedResponse({ type: ContactReferenceDto })
  contactUs(
    @Body() body: ContactDto,
    @Ip() ip: string,
    @Headers('accept-language') languages: string | undefined,
  ): Promise<ContactReferenceDto> {
    const { topic, name, message: text, locale } = body;
    const email = normaliseEmail(body.email);
    if (email === null) throw bodyProblem([{ field: 'email', code: 'wrong_format', message: '' }]);
    const language = locale ?? preferredLanguage(languages);
    return this.answers.keeping(
      (ticket: TicketEntity) => ({ reference: String(ticket.number) }),
      (keep) => this.contact.run({ topic, email, name, text, language }, ip, keep),
    );
  }
}
