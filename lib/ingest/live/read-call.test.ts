import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOfClients, MOST_EVENTS, readCall, type Taken, toSettingsKey, toTaken } from './read-call'

const NOW = new Date('2026-02-09T10:00:00.000Z')

/** What a body is read as: its records' fields, or why one was refused. */
function read(taken: Taken, body: unknown) {
  const call = readCall(taken, typeof body === 'string' ? body : JSON.stringify(body), NOW)
  if ('status' in call) return call.status
  return call.records.map((record) => ('fields' in record ? record.fields : record.reason))
}

describe('toTaken', () => {
  it.each([
    ['/v1/track', 'track'],
    ['/v1/t', 'track'],
    ['/v1/p', 'page'],
    ['/v1/s', 'screen'],
    ['/v1/i', 'identify'],
    ['/v1/a', 'alias'],
    ['/v1/g', 'group'],
    ['/v1/batch', 'batch'],
    ['/v1/b', 'batch'],
    ['/v1/batch/', 'batch'],
    ['/api/ingest/events', 'list'],
    ['/v1/projects', null],
    ['/v1/tr', null],
    ['/', null],
  ])('takes %s for %s', (path, taken) => {
    expect(toTaken(path)).toBe(taken)
  })
})

describe('toSettingsKey', () => {
  it('is of the one path by which a browser begins', () => {
    expect(toSettingsKey('/v1/projects/abc/settings')).toBe('abc')
    expect(isOfClients('/v1/projects/abc/settings')).toBe(true)
    for (const path of ['/v1/projects//settings', '/v1/projects/a/b/settings', '/v1/track', '/settings'])
      expect(toSettingsKey(path)).toBeNull()
  })
})

describe('readCall', () => {
  it('reads one event, of the kind that its path says where it says none', () => {
    const said = { messageId: 'm1', userId: 'u1', timestamp: '2026-02-09T09:00:00.000Z' }
    expect(read('page', { ...said, writeKey: 'secret' })).toEqual([{ ...said, type: 'page' }])
  })

  it('merges the context of a batch into each event, whose own counts', () => {
    const [one, other] = [{ messageId: 'm1', context: { locale: 'de' } }, { messageId: 'm2' }]
    const around = { context: { locale: 'en', ip: '::1' }, sentAt: NOW.toISOString() }
    expect(read('batch', { batch: [one, other], ...around })).toMatchObject([
      { messageId: 'm1', context: { locale: 'de', ip: '::1' } },
      { messageId: 'm2', context: { locale: 'en', ip: '::1' } },
    ])
  })

  it('corrects a wrong clock by the moment of sending', () => {
    const event = { messageId: 'm1', timestamp: '2026-02-09T12:00:00.000Z' }
    expect(read('batch', { batch: [event], sentAt: '2026-02-09T12:00:10.000Z' })).toMatchObject([
      { timestamp: '2026-02-09T09:59:50.000Z' },
    ])
  })

  it.each([
    [
      'nobody says when it was sent',
      { timestamp: '2026-02-09T12:00:00Z' },
      undefined,
      '2026-02-09T12:00:00Z',
    ],
    [
      'it was sent before it happened',
      { timestamp: '2026-02-09T12:00:00Z' },
      '2026-02-09T11:00:00Z',
      '2026-02-09T12:00:00Z',
    ],
    ['it says no time', {}, '2026-02-09T10:00:00.000Z', NOW.toISOString()],
    ['its time is none', { timestamp: 'soon' }, '2026-02-09T11:00:00Z', 'soon'],
    [
      'it says when it was called alone',
      { originalTimestamp: '2026-02-09T10:00:00Z' },
      undefined,
      '2026-02-09T10:00:00Z',
    ],
  ])('leaves the time where %s', (_, event, sentAt, timestamp) => {
    expect(read('batch', { batch: [{ messageId: 'm1', ...event }], sentAt })).toMatchObject([{ timestamp }])
  })

  it('gives an event without an id one of its own', () => {
    const [one, other] = read('list', [{ event: 'a' }, { event: 'a' }]) as { messageId: string }[]
    expect(one?.messageId).toMatch(/^[0-9a-f-]{36}$/)
    expect(one?.messageId).not.toBe(other?.messageId)
  })

  it('reads a list, one event, and an event a line', () => {
    const event = { messageId: 'm1', event: 'a', timestamp: NOW.toISOString() }
    for (const body of [[event], event]) expect(read('list', body)).toEqual([event])
    const lines = `${JSON.stringify(event)}\n\nnonsense\n7\n`
    expect(read('list', lines)).toEqual([event, 'it is no JSON', 'it is no object'])
  })

  it('refuses what no event can be of', () => {
    for (const body of ['', 'nonsense', '[]', '7', 'null']) expect(read('track', body)).toBe(400)
    expect(read('batch', { batch: 7 })).toBe(400)
    expect(read('list', 'nonsense\nonce more')).toBe(400)
    const most = Array.from({ length: MOST_EVENTS + 1 }, () => ({}))
    expect(read('batch', { batch: most })).toBe(413)
    expect(read('list', most)).toBe(413)
    expect(read('track', { event: 'a'.repeat(33_000) })).toBe(413)
  })

  it('refuses of a batch the events alone that have too much', () => {
    const deep = Array.from({ length: 30 }).reduce((inner: object) => ({ inner }), {})
    const wide = Object.fromEntries(Array.from({ length: 1_001 }, (_, place) => [`k${place}`, 1]))
    const batch = [{ event: 'a' }, deep, wide, { event: 'a'.repeat(33_000) }, 'text']
    expect(read('batch', { batch })).toEqual([
      expect.objectContaining({ event: 'a' }),
      'it is nested deeper than 20 levels',
      'it has more than 1000 fields',
      'it has more than 33 kB',
      'it is no object',
    ])
  })

  it('never throws, whatever comes', () => {
    const taken = fc.constantFrom('track' as const, 'batch' as const, 'list' as const)
    const body = fc.oneof(
      fc.string(),
      fc.json(),
      fc.jsonValue().map((batch) => JSON.stringify({ batch: [batch], sentAt: batch })),
    )
    fc.assert(
      fc.property(taken, body, (kind, text) => {
        const call = readCall(kind, text, NOW)
        expect('status' in call || Array.isArray(call.records)).toBe(true)
      }),
      { numRuns: 2_000, seed: 1 },
    )
  })
})
