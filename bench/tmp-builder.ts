import { openDb } from '@/lib/db'
import { parseFunnel } from '@/lib/funnel/parse-funnel'
import { runAttemptParts, runSampledParts } from '@/lib/reports/attempts/run-attempts'
const db = openDb(process.env.URL ?? '')
const [last] = await db.$queryRaw<{ to: Date; from: Date }[]>`select (max(started_on))::date as to, (max(started_on)-${Number(process.env.DAYS)}::int)::date as from from session_path`
const day = (d?: Date) => d?.toISOString().slice(0, 10) ?? ''
const range = { from: day(last?.from), to: day(last?.to) }
const steps = ['page_view', 'add_to_cart', 'checkout'].map((type) => ({ key: type, match: { types: [type] } }))
for (const within of ['session', { seconds: 7 * 86400 }] as const) {
  const funnel = parseFunnel({ steps, order: 'ordered', within, per: 'shop' })
  const asked = { range, now: new Date(), timeZone: 'UTC', by: null }
  for (const what of ['sample', 'exact', 'sample', 'exact']) {
    const t = performance.now()
    const got = what === 'sample' ? await runSampledParts(db, funnel, asked) : { oneIn: 1, parts: await runAttemptParts(db, funnel, asked) }
    console.log(JSON.stringify(within), what, got.oneIn, Math.round(performance.now() - t), 'ms', JSON.stringify(got.parts[0]?.steps.map((s) => s.attempts)))
  }
}
process.exit(0)
