import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { keepArtifact } from '@/lib/dbt/keep-artifact'
import { packArtifact } from '@/lib/dbt/pack-artifact'
import { parseEnv } from '@/lib/env'
import { parseFunnel } from '@/lib/funnel/written/parse-funnel'
import { toMetric } from '@/lib/query/metric'
import type { ReportDefinition } from '@/lib/saved/report-definition'
import { changeFunnel, createFunnel } from '@/lib/store/kept/funnels'
import { listGoalFunnels } from '@/lib/store/kept/goal-funnels'
import { createGoal } from '@/lib/store/kept/goals'
import { createReport } from '@/lib/store/kept/reports'
import { COMMAND_LINE } from '@/lib/store/members/actor'
import { toDbtManifest } from '@/lib/testing/around/dbt-project'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import { writeExposures } from './write-exposures'

const db = useTestDatabase()

const DEFINITION: ReportDefinition = {
  parameters: {},
  sections: ['worth'],
  note: null,
  rules: { version: 1, timeZone: 'UTC', fiscalMonth: 1, smallestChange: 0.01, conversionHours: 24 },
}
const CHOICES = { project: null, hasSources: true, seesAddresses: false }

const write = (more: Partial<typeof CHOICES> | { project: string } = {}) =>
  writeExposures(db(), parseEnv({}), { ...CHOICES, ...more })

const hold = (manifest: object) =>
  keepArtifact(db(), packArtifact(JSON.stringify(manifest)), { by: 'Ann', now: new Date() })

it('tells addresses of members only to those who may see them', async () => {
  const member = await db().member.create({
    data: { id: 'ann', name: 'Ann', email: 'ann@shop.example', role: 'editor' },
  })
  const ann = { memberId: member.id, name: 'Ann', address: null }
  await createReport(db(), ann, { name: 'Worth', description: null }, DEFINITION)
  expect(parse(await write()).exposures.at(-1).owner).toEqual({ name: 'Ann' })
  expect(parse(await write({ seesAddresses: true })).exposures.at(-1).owner).toEqual({
    name: 'Ann',
    email: 'ann@shop.example',
  })
})

it('names the saved funnels that reports and goals are of, as they are called now', async () => {
  const definition = parseFunnel({
    steps: [
      { key: 'cart', match: { types: ['add_to_cart'] } },
      { key: 'checkout', match: { types: ['checkout'] } },
    ],
    order: 'ordered',
    within: 'session',
    per: 'shop',
  })
  const id = await createFunnel(db(), COMMAND_LINE, { name: 'Buying', description: null }, definition)
  const ofFunnel = { ...DEFINITION, parameters: { funnel: id } }
  await createReport(db(), COMMAND_LINE, { name: 'Of it', description: null }, ofFunnel)
  await createReport(db(), COMMAND_LINE, { name: 'Of all', description: null }, DEFINITION)
  const [funnel = null] = await listGoalFunnels(db())
  await createGoal(db(), {
    metric: toMetric('checkout_per_cart', { funnel: definition }),
    funnel,
    scope: { kind: 'shop', name: null },
    quarter: { from: '2026-01-01', to: '2026-04-01' },
    target: 0.5,
    owner: 'Ann',
    note: null,
  })
  await changeFunnel(db(), COMMAND_LINE, id, { text: { name: 'Checkout', description: null } })
  const { exposures } = parse(await write())
  const funnelsOf = (label: string) =>
    exposures.find((one: { label: string }) => one.label === label).config.meta?.funnels
  expect(funnelsOf('Of it')).toEqual(['Checkout'])
  expect(funnelsOf('Of all')).toBeUndefined()
  expect(funnelsOf('Goals')).toEqual(['Checkout'])
})

it('is for one project: the only one, the one that is named, or none', async () => {
  const refs = async (project: string | null) =>
    new Set((await write(project === null ? {} : { project })).match(/ref\(.*\)/g))
  expect(await refs(null)).toEqual(new Set())
  await hold(toDbtManifest())
  const shop = new Set(["ref('stg_events')", "ref('stg_orders')"])
  expect(await refs(null)).toEqual(shop)
  await hold(toDbtManifest({ project: 'wms' }))
  expect(await refs('shop')).toEqual(shop)
  expect(await refs(null)).toEqual(new Set())
  expect(await write()).toContain('# Several dbt projects are known')
  expect(await write({ project: 'shop' })).not.toContain('Several')
  await expect(write({ project: 'nobody' })).rejects.toThrow(
    'No manifest.json of a project "nobody" is held; those held are of shop, wms.',
  )
})

it('comes back in the manifest of a project as nothing', async () => {
  const { sources, exposures } = parse(await write())
  const manifest = toDbtManifest()
  const more = { resource_type: 'source', package_name: 'shop' }
  const tables: { name: string }[] = sources[0].tables
  const own = tables.map(({ name }) => [
    `source.shop.tundish.${name}`,
    { ...more, unique_id: `source.shop.tundish.${name}`, name, source_name: 'tundish' },
  ])
  const pages = exposures.map((exposure: { name: string }) => [
    `exposure.shop.${exposure.name}`,
    {
      ...more,
      ...exposure,
      unique_id: `exposure.shop.${exposure.name}`,
      depends_on: { nodes: ['source.shop.tundish.event', 'model.shop.stg_events'] },
    },
  ])
  await hold(manifest)
  const before = await write()
  const later = {
    ...manifest,
    metadata: { ...manifest.metadata, generated_at: '2026-03-03T06:00:00Z' },
    sources: { ...manifest.sources, ...Object.fromEntries(own) },
    exposures: { ...manifest.exposures, ...Object.fromEntries(pages) },
  }
  expect(await hold(later)).toMatchObject({ kept: true })
  expect(await write()).toBe(before)
})
