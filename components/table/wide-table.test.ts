import { createElement, isValidElement } from 'react'
import { expect, it } from 'vitest'
import { DataTable } from '../ui/data-table'
import { WideTable } from './wide-table'

/** The arrays that hold elements without a key, of all that is sent: those that React warns of. */
function listUnkeyed(sent: unknown, isStatic = false): readonly unknown[] {
  if (typeof sent !== 'object' || sent === null) return []
  const isUnkeyed = Array.isArray(sent) && !isStatic && sent.some((one) => isValidElement(one) && !one.key)
  const inside = isValidElement(sent)
    ? Object.entries(sent.props ?? {}).flatMap(([name, value]) => listUnkeyed(value, name === 'children'))
    : Object.values(sent).flatMap((value) => listUnkeyed(value))
  return isUnkeyed ? [sent, ...inside] : inside
}

const bold = (text: string) => createElement('b', null, text)

it.each([
  DataTable({ caption: 'Two', columns: [['Name', bold] as const, ['Again', bold] as const], rows: ['x'] }),
  WideTable({
    label: 'Two',
    caption: 'Two',
    columns: ['Name', 'Again'].map((name) => ({ name, label: name, cell: bold })),
    rows: ['x'],
    keyOf: (row) => row,
    foot: 'sum',
  }),
])('cells go to the browser in no list that would need keys', (table) => {
  expect(listUnkeyed(table)).toEqual([])
})
