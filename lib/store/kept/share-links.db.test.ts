import { describe, expect, it } from 'vitest'
import { takeGuess, toAddressKey } from '@/lib/access/limit-guesses'
import { FREE_TRIES, refuseToken } from '@/lib/access/refuse-token'
import { hashSharePassword } from '@/lib/access/share-password'
import { hashToken, makeToken } from '@/lib/access/token'
import { trySharePassword } from '@/lib/access/try-share-password'
import type { ReportDefinition } from '@/lib/saved/report-definition'
import { useTestDatabase } from '@/lib/testing/database/test-database'
import {
  countView,
  createLink,
  findLink,
  listLinks,
  type NewLink,
  revokeLink,
  rotateLink,
} from './share-links'

const db = useTestDatabase()

const ACTOR = { memberId: null, name: 'Ann', address: '127.0.0.1' } as const
const NOW = new Date('2026-11-23T10:00:00Z')
const DEFINITION: ReportDefinition = {
  parameters: { range: '30d' },
  sections: ['funnel'],
  note: null,
  rules: { version: 1, timeZone: 'UTC', fiscalMonth: 1, smallestChange: 0.01, conversionHours: 24 },
}

async function newLink(change: Partial<NewLink> = {}) {
  const { token, tokenHash } = makeToken()
  const link: NewLink = {
    tokenHash,
    of: { definition: DEFINITION },
    title: 'Funnel',
    owner: 'Ann',
    kind: 'live',
    scope: 'locked',
    passwordHash: null,
    embedOrigins: [],
    endsOn: null,
    timeZone: 'UTC',
    ...change,
  }
  const key = await db().$transaction((tx) => createLink(tx, ACTOR, link))
  return { id: String(key), key, token }
}

const find = (token: unknown, now = NOW) => findLink(db(), hashToken(token), now)

async function addVersion(reportId: bigint, number: number, definition: ReportDefinition): Promise<void> {
  await db().$executeRaw`
    insert into report_version (report_id, number, definition, author)
    values (${reportId}, ${number}, ${JSON.stringify(definition)}::jsonb, 'Bob')`
}

async function newReport(): Promise<bigint> {
  const { id } = await db().report.create({ data: { name: 'Palms', ownerName: 'Bob' } })
  await addVersion(id, 1, DEFINITION)
  return id
}

describe('a link', () => {
  it('is found by its token, of which only the hash is kept', async () => {
    const { token, id } = await newLink({ embedOrigins: ['https://a.example'] })
    expect(await find(token)).toMatchObject({ id, title: 'Funnel', definition: DEFINITION })
    const rows = await db().$queryRaw<{ dump: string }[]>`
      select (select jsonb_agg(to_jsonb(l)) from share_link l)::text
        || (select jsonb_agg(to_jsonb(a)) from audit_entry a)::text as dump`
    expect(rows[0]?.dump).toContain('link-created')
    expect(rows[0]?.dump).not.toContain(token)
  })

  it.each([
    ':token',
    '[token]',
    '%5Btoken%5D',
    '',
    'undefined',
    'null',
    '0',
    '%',
    '_',
    '..',
    '%'.repeat(43),
    '_'.repeat(43),
    null,
    undefined,
    0,
    true,
    {},
    [],
    { not: '' },
    { startsWith: '' },
  ])('is not found by %j', async (token) => {
    await newLink()
    expect(await find(token)).toBeNull()
  })

  it('ends at midnight of its day in the zone of the workspace', async () => {
    const { token } = await newLink({ endsOn: '2026-12-01', timeZone: 'Asia/Kolkata' })
    expect(await find(token, new Date('2026-11-30T18:29:59Z'))).not.toBeNull()
    expect(await find(token, new Date('2026-11-30T18:30:00Z'))).toBeNull()
    expect(await listLinks(db(), null, new Date('2026-12-01'))).toMatchObject([{ state: 'expired' }])
  })

  it.each([
    ['2026-10-25', 'Atlantic/Azores', '2026-10-25T00:00:00Z'],
    ['2026-11-01', 'America/Havana', '2026-11-01T04:00:00Z'],
    ['2018-02-18', 'America/Sao_Paulo', '2018-02-18T03:00:00Z'],
    ['2017-10-15', 'America/Sao_Paulo', '2017-10-15T03:00:00Z'],
    ['2026-04-24', 'Africa/Cairo', '2026-04-23T22:00:00Z'],
    ['2026-03-29', 'Asia/Beirut', '2026-03-28T22:00:00Z'],
    ['2010-11-07', 'America/St_Johns', '2010-11-07T03:30:00Z'],
    ['2011-12-31', 'Pacific/Apia', '2011-12-30T10:00:00Z'],
    ['2026-11-01', 'America/New_York', '2026-11-01T04:00:00Z'],
    ['2026-11-02', 'America/New_York', '2026-11-02T05:00:00Z'],
  ])(
    'that ends on %s in %s works until %s, where clocks change that night too',
    async (endsOn, timeZone, end) => {
      const { token } = await newLink({ endsOn, timeZone })
      expect(await find(token, new Date(Date.parse(end) - 1))).not.toBeNull()
      expect(await find(token, new Date(end))).toBeNull()
    },
  )

  it('is dead as soon as it is revoked, once', async () => {
    const { token, id } = await newLink()
    await revokeLink(db(), ACTOR, id)
    expect(await find(token)).toBeNull()
    await expect(revokeLink(db(), ACTOR, id)).rejects.toMatchObject({ code: 'unknown_link' })
    await expect(rotateLink(db(), ACTOR, id, makeToken().tokenHash)).rejects.toMatchObject({
      code: 'unknown_link',
    })
  })

  it('opens by its new token alone when it was rotated; of two at once by the last', async () => {
    const { token, id } = await newLink()
    const [one, two] = [makeToken(), makeToken()]
    await Promise.all([one, two].map(({ tokenHash }) => rotateLink(db(), ACTOR, id, tokenHash)))
    expect(await find(token)).toBeNull()
    const found = await Promise.all([find(one.token), find(two.token)])
    expect(found.filter((link) => link !== null)).toHaveLength(1)
  })

  it('of a report asks what the report asks now, and is gone with it, and back', async () => {
    const reportId = await newReport()
    const { token } = await newLink({ of: { reportId: String(reportId) } })
    const definition = { ...DEFINITION, parameters: { range: '7d' } }
    await addVersion(reportId, 2, definition)
    expect(await find(token)).toMatchObject({ title: 'Palms', owner: 'Bob', definition })
    await db().report.update({ where: { id: reportId }, data: { deletedAt: NOW } })
    expect(await find(token)).toBeNull()
    expect(await listLinks(db(), String(reportId), NOW)).toMatchObject([{ state: 'report deleted' }])
    await db().report.update({ where: { id: reportId }, data: { deletedAt: null } })
    expect(await find(token)).not.toBeNull()
  })

  it('is not made of a report that is not there', async () => {
    await expect(newLink({ of: { reportId: '99' } })).rejects.toMatchObject({ code: 'unknown_saved_report' })
    await expect(newLink({ of: { reportId: 'x' } })).rejects.toMatchObject({ code: 'unknown_saved_report' })
  })

  it('counts how often it was opened, each time', async () => {
    const { key } = await newLink()
    await Promise.all(Array.from({ length: 20 }, () => countView(db(), key, NOW)))
    expect(await listLinks(db(), null, NOW)).toMatchObject([{ views: 20, lastUsedAt: NOW }])
  })
})

describe('guessing', () => {
  it('1,000 wrong tokens open nothing, and all but the first few are slowed', async () => {
    await newLink()
    let waits = 0
    const wait = async () => {
      waits += 1
    }
    for (let tried = 0; tried < 1_000; tried += 1) {
      const { token } = makeToken()
      expect(await find(token)).toBeNull()
      await refuseToken(db(), `2001:db8:1:2::${tried.toString(16)}`, NOW, wait)
    }
    expect(waits).toBe(1_000 - FREE_TRIES.most)
  })

  it('tells nothing by its time of a token that nearly is one, or was one', async () => {
    const [known, revoked] = [await newLink(), await newLink()]
    await revokeLink(db(), ACTOR, revoked.id)
    const nearly = () => `${known.token.slice(0, 42)}${known.token.endsWith('A') ? 'E' : 'A'}`
    const takers = { unknown: () => makeToken().token, nearly, revoked: () => revoked.token }
    const times: Record<string, number[]> = {}
    for (let round = 0; round < 100; round += 1) {
      for (const [name, take] of Object.entries(takers)) {
        const token = take()
        const start = performance.now()
        expect(await find(token)).toBeNull()
        times[name] = [...(times[name] ?? []), performance.now() - start]
      }
    }
    const medians = Object.values(times).map((list) => list.sort((a, b) => a - b)[50] ?? 0)
    // A password's hash, which alone takes long, would tell them apart by a hundred times; a busy machine by up to seven.
    expect(Math.max(...medians) / Math.min(...medians)).toBeLessThan(10)
  })

  it('a password is asked for the more slowly the more are tried, and a right one counts anew', async () => {
    const passwordHash = await hashSharePassword('correct horse')
    const { id } = await newLink({ passwordHash })
    const link = { id, title: 'Funnel', passwordHash }
    const attempt = (password: string, address = '203.0.113.7') =>
      trySharePassword(db(), link, password, address, NOW)
    expect(await attempt('wrong one')).toBe(false)
    expect(await attempt('correct horse')).toBe(true)
    for (let tried = 0; tried < 10; tried += 1) expect(await attempt('wrong one')).toBe(false)
    await expect(attempt('correct horse')).rejects.toThrow(/Too many tries. Wait \d+ minutes?/)
    expect(await attempt('correct horse', '203.0.113.8')).toBe(true)
    const refused = await db().auditEntry.count({ where: { action: 'link-password-refused' } })
    expect(refused).toBe(11)
  })

  it('counts right when many guess at once, and anew in the next window', async () => {
    const limit = { most: 5, windowSeconds: 60 }
    const taken = await Promise.all(Array.from({ length: 12 }, () => takeGuess(db(), 'k', limit, NOW)))
    expect(taken.filter((wait) => wait === null)).toHaveLength(5)
    expect(taken.filter((wait) => wait === 60)).toHaveLength(7)
    expect(await takeGuess(db(), 'k', limit, new Date(NOW.getTime() + 60_000))).toBeNull()
  })

  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:1:2::', '2001:db8:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('takes %s for one of %s', (address, key) => expect(toAddressKey(address)).toBe(key))
})
