import type { RowAmount, RowProduct, SourceRow } from '@/lib/ingest/shapes/source-row'

type Table = [names: readonly string[], rows: readonly (readonly string[])[]]

const ROWS = 5
const LONGEST = 24

/** The first rows as they are understood; columns in which none says anything are left out. */
export function listFirstRows(rows: readonly SourceRow[]): Table {
  const told = rows.slice(0, ROWS).map(toCells)
  const names = [...new Set(told.flatMap((cells) => Object.keys(cells)))].filter((name) =>
    told.some((cells) => cells[name]),
  )
  return [names, told.map((cells) => names.map((name) => cells[name] ?? ''))]
}

function toCells(row: SourceRow): Readonly<Record<string, string>> {
  if (row.kind === 'tie') {
    const { from, to, at } = row.tie
    return { time: at.toISOString(), user: cut(to), session: '', event: `is who was ${cut(from)}` }
  }
  if (row.kind === 'order') {
    const { orderId, userId, createdAt, status, amount, products } = row.order
    const time = createdAt?.toISOString() ?? ''
    return {
      time,
      order: cut(orderId),
      user: cut(userId),
      status: cut(status),
      product: sayProducts(products),
      amount: sayAmount(amount, products),
    }
  }
  const { occurredAt, userId, sessionId, type, products, orderId, amount } = row.event
  return {
    time: occurredAt.toISOString(),
    user: cut(userId),
    session: cut(sessionId),
    event: cut(type),
    product: sayProducts(products),
    order: cut(orderId),
    amount: sayAmount(amount, []),
  }
}

function sayProducts(products: readonly RowProduct[]): string {
  const [first, ...others] = products
  if (!first) return ''
  return `${cut(first.name ?? first.id)}${others.length > 0 ? ` and ${others.length} more` : ''}`
}

/** What is said to be paid; else what the lines cost. */
function sayAmount(amount: RowAmount | null, products: readonly RowProduct[]): string {
  const value = amount?.value ?? (amount ? addUp(products) : null)
  return value === null ? '' : `${value.toFixed(2)} ${amount?.currency ?? ''}`.trim()
}

function addUp(products: readonly RowProduct[]): number | null {
  if (products.length === 0 || products.some(({ price }) => price === null)) return null
  return products.reduce((sum, { price, quantity }) => sum + (price ?? 0) * (quantity ?? 1), 0)
}

function cut(text: string | null): string {
  const all = text ?? ''
  return all.length > LONGEST ? `${all.slice(0, LONGEST - 1)}…` : all
}
