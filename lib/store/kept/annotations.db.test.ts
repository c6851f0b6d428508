import { expect, it } from 'vitest'
import type { NewAnnotation } from '@/lib/forms/annotation'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { addAnnotation, editAnnotation, listAnnotations, removeAnnotation } from './annotations'

const db = useTestDatabase()

const release: NewAnnotation = { day: '2026-10-01', kind: 'release', title: 'New checkout' }
const outage: NewAnnotation = { day: '2026-08-15', kind: 'outage', title: 'Payments down; drop table event' }

it('lists them by day, all or those of a range, whose end is not included', async () => {
  await addAnnotation(db(), release)
  await addAnnotation(db(), outage)
  expect(await listAnnotations(db(), null)).toMatchObject([outage, release])
  expect(await listAnnotations(db(), { from: '2026-08-15', to: '2026-10-01' })).toMatchObject([outage])
  expect(await listAnnotations(db(), { from: '2026-10-01', to: '2026-10-02' })).toMatchObject([release])
})

it('edits one, and removes it, more than once', async () => {
  await addAnnotation(db(), release)
  const [{ id } = { id: '' }] = await listAnnotations(db(), null)
  await editAnnotation(db(), id, { ...release, title: 'Newer checkout' })
  expect(await listAnnotations(db(), null)).toEqual([{ id, ...release, title: 'Newer checkout' }])
  await removeAnnotation(db(), id)
  await removeAnnotation(db(), id)
  expect(await listAnnotations(db(), null)).toEqual([])
})

it.each(['1', '-1', 'x', '9'.repeat(30), ''])('does not edit "%s", which is not there', async (id) => {
  await expect(editAnnotation(db(), id, release)).rejects.toMatchObject({ code: 'unknown_annotation' })
})
