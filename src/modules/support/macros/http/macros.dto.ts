import { applyDecorators } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsDefined, IsObject, IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { IfGiven } from '../../../../platform/http/index.js';

function MacroText(): PropertyDecorator {
  return applyDecorators(IsOptional(), IsString(), MaxLength(20_000), Matches(/\S/));
}

function MacroName(): PropertyDecorator {
  return applyDecorators(IsString(), MaxLength(100), Matches(/\S/));
}

/** The answer in the languages it is written in. `{{customer}}`, `{{number}}`, `{{subject}}` and `{{agent}}` are filled in. */
export class MacroTextsDto {
  /** @example "Hello {{customer}}, your ticket {{number}} is with our experts." */
  @MacroText()
  en?: string;
  /** @example "Bonjour, votre adresse est de nouveau autorisée." */
  @MacroText()
  fr?: string;
  /** @example "Guten Tag, Ihre Adresse ist wieder frei." */
  @MacroText()
  de?: string;
  /** @example "Buenos días: su dirección vuelve a estar permitida." */
  @MacroText()
  es?: string;
  /** @example "Buongiorno, il suo indirizzo è di nuovo abilitato." */
  @MacroText()
  it?: string;
}

export class CreateMacroDto {
  /** @example "With our experts" */
  @MacroName()
  name: string;

  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => MacroTextsDto)
  texts: MacroTextsDto;
}

export class ChangeMacroDto {
  /** @example "With our experts" */
  @IfGiven()
  @MacroName()
  name?: string;

  @IfGiven()
  @IsObject()
  @ValidateNested()
  @Type(() => MacroTextsDto)
  texts?: MacroTextsDto;
}

export class MacroView {
  /** @example "mac_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  id: string;
  /** @example "With our experts" */
  name: string;
  texts: MacroTextsDto;
  /** @example "2026-03-01T10:00:00.000Z" */
  createdAt: string;
  /** @example "2026-03-01T10:00:00.000Z" */
  updatedAt: string;
}
