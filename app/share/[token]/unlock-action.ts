'use server'

import { refresh } from 'next/cache'
import { cookies } from 'next/headers'
import { toUnlockValue, UNLOCKED_SECONDS } from '@/lib/access/share-password'
import { trySharePassword } from '@/lib/access/try-share-password'
import { TundishError } from '@/lib/errors'
import { type Outcome, WrongField } from '@/lib/forms/form'
import { toRefusal } from '../../_access/attempt'
import { getPublicDb } from '../../_access/public-db'
import { askRequestFacts } from '../../_access/request-facts'
import { requireSameOrigin } from '../../_access/same-origin'
import { openShare, unlockCookieName } from '../../_access/share'

const LONGEST = 200

/** Opens a link to whoever knows its password, in this browser and for a while. */
export async function unlockShare(token: unknown, password: unknown): Promise<Outcome> {
  try {
    await unlock(token, password)
    return { problem: null, field: null }
  } catch (error) {
    return toRefusal(error)
  }
}

async function unlock(token: unknown, password: unknown): Promise<void> {
  const opened = await openShare(String(token))
  if (opened.state === 'gone') throw new TundishError('unknown_link', 'This link does not work any more.')
  if (opened.state === 'open' || opened.link.passwordHash === null) return
  if (typeof password !== 'string' || password === '' || password.length > LONGEST) {
    throw new WrongField('password', 'Type the password.')
  }
  const { isHttps, address } = await askRequestFacts()
  const now = new Date()
  const link = { ...opened.link, passwordHash: opened.link.passwordHash }
  await requireSameOrigin()
  if (!(await trySharePassword(getPublicDb(), link, password, address, now))) {
    throw new WrongField('password', 'That is not the password.')
  }
  const isFramed = isHttps && link.embedOrigins.length > 0
  const jar = await cookies()
  jar.set(unlockCookieName(link.id), toUnlockValue(link, now), {
    path: '/share',
    httpOnly: true,
    maxAge: UNLOCKED_SECONDS,
    secure: isHttps,
    ...(isFramed ? { sameSite: 'none', partitioned: true } : { sameSite: 'lax' }),
  })
  refresh()
}
