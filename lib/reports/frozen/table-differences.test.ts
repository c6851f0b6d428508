import { describe, expect, it } from 'vitest'
import type { ReportTable } from '../report-table'
import { listDifferences } from './table-differences'

const COLUMNS = [
  { name: 'product', kind: 'text' },
  { name: 'viewed', kind: 'count' },
  { name: 'rate', kind: 'share' },
] as const

function tableOf(...rows: (string | number | null)[][]): ReportTable {
  return { columns: COLUMNS, rows }
}

describe('listDifferences', () => {
  it('finds nothing where nothing differs, whatever the order of the rows', () => {
    const [zz, yy] = [
      ['zz', 10, 0.1 + 0.2],
      ['yy', 5, null],
    ]
    expect(listDifferences(tableOf(zz, yy), tableOf(yy, ['zz', 10, 0.3]))).toEqual([])
  })

  it('says what each value was and is', () => {
    const [was, is] = [tableOf(['zz', 10, 0.5], ['yy', 5, 0.2]), tableOf(['zz', 12, 0.5], ['yy', 5, null])]
    expect(listDifferences(was, is)).toEqual([
      { row: 'zz', column: 'viewed', kind: 'count', was: 10, is: 12 },
      { row: 'yy', column: 'rate', kind: 'share', was: 0.2, is: null },
    ])
  })

  it('shows rows that came or went with nothing on the other side', () => {
    expect(listDifferences(tableOf(['zz', 1, 0.5]), tableOf(['yy', 2, null]))).toEqual([
      { row: 'zz', column: 'viewed', kind: 'count', was: 1, is: null },
      { row: 'zz', column: 'rate', kind: 'share', was: 0.5, is: null },
      { row: 'yy', column: 'viewed', kind: 'count', was: null, is: 2 },
    ])
  })

  it('matches rows that are called alike in their order', () => {
    const [was, is] = [tableOf(['zz', 1, null], ['zz', 2, null]), tableOf(['zz', 1, null], ['zz', 3, null])]
    expect(listDifferences(was, is)).toEqual([{ row: 'zz', column: 'viewed', kind: 'count', was: 2, is: 3 }])
  })
})
