// The words of alerts, for the screen and the terminal too; lib/alerts judges and tells.

export const SEVERITIES = {
  problem: { label: 'Problem' },
  warning: { label: 'Warning' },
} as const satisfies Record<string, { label: string }>

export type Severity = keyof typeof SEVERITIES

export const CHANNELS = {
  slack: { label: 'Slack', variables: ['TUNDISH_SLACK_WEBHOOK'] },
  webhook: { label: 'Webhook', variables: ['TUNDISH_WEBHOOK_URL', 'TUNDISH_WEBHOOK_SECRET'] },
  email: { label: 'E-mail', variables: ['TUNDISH_SMTP_URL', 'TUNDISH_ALERT_FROM', 'TUNDISH_ALERT_TO'] },
} as const satisfies Record<string, { label: string; variables: readonly string[] }>

export type Channel = keyof typeof CHANNELS

export const CHANNEL_NAMES = Object.keys(CHANNELS) as readonly Channel[]

/** Null for what is no channel. */
export function parseChannel(raw: unknown): Channel | null {
  return CHANNEL_NAMES.find((name) => name === raw) ?? null
}

/** What a message says of its alert; test is of none. */
export const MESSAGE_KINDS = {
  opened: { label: 'New' },
  changed: { label: 'Changed' },
  recovered: { label: 'Over' },
  test: { label: 'Test' },
} as const satisfies Record<string, { label: string }>

export type MessageKind = keyof typeof MESSAGE_KINDS

export const DELIVERY_STATES = {
  waiting: { label: 'Waiting' },
  delivered: { label: 'Delivered' },
  dead: { label: 'Given up' },
} as const satisfies Record<string, { label: string }>

export type DeliveryState = keyof typeof DELIVERY_STATES
