import { formatAmount, formatEstimate, NOTHING } from './format-number'

/**
 * `€1,234.50`, `CA$20.00`, `CHF 20.00`: an amount with its currency, three letters of ISO 4217; `1,234.50` where nobody
 * said one, and `–` where there is no amount. What is no such code stands beside the amount as it came.
 */
export function formatMoney(amount: number | null, currency: string | null): string {
  if (amount === null) return NOTHING
  const format = currency === null ? null : toFormat(currency, {})
  return format?.format(amount) ?? beside(formatAmount(amount), currency)
}

/** Two significant digits, for what is only estimated: `€12,000`, `€4.3`. For what is not negative. */
export function formatMoneyEstimate(amount: number, currency: string | null): string {
  const digits = { maximumSignificantDigits: 2, trailingZeroDisplay: 'stripIfInteger' } as const
  const format = currency === null || isTiny(amount) ? null : toFormat(currency, digits)
  return format?.format(amount) ?? beside(formatEstimate(amount), currency)
}

function isTiny(amount: number): boolean {
  return amount > 0 && amount < 0.001
}

const formats = new Map<string, Intl.NumberFormat | null>()

/** Null for what is no code. In English of the United States a sign that several currencies have is one of them alone: `CA$`. */
function toFormat(currency: string, digits: Intl.NumberFormatOptions): Intl.NumberFormat | null {
  const key = `${currency} ${JSON.stringify(digits)}`
  const known = formats.get(key)
  if (known !== undefined) return known
  const isCode = /^[A-Za-z]{3}$/.test(currency)
  const format = isCode
    ? new Intl.NumberFormat('en-US', { style: 'currency', currency, signDisplay: 'negative', ...digits })
    : null
  formats.set(key, format)
  return format
}

function beside(amount: string, currency: string | null): string {
  return currency === null ? amount : `${amount} ${currency}`
}
