import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsObject, IsOptional, IsString, MaxLength, ValidateIf } from 'class-validator';
import { IfGiven, ListQuery } from '../../../../platform/http/index.js';
import { CleanText } from '../../../accounts/index.js';

const given = (_: object, value: unknown): boolean => value !== undefined && value !== null;

export class SubscribeBody {
  @ApiProperty({ example: 'q3Zk7mB1xX0cT5vY9wLrPa2d', description: 'The list’s token.' })
  @IsString()
  @MaxLength(200)
  token: string;

  @ApiProperty({ format: 'email', example: 'ada@example.net' })
  @IsString()
  @MaxLength(320)
  email: string;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    example: { city: 'Paris' },
    description: 'Kept of who is new. What is known of a contact changes nobody by a form.',
  })
  @IfGiven()
  @IsObject()
  fields?: Record<string, unknown>;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'fr', description: 'What the person reads.' })
  @ValidateIf(given)
  @IsString()
  @MaxLength(35)
  language?: string | null;

  @ApiPropertyOptional({ maxLength: 500, example: 'https://shop.example/news', description: 'The page of the form.' })
  @IfGiven()
  @CleanText(500)
  where?: string;
}

export class SubscribedView {
  @ApiProperty({ enum: ['accepted'], description: 'The same whoever it was. If need be, a mail asks the owner.' })
  status: 'accepted';
}

export class AddMembersBody {
  @ApiPropertyOptional({ type: [String], maxItems: 5000, example: ['ada@example.net'] })
  @IsOptional()
  emails?: unknown;

  @ApiPropertyOptional({
    type: 'array',
    maxItems: 5000,
    items: {
      oneOf: [
        { type: 'string', description: 'The id of a contact.' },
        { type: 'object', description: 'A contact as for `POST /v1/contacts`, without lists.' },
      ],
    },
    example: [{ email: 'ada@example.net', fields: { city: 'Paris' } }],
  })
  @IsOptional()
  contacts?: unknown;

  @ApiPropertyOptional({
    default: false,
    description:
      'You have evidence that all of them agreed. Then nobody has to confirm on a list with double opt-in; it is recorded as your word.',
  })
  @IfGiven()
  @IsBoolean()
  consented?: boolean;
}

class RejectedMemberView {
  @ApiProperty({ example: 3, description: 'In what was sent, from 0.' }) index: number;
  @ApiProperty({ example: 'email' }) field: string;
  @ApiProperty({ example: 'address_invalid' }) code: string;
}

export class AddedMembersView {
  @ApiProperty({ type: 'integer', description: 'Who was not on the list and now is, or is asked to confirm.' })
  added: number;
  @ApiProperty({ type: 'integer', description: 'Of these those who are asked to confirm.' }) pending: number;
  @ApiProperty({ type: 'integer', description: 'Who was on the list already.' }) unchanged: number;
  @ApiProperty({ type: 'integer', description: 'Who has left the list and stays away.' }) unsubscribed: number;
  @ApiProperty({ type: [RejectedMemberView] }) rejected: RejectedMemberView[];
}

export class MembersQuery extends ListQuery {
  @ApiPropertyOptional({ enum: ['pending', 'active', 'unsubscribed'] })
  @IsOptional()
  @IsIn(['pending', 'active', 'unsubscribed'])
  status?: 'pending' | 'active' | 'unsubscribed';
}

export class MemberView {
  @ApiProperty({ example: 'con_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) contactId: string;
  @ApiProperty({ example: 'ada@example.net' }) email: string;
  @ApiProperty({ enum: ['pending', 'active', 'unsubscribed'] }) status: string;
  @ApiProperty({ format: 'date-time', description: 'When it became so.' }) since: string;
}
