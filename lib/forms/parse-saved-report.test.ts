import { describe, expect, it } from 'vitest'
import { refusalOf } from '@/lib/testing/refusal-of'
import { parseReportText, parseSections } from './parse-saved-report'
import { nameCopy } from './saved-report'

describe('parseReportText', () => {
  it('trims, keeps the lines of the note alone, and makes nothing of what is empty', () => {
    const raw = { name: ' Board\nreport ', description: '  ', note: ' One.\r\n\r\nTwo.\0 ' }
    expect(parseReportText(raw)).toEqual({ name: 'Board report', description: null, note: 'One.\n\nTwo.' })
  })

  it.each([
    [{ name: '' }, 'name'],
    [{ name: ' \n' }, 'name'],
    [{ name: 'x'.repeat(121) }, 'name'],
    [{ name: 'x', description: 'x'.repeat(501) }, 'description'],
    [{ name: 'x', note: 'x'.repeat(4001) }, 'note'],
    [{ name: 'x'.repeat(10_000_000) }, 'name'],
    [{ name: ['x'] }, 'name'],
    [{ name: { toString: 'x' } }, 'name'],
    [null, 'name'],
    ['name', 'name'],
    [[], 'name'],
    [undefined, 'name'],
  ])('refuses %o', (raw, field) => {
    expect(refusalOf(() => parseReportText(raw))).toMatchObject({ field })
  })

  it('takes exactly the longest', () => {
    const raw = { name: 'x'.repeat(120), description: 'x'.repeat(500), note: 'x'.repeat(4000) }
    expect(parseReportText(raw)).toEqual(raw)
  })
})

describe('parseSections', () => {
  it('keeps their order', () => {
    expect(parseSections(['worth', 'funnel'])).toEqual(['worth', 'funnel'])
  })

  it.each([
    [[]],
    [['funnel', 'funnel']],
    [['pie']],
    [['funnel', 'pie']],
    [['funnel', null]],
    [['__proto__']],
    ['funnel'],
    [null],
    [{ 0: 'funnel', length: 1 }],
    [Array(100_000).fill('funnel')],
  ])('refuses %o', (raw) => {
    expect(refusalOf(() => parseSections(raw))).toMatchObject({ field: 'sections' })
  })
})

it('names a copy, within the longest name', () => {
  expect(nameCopy('Board')).toBe('Copy of Board')
  expect(nameCopy('x'.repeat(120))).toHaveLength(120)
})
