import type { AlertEnv } from '@/lib/alert-env'
import { CHANNEL_NAMES, type Channel } from '@/lib/forms/alert'
import { sendEmail } from './channels/email'
import { sendSlack } from './channels/slack'
import { sendWebhook } from './channels/webhook'
import type { Outgoing, Receiver, Sent } from './outgoing'

type Send = (outgoing: Outgoing, settings: AlertEnv, now: Date) => Promise<Sent>

export const SENDERS: Readonly<Record<Channel, Send>> = {
  slack: sendSlack,
  webhook: sendWebhook,
  email: sendEmail,
}

/** Those that are set up. */
export function listReceivers(settings: AlertEnv): Receiver[] {
  return listChannels(settings).flatMap(({ channel, target }) => {
    const recipients = channel === 'email' ? (settings.email?.to ?? []) : target === null ? [] : ['']
    return recipients.map((recipient) => ({ channel, recipient }))
  })
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
