import { expect, it } from 'vitest'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { COMMAND_LINE } from '../members/actor'
import { turnKept } from './kept-row'
import {
  changeSegment,
  createSegment,
  duplicateSegment,
  findSegment,
  listSegments,
  parseSegmentFilter,
} from './segments'

const db = useTestDatabase()
const said = { name: 'Phones', description: null, filter: 'device is mobile, tablet' }
const create = (more: Partial<typeof said> = {}) => createSegment(db(), COMMAND_LINE, { ...said, ...more })
const listActions = () =>
  db().auditEntry.findMany({ select: { action: true, detail: true }, orderBy: { id: 'asc' } })

it('is kept as its filter is written, found by its id or its name, and listed by name', async () => {
  const id = await create({ filter: parseSegmentFilter('device  is tablet,tablet , mobile') })
  await create({ name: 'Desk' })
  expect((await listSegments(db())).map(({ name }) => name)).toEqual(['Desk', 'Phones'])
  expect(await findSegment(db(), id)).toMatchObject({
    filter: 'device is tablet, mobile',
    owner: 'the command line',
  })
  expect((await findSegment(db(), 'Phones')).id).toBe(id)
  await create()
  await expect(findSegment(db(), 'Phones')).rejects.toThrow(
    'Several segments are called "Phones": give the id of one.',
  )
  await expect(findSegment(db(), 'Fones')).rejects.toMatchObject({ code: 'unknown_segment' })
  expect(() => parseSegmentFilter('mobile')).toThrow('The filter of a segment must be conditions such as')
})

it('is renamed without a word to the audit log, which is told of another filter with the one that it was', async () => {
  const id = await create()
  await changeSegment(db(), COMMAND_LINE, id, { name: 'Small screens', filter: said.filter })
  expect(await listActions()).toEqual([])
  await changeSegment(db(), COMMAND_LINE, id, { filter: 'device is mobile' })
  expect(await findSegment(db(), id)).toMatchObject({ name: 'Small screens', filter: 'device is mobile' })
  expect(await listActions()).toEqual([
    {
      action: 'segment-changed',
      detail: `segment ${id}: device is mobile; it was: device is mobile, tablet`,
    },
  ])
})

it('is duplicated, deleted, and brought back as it was', async () => {
  const id = await create()
  const copy = await duplicateSegment(db(), COMMAND_LINE, id)
  const before = await findSegment(db(), id)
  for (const isDeleted of [true, true]) await turnKept(db(), COMMAND_LINE, 'segment', { id, isDeleted })
  expect(await listSegments(db())).toMatchObject([{ id: copy, name: 'Copy of Phones', filter: said.filter }])
  await expect(changeSegment(db(), COMMAND_LINE, id, { name: 'x' })).rejects.toThrow('Bring it back')
  await expect(duplicateSegment(db(), COMMAND_LINE, id)).rejects.toMatchObject({ code: 'unknown_segment' })
  await turnKept(db(), COMMAND_LINE, 'segment', { id, isDeleted: false })
  expect(await findSegment(db(), id)).toEqual(before)
  expect((await listActions()).map(({ action }) => action)).toEqual(['segment-deleted', 'segment-restored'])
  await expect(turnKept(db(), COMMAND_LINE, 'segment', { id: 'x', isDeleted: true })).rejects.toMatchObject({
    code: 'unknown_segment',
  })
})
