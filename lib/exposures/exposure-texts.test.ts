import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Exposure } from './to-exposures'
import { toExposuresYaml, toHarmless } from './to-exposures-yaml'

type Texts = Readonly<{ name: string; description: string; owner: string }>

const write = ({ name, description, owner }: Texts): string => {
  const exposure: Exposure = {
    name: 'tundish_report_7',
    label: name,
    maturity: 'medium',
    url: 'https://funnel.example/reports/7',
    description,
    owner: { name: owner, email: null },
    reads: ['event'],
    sections: [],
    funnels: [],
  }
  return toExposuresYaml({ exposures: [exposure], upstream: null, hasSources: false, isUndecided: false })
}

/** As dbt does, which reads YAML 1.1. */
const read = (text: string) => parse(text, { version: '1.1', merge: true }).exposures[0]

/** Bare, some parser of YAML takes each of these for something else. */
const BARE = [
  '2026-11-24',
  'yes',
  'No',
  'On',
  'n',
  '12:30',
  '1_000',
  '0o17',
  '017',
  '1e3',
  '.inf',
  '~',
  '=',
  '<<',
]

describe('any text', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      '{{ env_var("SECRET") }}',
      '{% raw %}',
      '{# gone #}',
      '{{{{',
      ': - & * ? | > ! % @ `',
      '"\'',
      '- a\n- b',
      '---\n...',
      'null',
      ...BARE,
      '\tfirst\n\tsecond line, longer than forty characters of text\n',
      '\t\n\u0000\u0085\u2028',
      '🛒 Käufe',
      'x'.repeat(10_000),
      '...',
    ),
  )

  it.each(BARE)('%s is a text', (bare) => {
    const text = write({ name: bare, description: bare, owner: bare })
    expect(text).toContain(`label: "${bare}"\n`)
    expect(read(text)).toMatchObject({ label: bare, description: bare, owner: { name: bare } })
  })

  it('comes back as it was, and dbt finds nothing to render in it', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (name, description, owner) => {
        const text = write({ name, description, owner })
        const [label, told, by] = [name, description, owner].map(toHarmless)
        expect(read(text)).toMatchObject({ label, description: told, owner: { name: by } })
        expect(text).not.toMatch(/\{[{%#]/)
      }),
    )
  })

  it('is harmless once and for all, and otherwise as it was', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(toHarmless(toHarmless(text))).toBe(toHarmless(text))
        if (/^[\w .,-]*$/.test(text)) expect(toHarmless(text)).toBe(text)
      }),
    )
  })
})
