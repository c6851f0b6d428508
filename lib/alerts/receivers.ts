import type { AlertEnv } from '@/lib/alert-env'
import type { Channel } from '@/lib/forms/alert'
import { sendEmail } from './channels/email'
import type { Send } from './channels/outgoing-message'
import { sendSlack } from './channels/slack'
import { sendWebhook } from './channels/webhook'

/** Who is told. Each e-mail address is one: what one mailbox refuses is not sent again to the others. */
export type Receiver = Readonly<{
  channel: Channel
  /** An e-mail address; empty for webhooks. */
  recipient: string
}>

export const SENDERS: Readonly<Record<Channel, Send>> = {
  slack: sendSlack,
  webhook: sendWebhook,
  email: sendEmail,
}

/** Those that are set up. */
export function listReceivers({ slack, webhook, email }: AlertEnv): Receiver[] {
  return [
    ...(slack === null ? [] : [{ channel: 'slack', recipient: '' } as const]),
    ...(webhook === null ? [] : [{ channel: 'webhook', recipient: '' } as const]),
    ...(email?.to ?? []).map((recipient) => ({ channel: 'email', recipient }) as const),
  ]
}
