import { TundishError } from '@/lib/errors'
import { sendRequest } from '@/lib/outgoing/send-request'
import type { Sent } from '../outgoing'

const TIMEOUT_MS = 10_000
const MOST_BYTES = 64 * 1024
/** The receiver wants no more of this. */
const GONE = 410

type Given = Readonly<{ headers?: Readonly<Record<string, string>>; body: string; allowPrivate: boolean }>

/** Posts JSON. Whatever is not a 2xx is a failure, also a redirect, which is not followed. */
export async function postJson(url: string, { headers = {}, body, allowPrivate }: Given): Promise<Sent> {
  const { host } = new URL(url)
  try {
    const { status, body: said } = await sendRequest(url, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json; charset=utf-8', 'User-Agent': 'Tundish' },
      body,
      timeoutMs: TIMEOUT_MS,
      mostBytes: MOST_BYTES,
      allowPrivate,
    })
    const answer = `${host} answered ${status}${explain(status, said.toString())}.`
    if (status >= 200 && status < 300) return { isDelivered: true, answer }
    return { isDelivered: false, answer, isFinal: status === GONE, fault: 'channel' }
  } catch (error) {
    if (!(error instanceof TundishError)) throw error
    return { isDelivered: false, answer: error.message, isFinal: false, fault: 'channel' }
  }
}

/** A body is repeated only where it is a few plain words, such as Slack's `invalid_payload`. */
function explain(status: number, said: string): string {
  if (status >= 300 && status < 400) return ', a redirect, which is not followed'
  if (status === GONE) return ': it wants no more messages'
  const words = /^[\w -]{1,60}$/.exec(said.trim())?.[0]
  return words === undefined ? '' : `: ${words}`
}
