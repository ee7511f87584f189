import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';
import { type Money, parseAmount } from '../../../../kernel/money.js';

/** An amount of money on the wire. */
export class AmountView {
  @ApiProperty({ example: '25.00' }) amount: string;
  @ApiProperty({ example: 'EUR' }) currency: string;
}

/** `{ "amount": "25.00", "currency": "EUR" }`, or the amount alone; euros in any case. */
export function readEuros(value: unknown): Money | null {
  if (typeof value === 'string') return value.length <= 20 ? parseAmount(value) : null;
  if (typeof value !== 'object' || value === null) return null;
  const { amount, currency, ...others } = value as Record<string, unknown>;
  const plain = typeof amount === 'string' && (currency === undefined || currency === 'EUR');
  return plain && Object.keys(others).length === 0 ? readEuros(amount) : null;
}

/** A field that `readEuros` understands and that is not negative. */
export function Euros(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: AmountView, description: 'Euros.' }),
    ValidateBy(
      {
        name: 'euros',
        validator: {
          validate: (value: unknown) => {
            const euros = readEuros(value);
            return euros !== null && euros.minor >= 0n;
          },
          defaultMessage: () => 'must be an amount in EUR such as {"amount": "25.00", "currency": "EUR"}',
        },
      },
      { context: { code: 'amount_invalid' } },
    ),
  );
}
