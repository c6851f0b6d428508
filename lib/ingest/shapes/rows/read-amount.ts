import { quote } from '@/lib/format/quote'
import { compileField, nameField } from '../fields/path'
import { toText } from '../fields/value'
import type { Mapping } from '../mapping'
import type { RowAmount } from '../source-row'
import { LONGEST_NAME, readText } from './read-id'
import { readNumber } from './read-number'
import type { Reading } from './reading'

const SIGNS: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP', EURO: 'EUR' }

/** What was paid: null where neither a value is said nor the currency of prices. A currency that is not three letters is refused, as amounts of it could be added to nothing. */
export function compileAmount({
  value,
  currency,
  fixedCurrency,
  decimal,
}: Mapping): (reading: Reading) => RowAmount | null {
  if (value === null && currency === null) return () => null
  const [getValue, getCurrency] = [compileField(value), compileField(currency)]
  const [valueName, currencyName] = [nameField(value ?? '.'), nameField(currency ?? '.')]
  return (reading) => {
    const { record, around } = reading
    const amount = readNumber(reading, getValue(record, around), valueName, decimal)
    if (amount === null) {
      const code = toCode(toText(getCurrency(record, around)) ?? '')
      return code === null ? null : { value: null, currency: code }
    }
    const said = readText(reading, getCurrency(record, around), currencyName, LONGEST_NAME)
    if (said === null) return { value: amount, currency: fixedCurrency }
    const code = toCode(said)
    if (code === null) {
      return reading.refuse(`${currencyName} is not a currency of three letters, such as EUR: ${quote(said)}`)
    }
    return { value: amount, currency: code }
  }
}

function toCode(text: string): string | null {
  const upper = text.trim().toUpperCase()
  const code = SIGNS[upper] ?? upper
  return /^[A-Z]{3}$/.test(code) ? code : null
}
