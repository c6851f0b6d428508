import type { Value } from '../../read/source-record'
import type { MappingField } from '../mapping'
import { parseHeldJson } from './held-json'
import { parsePath } from './parse-path'
import { isList, isRecord, saysNothing, toText } from './value'

/** Reads a value from a record; `around` is the record around an element of `each`. Null: nothing is there. */
export type Getter = (record: Value, around: Value) => Value

/** The slots of GA4's values, in which a value lies in any one. */
const SLOTS = ['string_value', 'int_value', 'float_value', 'double_value'] as const

/** Of a path that is none (`parsePath`) nothing is ever found. */
export function compilePath(text: string): Getter {
  const path = parsePath(text)
  if (!path) return () => null
  const { around, steps } = path
  const [first] = steps
  if (!around && first?.kind === 'name' && steps.length === 1) return (record) => getNamed(record, first.name)
  return (record, outer) => {
    let value = around ? outer : record
    for (const { kind, name } of steps) {
      if (value === null) return null
      value = kind === 'name' ? getNamed(value, name) : getKeyed(value, name)
    }
    return value
  }
}

/** A field: of several paths the first that says something, or all of them with `:` between. Null: nothing, or nothing is mapped. */
export function compileField(field: MappingField | null): Getter {
  if (field === null) return () => null
  if (typeof field === 'string') return compilePath(field)
  if ('first' in field) return firstOf(field.first.map(compilePath))
  if ('after' in field) return partAfter(compilePath(field.path), field.after)
  return allOf(field.join.map(compilePath))
}

function firstOf(getters: readonly Getter[]): Getter {
  return (record, around) => {
    for (const get of getters) {
      const value = get(record, around)
      if (!saysNothing(value)) return value
    }
    return null
  }
}

function partAfter(get: Getter, after: string): Getter {
  return (record, around) => {
    const text = toText(get(record, around))
    const at = text?.indexOf(after) ?? -1
    if (text === null || at < 0) return null
    return /^[^/?#]*/.exec(text.slice(at + after.length))?.[0] || null
  }
}

function allOf(getters: readonly Getter[]): Getter {
  return (record, around) => {
    const texts: string[] = []
    for (const get of getters) {
      const value = get(record, around)
      const text = saysNothing(value) ? null : toText(value)
      if (text === null) return null
      texts.push(text)
    }
    return texts.join(':')
  }
}

/** The field as sentences name it. */
export function nameField(field: MappingField): string {
  if (typeof field === 'string') return field
  if ('first' in field) return field.first.join(' or ')
  return 'after' in field ? field.path : field.join.join(' with ')
}

export function listPathsOf(field: MappingField | null): readonly string[] {
  if (field === null) return []
  if (typeof field === 'string') return [field]
  if ('first' in field) return field.first
  return 'after' in field ? [field.path] : field.join
}

function getNamed(value: Value, name: string): Value {
  if (typeof value === 'string') return getOwn(parseHeldJson(value), name)
  return getOwn(value, name)
}

function getOwn(value: Value, name: string): Value {
  if (isList(value)) return /^\d{1,9}$/.test(name) ? (value[Number(name)] ?? null) : null
  return isRecord(value) && Object.hasOwn(value, name) ? (value[name] ?? null) : null
}

function getKeyed(value: Value, key: string): Value {
  const held = typeof value === 'string' ? parseHeldJson(value) : value
  if (!isList(held)) return isRecord(held) ? getSlot(getOwn(held, key)) : null
  for (const entry of held) {
    if (isRecord(entry) && (getOwn(entry, 'key') === key || getOwn(entry, 'name') === key)) {
      return getSlot(getOwn(entry, 'value'))
    }
  }
  return null
}

function getSlot(value: Value): Value {
  if (!isRecord(value)) return value
  for (const slot of SLOTS) {
    const held = getOwn(value, slot)
    if (held !== null) return held
  }
  return SLOTS.some((slot) => Object.hasOwn(value, slot)) ? null : value
}
