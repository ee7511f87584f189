import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Allow, IsOptional, IsString, Matches } from 'class-validator';
import { PlanView } from './catalogue.dto.js';

const CODE = /^[a-z0-9][a-z0-9._-]{0,63}$/;
const AMOUNT = { type: 'string', pattern: '^\\d{1,9}\\.\\d{2}$', example: '25.00' } as const;
const LIMIT = { type: 'integer', nullable: true, minimum: 1, maximum: 2_000_000_000 } as const;
const FROM =
  'A calendar date, which means midnight in the offer’s zone, or a time. Today’s date means now; earlier ones are refused.';

class PlanQuotaBody {
  @ApiProperty({ ...LIMIT, example: 30000 }) monthly: number | null;
  @ApiProperty({ ...LIMIT, example: null }) daily: number | null;
}

class PlanPriceBody {
  @ApiProperty({ enum: ['month', 'year'] }) interval: string;
  @ApiProperty({ ...AMOUNT, description: 'Without VAT.' }) amount: string;
  @ApiPropertyOptional({ enum: ['EUR'] }) currency?: string;
  @ApiPropertyOptional({ enum: [false], type: 'boolean' }) taxIncluded?: boolean;
}

class PlanAddOnBody {
  @ApiProperty({ enum: ['seat', 'dedicated_ip', 'phone_support', 'priority_support'] }) kind: string;
  @ApiProperty(AMOUNT) amount: string;
  @ApiPropertyOptional({
    enum: ['term', 'month'],
    description: 'Default: dedicated IPs by the month, the rest a term.',
  })
  period?: string;
  @ApiPropertyOptional({ enum: ['EUR'] }) currency?: string;
  @ApiPropertyOptional({ enum: [false], type: 'boolean' }) taxIncluded?: boolean;
}

/** What a plan is; judged as a plan of `OFFERS_FILE` is. */
class PlanTermsBody {
  @ApiProperty({ type: 'string', minLength: 1, maxLength: 200, example: 'Essential 30,000' })
  @Allow()
  name: string;

  @ApiProperty({ type: 'string', pattern: CODE.source, example: 'essential' })
  @Allow()
  tier: string;

  @ApiPropertyOptional({ type: 'boolean', description: 'Sold on quotation.' })
  @Allow()
  custom?: boolean;

  @ApiPropertyOptional({ type: 'boolean', description: 'Default: true unless custom.' })
  @Allow()
  purchasable?: boolean;

  @ApiProperty({ ...LIMIT, example: 30000 })
  @Allow()
  monthlyVolume: number | null;

  @ApiProperty({ type: PlanQuotaBody })
  @Allow()
  quota: PlanQuotaBody;

  @ApiProperty({ type: [PlanPriceBody] })
  @Allow()
  prices: PlanPriceBody[];

  @ApiPropertyOptional({ type: [PlanAddOnBody] })
  @Allow()
  addOns?: PlanAddOnBody[];

  @ApiProperty({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'boolean' }, { type: 'number' }, { type: 'string' }] },
    example: { sso: false },
  })
  @Allow()
  features: Record<string, unknown>;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    example: { 'quota.onExceed': 'reject' },
    description: 'What differs from the offer.',
  })
  @Allow()
  policies?: Record<string, unknown>;
}

export class NewPlanBody extends PlanTermsBody {
  @ApiProperty({ type: 'string', pattern: CODE.source, example: 'freemium-fr' })
  @IsString()
  @Matches(CODE)
  offer: string;

  @ApiProperty({ type: 'string', pattern: CODE.source, example: 'freemium-fr.essential-30k' })
  @Allow()
  code: string;

  @ApiPropertyOptional({ type: 'string', example: '2026-09-01', description: `${FROM} Default: now.` })
  @Allow()
  validFrom?: string;
}

export class NewPlanVersionBody extends PlanTermsBody {
  @ApiPropertyOptional({ type: 'string', pattern: CODE.source, description: 'That of the plan.' })
  @IsOptional()
  @Matches(CODE)
  offer?: string;

  @ApiPropertyOptional({ type: 'string', pattern: CODE.source, description: 'That of the plan.' })
  @IsOptional()
  @Matches(CODE)
  code?: string;

  @ApiProperty({ type: 'string', example: '2026-09-01', description: FROM })
  @IsString()
  validFrom: string;
}

export class StaffPlanView extends PlanView {
  @ApiProperty({ example: '2026-09-01T22:00:00.000Z', description: 'From then on this version is what is sold.' })
  validFrom: string;
}
