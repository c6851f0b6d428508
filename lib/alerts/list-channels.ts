import type { AlertEnv } from '@/lib/alert-env'
import { CHANNEL_NAMES, type Channel } from '@/lib/forms/alert'

/** A channel as it may be shown: where it leads, and never its secrets. */
export type ChannelLine = Readonly<{
  channel: Channel
  /** Null where it is not set up. */
  target: string | null
}>

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
