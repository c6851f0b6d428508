import type { Columns, Sample } from '../columns'
import type { KnownShape } from '../known/known-shape'
import { KNOWN_SHAPES } from '../known/registry'
import type { MappingField, MappingInput } from '../mapping'

/** A known layout, and how sure that is: the share of what it usually has that is there, 0..1. */
export type Recognised = Readonly<{ known: KnownShape; confidence: number }>

/** The known layout that most of what is there speaks for; null where none is. */
export function recognise(sample: Sample, columns: Columns): Recognised | null {
  const keys = listKeys(sample, columns)
  const found = KNOWN_SHAPES.filter((known) => known.keys.every((key) => keys.has(key)))
    .filter(({ test }) => test?.(columns) ?? true)
    .map((known) => {
      const usual = known.usual ?? []
      const there = known.keys.length + usual.filter((key) => keys.has(key)).length
      return { known, there, confidence: there / (known.keys.length + usual.length) }
    })
  return found.toSorted((a, b) => b.there - a.there)[0] ?? null
}

/** All paths with what they lie in, in small letters and without brackets. */
function listKeys({ columns: header, records }: Sample, { singles, lists }: Columns): ReadonlySet<string> {
  const keys = new Set<string>()
  const add = (path: string) => {
    const parts = bare(path).split(/(?=[.@])/)
    for (let length = 1; length <= parts.length; length += 1) keys.add(parts.slice(0, length).join(''))
  }
  for (const name of header ?? []) keys.add(bare(name))
  for (const record of records) for (const name in record) keys.add(bare(name))
  for (const { path } of singles) add(path)
  for (const { path, fields } of lists) {
    add(path)
    for (const field of fields) keys.add(`${bare(path)}[].${bare(field.path)}`)
  }
  return keys
}

function bare(path: string): string {
  return path.replaceAll(/[[\]]/g, '').toLowerCase()
}

/** The mapping with the paths that the records really have, whatever their case, and whether nested or flattened. */
export function fitPaths(
  mapping: Partial<MappingInput>,
  sample: Sample,
  columns: Columns,
): Partial<MappingInput> {
  const real = new Map<string, string>()
  const add = (path: string) => {
    const key = bare(path)
    if (!real.has(key) || real.get(key) === path) real.set(key, path)
  }
  for (const { path } of [...columns.singles, ...columns.lists]) add(path)
  for (const name of sample.columns ?? []) add(/[.@[\]]/.test(name) ? `[${name}]` : name)
  const toReal = (path: string) => {
    const around = path.startsWith('^') ? '^' : ''
    const found = real.get(bare(path.slice(around.length)))
    return found === undefined ? path : around + found
  }
  const fitted = fitAll(mapping, toReal)
  return fitted as Partial<MappingInput>
}

const AS_WRITTEN: ReadonlySet<string> = new Set([
  'meanings',
  'fixedName',
  'fixedCurrency',
  'format',
  'zone',
  'like',
  'after',
  'rows',
  'decimal',
])

function fitAll(value: unknown, toReal: (path: string) => string, key = ''): unknown {
  if (AS_WRITTEN.has(key)) return value
  if (typeof value === 'string') return toReal(value)
  if (Array.isArray(value)) return value.map((element) => fitAll(element, toReal))
  if (typeof value !== 'object' || value === null) return value
  if (key === '' && 'like' in value && 'field' in value)
    return { ...value, field: fitAll(value.field, toReal) }
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, fitAll(inner, toReal, name)]))
}

/** Whether any path of a field is really there; `^` before it, as it is seen from an element, counts for nothing. */
export function isThere(field: MappingField | null | undefined, columns: Columns): boolean {
  if (!field) return false
  const paths = new Set([...columns.singles, ...columns.lists].map(({ path }) => path))
  const has = (path: string) => paths.has(path.replace(/^\^/, ''))
  if (typeof field === 'string') return has(field)
  if ('first' in field) return field.first.some(has)
  return 'after' in field ? has(field.path) : field.join.every(has)
}
