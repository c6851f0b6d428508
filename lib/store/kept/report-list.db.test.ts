import { expect, it } from 'vitest'
import type { ReportDefinition } from '@/lib/saved/report-definition'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { turnKept } from './kept-row'
import { listReports } from './report-list'
import { changeReport, createReport, describeReport } from './reports'
import { listWorkingLinks } from './share-links'

const db = useTestDatabase()

const NOW = new Date('2026-11-23T12:00:00Z')
const BEFORE = new Date('2026-11-23T11:59:59Z')
const AFTER = new Date('2026-11-23T12:00:01Z')
const DEFINITION: ReportDefinition = {
  parameters: { range: '90d' },
  sections: ['funnel'],
  note: null,
  rules: { version: 1, timeZone: 'UTC', fiscalMonth: 1, smallestChange: 0.01, conversionHours: 24 },
}

function save(name: string, owner = 'Ann', description: string | null = null): Promise<string> {
  return createReport(db(), { memberId: null, name: owner, address: null }, { name, description }, DEFINITION)
}

async function find(search: string): Promise<string[]> {
  return (await listReports(db(), { search })).reports.map(({ name }) => name)
}

function link(reportId: string, title: string, more: object = {}) {
  const rest = { owner: 'Ann', createdBy: 'Ann', kind: 'live', scope: 'locked' }
  return db().shareLink.create({
    data: { tokenHash: `hash of ${title}`, reportId: BigInt(reportId), title, ...rest, ...more },
  })
}

it('lists those that are there, last changed first, with what they are now', async () => {
  const first = await save('First')
  await save('Second')
  const gone = await save('Gone')
  await turnKept(db(), { memberId: null, name: 'Ann', address: null }, 'report', {
    id: gone,
    isDeleted: true,
  })
  expect(await find('')).toEqual(['Second', 'First'])
  const actor = { memberId: null, name: 'Bob', address: null }
  await changeReport(db(), actor, first, (current) => ({ ...current, parameters: { range: '7d' } }))
  const { reports, matching } = await listReports(db())
  expect(matching).toBe(2)
  expect(reports[0]).toMatchObject({
    id: first,
    name: 'First',
    owner: 'Ann',
    versions: 2,
    links: 0,
    definition: { parameters: { range: '7d' } },
  })
  await describeReport(db(), String(reports[1]?.id), { name: 'Second', description: 'new' })
  expect(await find('')).toEqual(['Second', 'First'])
})

it('finds a part of name, description or owner as it is written, whatever its case', async () => {
  await save('100 % of Trees', 'Zoë')
  await save('Other', 'Ann', 'For the BOARD')
  expect(await find('trees')).toEqual(['100 % of Trees'])
  expect(await find('board ')).toEqual(['Other'])
  expect(await find('zoë')).toEqual(['100 % of Trees'])
  expect(await find('%')).toEqual(['100 % of Trees'])
  expect(await find('_')).toEqual([])
  expect(await find("'; drop table report; --")).toEqual([])
  expect(await find('\0tree\0')).toEqual(['100 % of Trees'])
})

it('has pages; one too far is the last', async () => {
  for (const name of ['a', 'b', 'c']) await save(name)
  const page = await listReports(db(), { page: 9, perPage: 2 })
  expect(page).toMatchObject({ matching: 3, page: 2, pages: 2, reports: [{ name: 'a' }] })
})

it('knows the links that work: neither revoked nor run out', async () => {
  const id = await save('Shared')
  const other = await save('Other')
  await link(id, 'open', { scope: 'open', views: 3, lastUsedAt: BEFORE })
  await link(id, 'frozen', { kind: 'frozen', expiresAt: AFTER })
  await link(id, 'revoked', { revokedAt: BEFORE })
  await link(id, 'run out', { expiresAt: NOW })
  await link(other, 'of another')
  expect(await listWorkingLinks(db(), id, NOW)).toMatchObject([
    { id: '2', kind: 'frozen', title: 'frozen', lastUsedAt: null, expiresAt: AFTER },
    { id: '1', kind: 'live', scope: 'open', views: 3, lastUsedAt: BEFORE, expiresAt: null },
  ])
  const { reports } = await listReports(db(), { search: 'shared', now: NOW })
  expect(reports).toMatchObject([{ links: 2 }])
  expect(await listWorkingLinks(db(), 'x', NOW)).toEqual([])
})
