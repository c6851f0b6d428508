import { describe, expect, it } from 'vitest'
import type { ReportDefinition } from '@/lib/saved/report-definition'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { turnKept } from './kept-row'
import { changeReport, createReport, describeReport, duplicateReport, getReport } from './reports'

const db = useTestDatabase()

const ANN = { memberId: null, name: 'Ann', address: null }
const BOB = { memberId: null, name: 'Bob', address: '10.0.0.7' }
const BOARD = { name: 'Board', description: 'For every Monday' }
const FIRST: ReportDefinition = {
  parameters: { range: '90d', product: "Robert'); drop table report;--" },
  sections: ['trend', 'funnel'],
  note: 'One.\n\nTwo.',
  rules: { version: 1, timeZone: 'UTC', fiscalMonth: 1, smallestChange: 0.01, conversionHours: 24 },
}
const ask = (parameters: Record<string, string>) => (current: ReportDefinition) => ({
  ...current,
  parameters,
})

describe('a report', () => {
  it('is there as it was saved', async () => {
    const id = await createReport(db(), ANN, BOARD, FIRST)
    expect(await getReport(db(), id)).toMatchObject({
      id,
      ...BOARD,
      owner: 'Ann',
      deletedAt: null,
      current: { number: 1, author: 'Ann', definition: FIRST },
    })
  })

  it('keeps every version, newest first, with who made it', async () => {
    const id = await createReport(db(), ANN, BOARD, FIRST)
    await changeReport(db(), BOB, id, ask({ range: '30d' }))
    const report = await getReport(db(), id)
    expect(report?.versions.map(({ number, author }) => [number, author])).toEqual([
      [2, 'Bob'],
      [1, 'Ann'],
    ])
    expect(report?.current.definition).toEqual({ ...FIRST, parameters: { range: '30d' } })
    expect(report?.versions[1]?.definition).toEqual(FIRST)
  })

  it('has no new version where nothing it means changed, or where it was only renamed', async () => {
    const id = await createReport(db(), ANN, BOARD, FIRST)
    await changeReport(db(), BOB, id, (current) => current)
    await changeReport(db(), BOB, id, ask({ ...FIRST.parameters, unit: 'sessions' }))
    await describeReport(db(), id, { name: 'Weekly', description: null })
    expect(await getReport(db(), id)).toMatchObject({
      name: 'Weekly',
      description: null,
      current: { number: 1 },
    })
    expect((await getReport(db(), id))?.versions).toHaveLength(1)
  })

  it('gets two numbers from two changes at once', async () => {
    const id = await createReport(db(), ANN, BOARD, FIRST)
    const ranges = ['7d', '30d', '365d', 'all']
    await Promise.all(ranges.map((range) => changeReport(db(), BOB, id, ask({ range }))))
    const versions = (await getReport(db(), id))?.versions ?? []
    expect(versions.map(({ number }) => number)).toEqual([5, 4, 3, 2, 1])
    expect(new Set(versions.map(({ definition }) => definition.parameters.range))).toEqual(
      new Set([...ranges, '90d']),
    )
  })

  it('is copied as it is now, and the copy is the copier’s own', async () => {
    const id = await createReport(db(), ANN, BOARD, FIRST)
    await changeReport(db(), ANN, id, ask({ range: 'all' }))
    const copy = await duplicateReport(db(), BOB, id)
    await changeReport(db(), BOB, copy, ask({ range: '7d' }))
    expect(await getReport(db(), copy)).toMatchObject({ name: 'Copy of Board', owner: 'Bob' })
    expect((await getReport(db(), copy))?.versions.at(-1)?.definition.parameters).toEqual({ range: 'all' })
    expect((await getReport(db(), id))?.current.definition.parameters).toEqual({ range: 'all' })
  })

  it('is deleted and brought back, once each, and both are in the audit log', async () => {
    const id = await createReport(db(), ANN, BOARD, FIRST)
    await turnKept(db(), BOB, 'report', { id, isDeleted: true })
    await turnKept(db(), BOB, 'report', { id, isDeleted: true })
    expect((await getReport(db(), id))?.deletedAt).toBeInstanceOf(Date)
    await expect(changeReport(db(), ANN, id, ask({}))).rejects.toMatchObject({ code: 'unknown_saved_report' })
    await expect(describeReport(db(), id, BOARD)).rejects.toThrow('Bring it back')
    await expect(duplicateReport(db(), ANN, id)).rejects.toMatchObject({ code: 'unknown_saved_report' })
    await turnKept(db(), ANN, 'report', { id, isDeleted: false })
    await turnKept(db(), ANN, 'report', { id, isDeleted: false })
    expect(await getReport(db(), id)).toMatchObject({ deletedAt: null, current: { definition: FIRST } })
    const entries = await db().auditEntry.findMany({ orderBy: { id: 'asc' } })
    expect(entries.map(({ action, actor, subject }) => [action, actor, subject])).toEqual([
      ['report-deleted', 'Bob', 'Board'],
      ['report-restored', 'Ann', 'Board'],
    ])
  })

  it('writes nothing that could not be read again', async () => {
    const broken = { ...FIRST, sections: [] }
    await expect(createReport(db(), ANN, BOARD, broken)).rejects.toMatchObject({ code: 'bad_report' })
    expect(await db().report.count()).toBe(0)
    const id = await createReport(db(), ANN, BOARD, FIRST)
    const long = ask({ range: '7d', in: 'x'.repeat(201) })
    await expect(changeReport(db(), ANN, id, long)).rejects.toMatchObject({ code: 'bad_report' })
    expect((await getReport(db(), id))?.versions).toHaveLength(1)
  })
})

it.each(['1', '-1', 'x', '1.5', '9'.repeat(30), '', "1' or '1'='1"])(
  'there is no report "%s"',
  async (id) => {
    expect(await getReport(db(), id)).toBeNull()
    const refused = { code: 'unknown_saved_report' }
    await expect(changeReport(db(), ANN, id, (current) => current)).rejects.toMatchObject(refused)
    await expect(turnKept(db(), ANN, 'report', { id, isDeleted: true })).rejects.toMatchObject(refused)
    await expect(turnKept(db(), ANN, 'report', { id, isDeleted: false })).rejects.toMatchObject(refused)
  },
)
