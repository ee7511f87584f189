import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, ValidateBy } from 'class-validator';
import { type Money, parseAmount } from '../../../../kernel/money.js';
import { MoneyView } from '../../payments/index.js';

/** More than any invoice is over, and far from where numbers end. */
const MOST_MINOR = 10_000_000_000n;

/** `{ "amount": "25.00", "currency": "EUR" }`, above nothing; null for anything else. */
export function readPositiveEuros(value: unknown): Money | null {
  if (typeof value !== 'object' || value === null) return null;
  const { amount, currency, ...others } = value as Record<string, unknown>;
  if (typeof amount !== 'string' || amount.length > 20 || currency !== 'EUR') return null;
  const euros = Object.keys(others).length === 0 ? parseAmount(amount) : null;
  return euros !== null && euros.minor > 0n && euros.minor <= MOST_MINOR ? euros : null;
}

export function PositiveEuros(): PropertyDecorator {
  return applyDecorators(ApiProperty({ type: MoneyView, description: 'Euros, above nothing.' }), check());
}

export function OptionalPositiveEuros(description: string): PropertyDecorator {
  return applyDecorators(ApiPropertyOptional({ type: MoneyView, description }), IsOptional(), check());
}

function check(): PropertyDecorator {
  return ValidateBy(
    {
      name: 'positiveEuros',
      validator: {
        validate: (value: unknown) => readPositiveEuros(value) !== null,
        defaultMessage: () => 'must be an amount above nothing, such as {"amount": "25.00", "currency": "EUR"}',
      },
    },
    { context: { code: 'amount_invalid' } },
  );
}
