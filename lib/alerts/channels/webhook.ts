import { createHmac } from 'node:crypto'
import type { AlertEnv } from '@/lib/alert-env'
import { NOT_SET_UP, type Outgoing, type Sent } from '../outgoing'
import { postJson } from './post-json'

/** To any URL, signed, so that the receiver can tell that it came from here and when. */
export async function sendWebhook(
  outgoing: Outgoing,
  { webhook, allowPrivate }: AlertEnv,
  now: Date,
): Promise<Sent> {
  if (webhook === null) return NOT_SET_UP
  const body = JSON.stringify(toWebhookBody(outgoing))
  const timestamp = String(Math.floor(now.getTime() / 1000))
  const headers = {
    'X-Tundish-Delivery': outgoing.id,
    'X-Tundish-Timestamp': timestamp,
    'X-Tundish-Signature': toSignature(webhook.secret, timestamp, body),
  }
  return postJson(webhook.url, { headers, body, allowPrivate })
}

/** The same on every attempt, member by member. */
function toWebhookBody({ id, message }: Outgoing) {
  const { kind, alert, severity, title, detail, url, since } = message
  return { id, kind, alert, severity, title, detail, url, since }
}

/** `v1=` and HMAC-SHA256 in hex of the timestamp (in seconds), a full stop and the body. */
function toSignature(secret: string, timestamp: string, body: string): string {
  return `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`
}
