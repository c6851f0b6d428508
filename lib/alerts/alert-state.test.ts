import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AlertState, toNextAlerts } from './alert-state'
import type { Finding } from './conditions/condition'

const NOON = new Date('2026-03-02T12:00:00Z')

function found(key: Finding['key'], fingerprint = 'a'): Finding {
  return { key, severity: 'problem', title: key, detail: '', path: '/', fingerprint }
}

type Step = Readonly<{ findings: readonly Finding[]; tells?: boolean; judged?: boolean }>

/** What is told at each of some looks, an hour apart: `opened run`. */
function tellAll(steps: readonly Step[]): string[][] {
  let alerts: readonly AlertState[] = []
  return steps.map(({ findings, tells = true, judged = true }, hour) => {
    const now = new Date(NOON.getTime() + hour * 3_600_000)
    const next = toNextAlerts(alerts, { findings, isJudged: () => judged, now, tells })
    alerts = next.alerts
    return next.news.map(({ kind, alert }) => `${kind} ${alert.key}`)
  })
}

describe('an alert', () => {
  const quiet = (...findings: Finding[]): Step => ({ findings, tells: false })
  const loud = (...findings: Finding[]): Step => ({ findings })

  it('is told when it opens, when it changes and when it is over, and never twice', () => {
    const told = tellAll([
      loud(found('run')),
      loud(found('run')),
      loud(found('run', 'b'), found('stale')),
      loud(found('run', 'b')),
      loud(),
      loud(),
      loud(found('run')),
    ])
    expect(told).toEqual([
      ['opened run'],
      [],
      ['changed run', 'opened stale'],
      ['recovered stale'],
      ['recovered run'],
      [],
      ['opened run'],
    ])
  })

  it('waits for the end of quiet hours, and then says how it is', () => {
    expect(tellAll([quiet(found('run')), quiet(found('run', 'b')), loud(found('run', 'b'))])).toEqual([
      [],
      [],
      ['opened run'],
    ])
    expect(tellAll([loud(found('run')), quiet(found('run', 'b')), loud(found('run', 'b'))])).toEqual([
      ['opened run'],
      [],
      ['changed run'],
    ])
    expect(tellAll([loud(found('run')), quiet(), quiet(), loud()])).toEqual([
      ['opened run'],
      [],
      [],
      ['recovered run'],
    ])
  })

  it('that opened and ended in quiet hours, or came back as it was, is not told', () => {
    expect(tellAll([quiet(found('run')), quiet(), loud()])).toEqual([[], [], []])
    expect(tellAll([loud(found('run')), quiet(), loud(found('run'))])).toEqual([['opened run'], [], []])
  })

  it('stays as it is where it could not be looked at', () => {
    expect(tellAll([loud(found('goal:1')), { findings: [], judged: false }, loud()])).toEqual([
      ['opened goal:1'],
      [],
      ['recovered goal:1'],
    ])
  })

  it('is open since it opened, whatever changed since', () => {
    const first = toNextAlerts([], {
      findings: [found('run')],
      isJudged: () => true,
      now: NOON,
      tells: true,
    })
    const later = new Date('2026-03-03T12:00:00Z')
    const second = toNextAlerts(first.alerts, {
      findings: [found('run', 'b')],
      isJudged: () => true,
      now: later,
      tells: true,
    })
    expect(second.alerts).toEqual([
      {
        ...found('run', 'b'),
        state: 'open',
        since: NOON,
        told: { fingerprint: 'b', title: 'run', at: later },
      },
    ])
  })
})

describe('whatever happens', () => {
  const findings = fc.uniqueArray(
    fc
      .tuple(
        fc.constantFrom<Finding['key']>('run', 'stale', 'test:x', 'test:y'),
        fc.constantFrom('a', 'b', 'c'),
      )
      .map(([key, fingerprint]) => found(key, fingerprint)),
    { selector: ({ key }) => key },
  )
  const history = fc.array(fc.record({ findings, tells: fc.boolean() }), { maxLength: 30 })

  /** What a reader believes who knows nothing but what was told: the fingerprint of what is open, by key. */
  function listen(steps: readonly Required<Pick<Step, 'findings' | 'tells'>>[]) {
    let alerts: readonly AlertState[] = []
    const believed = new Map<string, string>()
    const kinds: [key: string, kind: string, knew: string | undefined][] = []
    for (const { findings, tells } of steps) {
      const next = toNextAlerts(alerts, { findings, isJudged: () => true, now: NOON, tells })
      alerts = next.alerts
      for (const { kind, alert } of next.news) {
        kinds.push([alert.key, kind, believed.get(alert.key)])
        if (kind === 'recovered') believed.delete(alert.key)
        else believed.set(alert.key, alert.fingerprint)
      }
    }
    return { believed, kinds, alerts }
  }

  it('a reader who is told at the end knows exactly what is the case', () => {
    fc.assert(
      fc.property(history, findings, (steps, last) => {
        const { believed, alerts } = listen([...steps, { findings: last, tells: true }])
        expect(new Map(believed)).toEqual(new Map(last.map(({ key, fingerprint }) => [key, fingerprint])))
        expect(alerts).toHaveLength(last.length)
      }),
    )
  })

  it('each message says something that the reader did not know, by its right name', () => {
    fc.assert(
      fc.property(history, (steps) => {
        for (const [, kind, knew] of listen(steps).kinds) expect(kind === 'opened').toBe(knew === undefined)
      }),
    )
  })

  it('looking again changes nothing and tells nothing', () => {
    fc.assert(
      fc.property(history, findings, (steps, last) => {
        const { alerts } = listen([...steps, { findings: last, tells: true }])
        const again = toNextAlerts(alerts, { findings: last, isJudged: () => true, now: NOON, tells: true })
        expect(again.news).toEqual([])
        expect(again.alerts).toEqual(alerts)
      }),
    )
  })
})
