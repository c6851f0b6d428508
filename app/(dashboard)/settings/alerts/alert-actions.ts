'use server'

import type { TestOutcome } from '@/components/alerts/channel-list'
import { sendTestAlert } from '@/lib/alerts/send-test-alert'
import { getEnv } from '@/lib/env'
import { TundishError } from '@/lib/errors'
import { CHANNEL_NAMES, parseChannel } from '@/lib/forms/alert'
import { change } from '../../../_access/attempt'

// Called by the browser, so whatever arrives is checked.

export async function sendTest(raw: unknown): Promise<TestOutcome> {
  const { value, problem } = await change('admin', ({ db }) => {
    const channel = parseChannel(raw)
    if (!channel) throw new TundishError('bad_parameter', `Choose a channel: ${CHANNEL_NAMES.join(', ')}.`)
    return sendTestAlert(db, { channel, now: new Date(), settings: getEnv() })
  })
  return { results: value ?? [], problem }
}
