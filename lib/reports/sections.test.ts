import { expect, it } from 'vitest'
import { SECTION_NAMES } from '@/lib/query/section'
import { listSectionReads } from './sections'

it('every section reads something, also one that answers in words alone', () => {
  for (const name of SECTION_NAMES) expect(listSectionReads([name]), name).not.toEqual([])
  expect(listSectionReads(['answers'])).toEqual(expect.arrayContaining(['order_day', 'funnel_day']))
})

it('names what orders read only where orders are shown', () => {
  expect(listSectionReads(['late'])).toContain('order_snapshot')
  expect(listSectionReads(['funnel', 'answers', 'worth'])).not.toContain('order_snapshot')
  expect(listSectionReads(['services'])).not.toContain('funnel_day')
})
