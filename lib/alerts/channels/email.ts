import type { AlertEnv } from '@/lib/alert-env'
import { TundishError } from '@/lib/errors'
import { type Mail, MailRefusal, sendMail } from '@/lib/outgoing/send-mail'
import { type AlertMessage, toHeadline } from '../alert-message'
import { NOT_SET_UP, type Outgoing, type Sent } from '../outgoing'

const TIMEOUT_MS = 30_000

/** To one address. */
export async function sendEmail(outgoing: Outgoing, { email, allowPrivate }: AlertEnv): Promise<Sent> {
  if (!email?.to.includes(outgoing.recipient)) return NOT_SET_UP
  try {
    const given = { allowPrivate, timeoutMs: TIMEOUT_MS }
    const answer = await sendMail(email.server, toMail(outgoing, email.from), given)
    return { isDelivered: true, answer }
  } catch (error) {
    if (!(error instanceof TundishError)) throw error
    const refusal = error instanceof MailRefusal ? error : null
    return {
      isDelivered: false,
      answer: error.message,
      isFinal: refusal?.isFinal ?? false,
      fault: refusal ? 'receiver' : 'channel',
    }
  }
}

function toMail({ id, recipient, message }: Outgoing, from: string): Mail {
  return {
    from: { name: 'Tundish', address: from },
    to: recipient,
    subject: toHeadline(message),
    text: `${toHeadline(message)}\n\n${message.detail}\n\n${message.url}\n`,
    html: toHtml(message),
    messageId: `<${id}@${from.split('@')[1]}>`,
    headers: { 'X-Tundish-Delivery': id, 'Auto-Submitted': 'auto-generated' },
  }
}

function toHtml(message: AlertMessage): string {
  const [headline, detail, url] = [toHeadline(message), message.detail, message.url].map(escapeHtml)
  return `<p><strong>${headline}</strong></p>\n<p>${detail}</p>\n<p><a href="${url}">Open in Tundish</a></p>\n`
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
}
