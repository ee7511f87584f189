import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength, ValidateIf } from 'class-validator';
import { CleanText } from '../../../accounts/index.js';
import { FIELD_TYPES, type FieldType } from '../rules/field-type.js';

const given = (_: object, value: unknown): boolean => value !== undefined && value !== null;
const LABEL_CHARS = 100;

class FieldLabelBody {
  @ApiPropertyOptional({ type: String, nullable: true, maxLength: LABEL_CHARS, example: 'Town' })
  @ValidateIf(given)
  @CleanText(LABEL_CHARS)
  label?: string | null;
}

export class DefineFieldBody extends FieldLabelBody {
  @ApiProperty({ pattern: '^[A-Za-z][A-Za-z0-9_]{0,49}$', example: 'city', description: 'Stays for ever.' })
  @IsString()
  @MaxLength(200)
  key: string;

  @ApiProperty({ enum: FIELD_TYPES, description: 'Stays for ever. A date is `YYYY-MM-DD`.' })
  @IsIn(FIELD_TYPES)
  type: FieldType;
}

export class ChangeFieldBody extends FieldLabelBody {}

export class ContactFieldView {
  @ApiProperty({ example: 'city' }) key: string;
  @ApiProperty({ enum: FIELD_TYPES }) type: string;
  @ApiProperty({ type: String, nullable: true, example: 'Town' }) label: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time' }) updatedAt: string;
}
