import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsObject } from 'class-validator';
import { IfGiven } from '../../../../platform/http/index.js';
import { CleanText } from '../../../accounts/index.js';
import { MAX_VALUES } from '../rules/condition-value.js';
import { MAX_DEPTH, MAX_NODES } from '../rules/read-condition.js';

const NAME_CHARS = 100;
const EXAMPLE = {
  all: [
    { field: 'city', op: 'in', value: ['Lyon', 'Paris'] },
    { field: 'lastOpenedAt', op: 'withinDays', value: 90 },
    { not: { inList: 'lst_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' } },
  ],
};
const CONDITION = {
  type: 'object',
  additionalProperties: true,
  example: EXAMPLE,
  description: `\`{all: []}\`, \`{any: []}\`, \`{not}\`, \`{inList}\` or \`{field, op, value}\`; at most ${MAX_DEPTH} levels, ${MAX_NODES} conditions, ${MAX_VALUES} values of one \`in\`. Every fault is told with its place.`,
} as const;

export class CreateSegmentBody {
  @ApiProperty({ maxLength: NAME_CHARS, example: 'Readers in Lyon and Paris' })
  @CleanText(NAME_CHARS)
  name: string;

  @ApiProperty(CONDITION)
  @IsObject()
  condition: object;
}

export class ChangeSegmentBody {
  @ApiPropertyOptional({ maxLength: NAME_CHARS, example: 'Readers in Lyon' })
  @IfGiven()
  @CleanText(NAME_CHARS)
  name?: string;

  @ApiPropertyOptional(CONDITION)
  @IfGiven()
  @IsObject()
  condition?: object;
}

export class CountSegmentBody {
  @ApiProperty(CONDITION)
  @IsObject()
  condition: object;
}

export class SegmentCountView {
  @ApiProperty({ type: 'integer', minimum: 0, example: 4711, description: 'Contacts that fulfil it at this moment.' })
  count: number;

  @ApiProperty({
    example: 'Contacts where city is one of “Lyon”, “Paris” and the last open lies within the last 90 days.',
    description: 'What the condition says, in the language of `Accept-Language`.',
  })
  sentence: string;
}

class SegmentFaultView {
  @ApiProperty({ example: 'condition.all[2].not.inList' }) field: string;
  @ApiProperty({ example: '/all/2/not/inList', description: 'The same place as RFC 6901 writes it.' }) pointer: string;
  @ApiProperty({ example: 'reference_not_found' }) code: string;
  @ApiProperty({ example: 'There is no such list.' }) message: string;
}

export class SegmentView {
  @ApiProperty({ example: 'seg_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) id: string;
  @ApiProperty({ example: 'Readers in Lyon and Paris' }) name: string;
  @ApiProperty({ type: 'object', additionalProperties: true, example: EXAMPLE }) condition: object;
  @ApiProperty({
    enum: ['ready', 'broken'],
    description: '`broken`: it names a field or a list that is there no more, and finds nobody until it is changed.',
  })
  status: 'ready' | 'broken';
  @ApiProperty({ type: String, nullable: true, description: 'What the condition says; null when it is broken.' })
  sentence: string | null;
  @ApiProperty({ type: [SegmentFaultView], description: 'Why it is broken.' }) faults: SegmentFaultView[];
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time' }) updatedAt: string;
}
