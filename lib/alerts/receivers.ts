import type { AlertEnv } from '@/lib/alert-env'
import type { Channel } from '@/lib/forms/alert'
import type { OutgoingMessage, Receiver, Sent } from '@/lib/outgoing/outgoing-message'
import type { AlertMessage } from './alert-message'
import { sendEmail } from './channels/email'
import { sendSlack } from './channels/slack'
import { sendWebhook } from './channels/webhook'

/** Who is told. Each e-mail address is one: what one mailbox refuses is not sent again to the others. */
export type AlertReceiver = Receiver<Channel>

type Send = (outgoing: OutgoingMessage<AlertMessage>, settings: AlertEnv, now: Date) => Promise<Sent>

export const SENDERS: Readonly<Record<Channel, Send>> = {
  slack: sendSlack,
  webhook: sendWebhook,
  email: sendEmail,
}

/** Those that are set up. */
export function listReceivers({ slack, webhook, email }: AlertEnv): AlertReceiver[] {
  return [
    ...(slack === null ? [] : [{ channel: 'slack', recipient: '' } as const]),
    ...(webhook === null ? [] : [{ channel: 'webhook', recipient: '' } as const]),
    ...(email?.to ?? []).map((recipient) => ({ channel: 'email', recipient }) as const),
  ]
}
