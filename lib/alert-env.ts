import { z } from 'zod'
import { TundishError } from './errors'
import { parseMailServer, parseTarget } from './outgoing/parse-target'
import { parseQuietHours } from './time/quiet-hours'

// The settings of alerts, a part of lib/env.ts. Where alerts go is set here alone, and secrets stay here.

const webUrl = z.string().refine((text) => isUrl(text, /^https?:$/), 'must be a URL with https:// or http://')

const EMAIL = /^[^\s@<>()[\],;:"\\]+@[^\s@<>()[\],;:"\\]+$/
const LEAST_SECRET = 16

/** The variables, as zod checks them one by one. */
export const ALERT_VARIABLES = {
  TUNDISH_SLACK_WEBHOOK: webUrl.optional(),
  TUNDISH_WEBHOOK_URL: webUrl.optional(),
  TUNDISH_WEBHOOK_SECRET: z
    .string()
    .min(LEAST_SECRET, `must have ${LEAST_SECRET} characters or more`)
    .optional(),
  TUNDISH_SMTP_URL: z
    .string()
    .refine((text) => isUrl(text, /^smtps?:$/), 'must be a URL with smtp:// or smtps://')
    .optional(),
  TUNDISH_ALERT_FROM: z.string().regex(EMAIL, 'must be an e-mail address').optional(),
  TUNDISH_ALERT_TO: z
    .string()
    .transform((text) => text.split(',').map((one) => one.trim()))
    .refine((all) => all.every((one) => EMAIL.test(one)), 'must be e-mail addresses with commas between them')
    .optional(),
  TUNDISH_QUIET_HOURS: z
    .string()
    .transform(parseQuietHours)
    .refine((hours) => hours !== null, 'must be two times of day such as 22:00-07:00')
    .optional(),
  TUNDISH_ALLOW_PRIVATE_TARGETS: z.enum(['true', 'false'], 'must be true or false').default('false'),
  TUNDISH_PUBLIC_URL: webUrl.optional(),
} as const

/** Those that hold secrets. */
export const SECRET_VARIABLES = [
  'TUNDISH_SLACK_WEBHOOK',
  'TUNDISH_WEBHOOK_URL',
  'TUNDISH_WEBHOOK_SECRET',
  'TUNDISH_SMTP_URL',
] as const

/** One cannot be without the others. */
const TOGETHER = [
  ['TUNDISH_WEBHOOK_URL', 'TUNDISH_WEBHOOK_SECRET'],
  ['TUNDISH_SMTP_URL', 'TUNDISH_ALERT_FROM', 'TUNDISH_ALERT_TO'],
] as const

const variables = z.object(ALERT_VARIABLES)

type Checked = z.output<typeof variables>

/** The sentence for a variable that is missing beside another; null where none is. */
export function explainMissing(given: Checked): string | null {
  for (const group of TOGETHER) {
    const there = group.find((name) => given[name] !== undefined)
    const missing = group.find((name) => given[name] === undefined)
    if (there && missing) return `${missing} is needed with ${there}.`
  }
  return null
}

const TARGETS = {
  TUNDISH_SLACK_WEBHOOK: parseTarget,
  TUNDISH_WEBHOOK_URL: parseTarget,
  TUNDISH_SMTP_URL: parseMailServer,
} as const

/** The sentence for a target to which nothing would ever be sent; null where there is none. */
export function explainBadTarget(given: Checked): string | null {
  const allowPrivate = given.TUNDISH_ALLOW_PRIVATE_TARGETS === 'true'
  for (const name of Object.keys(TARGETS) as (keyof typeof TARGETS)[]) {
    try {
      const target = given[name]
      if (target !== undefined) TARGETS[name](target, { allowPrivate })
    } catch (error) {
      if (!(error instanceof TundishError)) throw error
      return `${name} cannot be used. ${error.message}`
    }
  }
  return null
}

/** Where alerts go, and when. A channel that is null is not used. */
export type AlertEnv = Readonly<ReturnType<typeof toAlertEnv>>

/** Of those that are checked, and complete. */
export function toAlertEnv(given: Checked, port: number) {
  const { TUNDISH_WEBHOOK_URL: url, TUNDISH_WEBHOOK_SECRET: secret } = given
  const { TUNDISH_SMTP_URL: server, TUNDISH_ALERT_FROM: from, TUNDISH_ALERT_TO: to } = given
  return {
    /** The URL of an incoming webhook as Slack makes it; whoever knows it may post. */
    slack: given.TUNDISH_SLACK_WEBHOOK ?? null,
    webhook: url !== undefined && secret !== undefined ? { url, secret } : null,
    /** `server` is smtp:// or smtps://, with a name and a password where it asks for them. */
    email: server && from && to ? { server, from, to: [...new Set(to)] } : null,
    /** In the time zone of the workspace; null: never quiet. */
    quietHours: given.TUNDISH_QUIET_HOURS ?? null,
    /** Whether they may go to addresses of the own machine and network. */
    allowPrivate: given.TUNDISH_ALLOW_PRIVATE_TARGETS === 'true',
    /** What links in alerts begin with, without a slash at the end. */
    publicUrl: (given.TUNDISH_PUBLIC_URL ?? `http://localhost:${port}`).replace(/\/+$/, ''),
  }
}

function isUrl(text: string, protocol: RegExp): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return protocol.test(url.protocol) && url.hostname !== ''
}
