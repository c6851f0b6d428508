import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { refusalOf } from '@/lib/testing/refusal-of'
import { choice, line, paragraphs, parseForm, read, text } from './form'

const form = z.object({
  name: line(1, 5, 'Give a name.'),
  note: paragraphs(8, ({ length }) => `It has ${length}.`),
  kind: choice(['one', 'two'], 'Choose one.'),
  count: read((given) => (/^\d+$/.test(given) ? Number(given) : null), 'Give a number.'),
  as: text('Give text.'),
})

const GIVEN = { name: 'Ann', note: '', kind: 'one', count: '3', as: '' }

describe('parseForm', () => {
  it('makes spaces of what cannot be written, and keeps lines in paragraphs alone', () => {
    const raw = { ...GIVEN, name: ' A\n\u0000\uD800b ', note: ' a\r\nb\u0007 ', as: ' \u0000x ' }
    expect(parseForm(form, raw)).toEqual({
      name: 'A b',
      note: 'a\nb',
      kind: 'one',
      count: 3,
      as: ' x ',
    })
  })

  it.each([
    [{ name: ' ' }, 'name', 'Give a name.'],
    [{ name: 'abcdef' }, 'name', 'Give a name.'],
    [{ name: 7 }, 'name', 'Give a name.'],
    [{ name: { toString: () => 'Ann' } }, 'name', 'Give a name.'],
    [{ note: 'x'.repeat(9) }, 'note', 'It has 9.'],
    [{ kind: 'constructor' }, 'kind', 'Choose one.'],
    [{ kind: undefined }, 'kind', 'Choose one.'],
    [{ count: '1e3' }, 'count', 'Give a number.'],
    [{ as: 'x'.repeat(10_001) }, 'as', 'Give text.'],
  ])('refuses %j in the sentence of its field', (change, field, problem) => {
    expect(refusalOf(() => parseForm(form, { ...GIVEN, ...change }))).toEqual({ field, problem })
  })

  it.each([null, undefined, 7, 'name', [], ['name']])('takes %j for a form with nothing in it', (raw) => {
    expect(refusalOf(() => parseForm(form, raw))).toEqual({ field: 'name', problem: 'Give a name.' })
  })
})
