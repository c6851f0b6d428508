import { TundishError } from '@/lib/errors'
import { quote } from '@/lib/format/quote'
import type { PostgresSettings } from '@/lib/store/source-settings'

/** What stands behind `from`: a table by its quoted name, or a select in brackets. Throws `bad_parameter`. */
export function toFromSql({ table, query }: Pick<PostgresSettings, 'table' | 'query'>): string {
  if (table !== null) return quoteTable(table)
  const text = (query ?? '').trim().replace(/;\s*$/, '')
  if (/^(\s|--[^\n]*\n|\/\*[\s\S]*?\*\/|\()*(select|with|table|values)\b/i.test(text)) return `(${text}\n)`
  throw new TundishError('bad_parameter', 'A query of a source is one select, or a with ... select: --query.')
}

const PART = /"((?:[^"]|"")+)"|([^".]+)/y

/** `schema.table`, each part quoted; a part in quotes may have dots itself. */
function quoteTable(table: string): string {
  const parts: string[] = []
  let at = 0
  while (at < table.length) {
    PART.lastIndex = at
    const found = PART.exec(table)
    if (!found || found.index !== at) throw badTable(table)
    parts.push(quoteName(found[1]?.replaceAll('""', '"') ?? found[2] ?? ''))
    at = PART.lastIndex
    if (at < table.length && table[at] !== '.') throw badTable(table)
    at += 1
  }
  if (parts.length === 0 || table.endsWith('.')) throw badTable(table)
  return parts.join('.')
}

export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

function badTable(table: string): TundishError {
  return new TundishError('bad_parameter', `${quote(table)} is no name of a table: write it as schema.table.`)
}
