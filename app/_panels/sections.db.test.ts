import { readFileSync } from 'node:fs'
import { createElement, isValidElement, type ReactNode } from 'react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { type Screen, toScreen } from '@/app/_screen/screen'
import { SECTION_NAMES, type SectionName } from '@/lib/query/section'
import { type Asker, toAsker, toReplay } from '@/lib/reports/asker'
import { freezeReport } from '@/lib/reports/frozen/freeze-report'
import type { KeptAnswers } from '@/lib/reports/kept-answers'
import type { ReportTable } from '@/lib/reports/report-table'
import { answerTable, TABLE_NAMES, toTableRequest } from '@/lib/reports/tables'
import type { ReportDefinition } from '@/lib/saved/report-definition'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import {
  FROZEN_DATA,
  FROZEN_PARAMETERS,
  FROZEN_SETTINGS,
  givenFrozenShop,
} from '@/lib/testing/shop/frozen-shop'
import { Sections } from './sections'

const db = useTestDatabase()

type ReportOf = keyof typeof FROZEN_PARAMETERS
const REPORTS = Object.keys(FROZEN_PARAMETERS) as ReportOf[]

const PLACE = { path: '/share', own: {}, hasPages: false, filesPath: '/share/files', mayEdit: false } as const

/** What a panel was told, and what the database tells. */
type Told = Readonly<{ question: string; kept: Promise<unknown>; now: Promise<unknown> }>

/** As `ask`, and keeps beside each answer what the database says to the same. */
function watch(ask: Asker, now: Asker, told: Told[]): Asker {
  const names = Object.keys(ask) as (keyof Asker)[]
  const watched = names.map((name) => {
    const call = (asker: Asker, args: unknown[]) =>
      Promise.resolve((asker[name] as (...args: unknown[]) => unknown)(...args))
    const put = (...args: unknown[]) => {
      const kept = call(ask, args)
      told.push({ question: JSON.stringify([name, ...args]), kept, now: call(now, args) })
      return kept
    }
    return [name, put] as const
  })
  return { ...Object.fromEntries(watched), keptTable: ask.keptTable } as unknown as Asker
}

function toDefinition(report: ReportOf, sections: readonly SectionName[]): ReportDefinition {
  const { timeZone, fiscalMonth, smallestChange, conversionHours } = FROZEN_SETTINGS
  const rules = { version: 2, timeZone, fiscalMonth, smallestChange, conversionHours }
  return { parameters: FROZEN_PARAMETERS[report], sections, note: null, rules }
}

/** The screen of a report as it was kept. */
function show(report: ReportOf, sections: readonly SectionName[], ask: Asker): Promise<Screen> {
  const place = { ...PLACE, scope: 'locked' } as const
  const parts = { ask, data: FROZEN_DATA, settings: FROZEN_SETTINGS, place }
  return toScreen(toDefinition(report, sections), parts)
}

/**
 * Calls every component of a tree for what it asks, what is handed to others included. Those of the browser throw where
 * there is none; they ask nobody.
 */
async function draw(node: unknown): Promise<void> {
  const found = await node
  if (Array.isArray(found)) await Promise.all(found.map(draw))
  if (!isValidElement<Record<string, unknown>>(found)) return
  const { type, props } = found
  const call = async () => (type as (props: unknown) => ReactNode | Promise<ReactNode>)(props)
  await draw(
    typeof type === 'function' ? await call().catch(() => Object.values(props)) : Object.values(props),
  )
}

/** Draws sections of what was kept: every panel is told what the database tells. */
async function expectWhole(
  report: ReportOf,
  sections: readonly SectionName[],
  kept: KeptAnswers,
  isSame: (asked: string) => boolean = () => true,
) {
  const told: Told[] = []
  const screen = await show(report, sections, watch(toReplay(kept), toAsker(db()), told))
  expect(screen.refusal).toBeNull()
  await draw(createElement(Sections, { screen }))
  for (const { question, kept: was, now } of told.filter((one) =>
    isSame(String(JSON.parse(one.question)[1])),
  )) {
    const then = toJson(await was.catch((error) => error.message))
    expect(then, question).toEqual(toJson(await now))
  }
  return { screen, told }
}

/** Whether there was such a section or table then. */
const wasThere = (name: string) =>
  !['breakdown', 'different', 'experiment', 'headline', 'money', 'paths', 'segments', 'tracking'].includes(
    name,
  )

/** Of users other times, since a time is of a session, whichever unit is shown (docs/decisions/0051). */
const hasOtherTimes = (asked: string) => /time|quarters|to-date|goals|periods/.test(asked)

/** Verdicts then looked at chance alone, as if no two sessions were of one user (docs/decisions/0066). */
const KNOWS_PAST = ['usual-change', 'compare', 'to-date']

/** The first columns of a table: what was added to it since comes last. */
function withColumns({ columns, rows }: ReportTable, many: number): ReportTable {
  return { columns: columns.slice(0, many), rows: rows.map((row) => row.slice(0, many)) }
}

function toJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null))
}

beforeEach(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  await givenFrozenShop(db())
})

describe.each(REPORTS)('the report "%s"', (report) => {
  it.each(SECTION_NAMES)(
    'shows the section %s of what freezing it kept, and its panels ask nothing else',
    async (name) => {
      const { answers } = await freezeReport(db(), toDefinition(report, [name]), () => FROZEN_SETTINGS)
      const { told } = await expectWhole(report, [name], JSON.parse(JSON.stringify(answers)))
      expect(told.length).toBeGreaterThan(1)
    },
  )

  it('is shown as it was where it was frozen before sections listed what they ask, tables and all', async () => {
    const before = JSON.parse(readFileSync('lib/testing/shop/frozen-before.json', 'utf8')) as Record<
      ReportOf,
      KeptAnswers
    >
    const ofUsers = JSON.stringify(FROZEN_PARAMETERS[report]).includes('users')
    const isSame = (asked: string) => (!ofUsers || !hasOtherTimes(asked)) && !KNOWS_PAST.includes(asked)
    const sections = SECTION_NAMES.filter(wasThere)
    const { screen } = await expectWhole(report, sections, before[report], isSame)
    const ask = toAsker(db())
    for (const name of TABLE_NAMES.filter((one) => wasThere(one) && isSame(one))) {
      const asked = toTableRequest(name, screen)
      const was = await answerTable(toReplay(before[report]), asked, FROZEN_SETTINGS)
      const now = await answerTable(ask, asked, FROZEN_SETTINGS)
      expect(toJson(was), name).toEqual(toJson(withColumns(now, was.columns.length)))
    }
  })
})
