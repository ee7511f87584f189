import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { PlanView } from './catalogue.dto.js';

const OFFER = /^[a-z0-9][a-z0-9._-]{0,63}$/;

export class CompareQuery {
  @ApiPropertyOptional({ type: 'string', example: 'freemium-fr', description: 'Default: the first offer.' })
  @IsOptional()
  @Matches(OFFER)
  offer?: string;
}

export class ComparedFeatureView {
  @ApiProperty({ example: 'sso' }) code: string;
  @ApiProperty({ example: 'Single sign-on' }) name: string;
  @ApiProperty({ description: 'Only custom plans have it.' }) customOnly: boolean;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: { 'pln_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11': true },
    description: 'Plan id → true, false, a number or a text.',
  })
  values: Record<string, unknown>;
}

export class ComparisonView {
  @ApiProperty({ type: [PlanView] }) plans: PlanView[];
  @ApiProperty({ type: [ComparedFeatureView] }) features: ComparedFeatureView[];
}

export class RecommendationBody {
  @ApiProperty({
    type: 'integer',
    minimum: 1,
    maximum: 2_000_000_000,
    example: 30000,
    description: 'Recipients a month.',
  })
  @IsInt()
  @Min(1)
  @Max(2_000_000_000)
  monthlyVolume: number;

  @ApiPropertyOptional({
    type: [String],
    maxItems: 20,
    example: ['sso'],
    description: 'Codes that are `customOnly` in the comparison.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(64, { each: true })
  customFeatures?: string[];

  @ApiPropertyOptional({ type: 'string', example: 'freemium-fr', description: 'Default: the first offer.' })
  @IsOptional()
  @Matches(OFFER)
  offer?: string;
}

export class RecommendationReasonView {
  @ApiProperty({ example: 'smallest_that_fits' }) code: string;
  @ApiProperty({ example: 'The cheapest plan that takes this volume.' }) text: string;
}

export class RecommendationView {
  @ApiProperty({ type: PlanView, nullable: true }) plan: PlanView | null;
  @ApiProperty({ type: [RecommendationReasonView] }) reasons: RecommendationReasonView[];
}
