import type { AlertEnv } from '@/lib/alert-env'
import { CHANNEL_NAMES, type Channel } from '@/lib/forms/alert'
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

/** A channel as it may be shown: where it leads, and never its secrets; `target` is null where it is not set up. */
export type ChannelLine = Readonly<{ channel: Channel; target: string | null }>

export function listChannels(settings: AlertEnv): ChannelLine[] {
  return CHANNEL_NAMES.map((channel) => ({ channel, target: TARGETS[channel](settings) }))
}

/** Of a webhook the path is a secret, too. */
const TARGETS: Readonly<Record<Channel, (settings: AlertEnv) => string | null>> = {
  slack: ({ slack }) => slack && new URL(slack).host,
  webhook: ({ webhook }) => webhook && new URL(webhook.url).host,
  email: ({ email }) =>
    email && `${email.to.join(', ')}, from ${email.from} by ${new URL(email.server).host}`,
}
