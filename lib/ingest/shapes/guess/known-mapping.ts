import type { Columns, Sample } from '../columns'
import { listPathsOf } from '../fields/path'
import type { KnownShape } from '../known/known-shape'
import type { Mapping, MappingInput } from '../mapping'
import { toFills } from './assemble-mapping'
import type { Draft } from './draft'
import { findTime } from './find-time'
import { fitPaths, isThere } from './recognise'

/** The mapping of a known layout for a file: its paths as they really are, and what it leaves open as names and values tell. */
export function toKnownMapping(
  known: KnownShape,
  sample: Sample,
  columns: Columns,
  draft: Draft,
  zone: string | null,
): MappingInput | null {
  if (!known.mapping) return null
  const own = fitPaths({ ...known.mapping, ...known.adjust?.(columns) }, sample, columns)
  const fills = toFills(draft, known.fills ?? [])
  const time = toTime(own.time ?? known.mapping.time, known, columns, zone)
  // Of the elements of a list nothing is known here.
  const attributes = own.each ? (own.attributes ?? {}) : thoseThere(own.attributes ?? {}, columns)
  const mapping: MappingInput = {
    ...fills,
    ...dropBlank(own, fills),
    version: 1,
    shape: known.name,
    time,
    attributes,
  }
  return {
    ...mapping,
    attributes: { ...withoutUsed(fills.attributes ?? {}, mapping), ...attributes },
    personal: [...new Set([...(own.personal ?? []), ...draft.personal])],
  }
}

/** What values tell goes before what a layout would have and this file has not. */
function dropBlank(own: Partial<MappingInput>, fills: Partial<MappingInput>): Partial<MappingInput> {
  return Object.fromEntries(
    Object.entries(own).filter(([role]) => (role === 'url' ? !fills.url : role !== 'attributes')),
  )
}

function thoseThere(attributes: Mapping['attributes'], columns: Columns): Mapping['attributes'] {
  return Object.fromEntries(Object.entries(attributes).filter(([, field]) => isThere(field, columns)))
}

/** An attribute that is found by its values is none that the layout has under another role. */
function withoutUsed(found: Mapping['attributes'], mapping: MappingInput): Mapping['attributes'] {
  const used = new Set(
    [
      mapping.user,
      mapping.anonymous,
      mapping.session,
      mapping.id,
      mapping.name,
      mapping.order,
      mapping.url,
      mapping.currency,
      mapping.status,
      ...Object.values(mapping.attributes ?? {}),
    ].flatMap((field) => listPathsOf(field ?? null)),
  )
  return Object.fromEntries(
    Object.entries(found).filter(([, field]) => !listPathsOf(field).some((path) => used.has(path))),
  )
}

function toTime(
  time: MappingInput['time'],
  known: KnownShape,
  columns: Columns,
  zone: string | null,
): MappingInput['time'] {
  if (!known.timeByValue) return zone && time.zone ? { ...time, zone } : time
  const paths = listPathsOf(time.field)
  const [first] = paths.flatMap((path) => columns.singles.find((column) => column.path === path) ?? [])
  const found = first && findTime({ ...columns, records: first.rows.length, singles: [first] }, new Date())
  if (!found) return time
  const isEpoch = found.format.startsWith('epoch')
  return { ...time, format: found.format, zone: isEpoch ? null : (zone ?? time.zone ?? null) }
}
