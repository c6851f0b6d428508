import type { AlertEnv } from '@/lib/alert-env'
import { type AlertMessage, toHeadline } from '../alert-message'
import { NOT_SET_UP, type Outgoing, type Sent } from '../outgoing'
import { postJson } from './post-json'

/** To an incoming webhook as Slack has it; Mattermost, Rocket.Chat and others understand the same. */
export async function sendSlack({ message }: Outgoing, { slack, allowPrivate }: AlertEnv): Promise<Sent> {
  if (slack === null) return NOT_SET_UP
  return postJson(slack, { body: JSON.stringify(toSlackBody(message)), allowPrivate })
}

/** `text` is what notifications show; `verbatim` keeps Slack from making links and mentions of what it finds. */
export function toSlackBody(message: AlertMessage) {
  const headline = escapeSlack(toHeadline(message))
  const detail = escapeSlack(message.detail)
  const link = `<${encodeURI(decodeURI(message.url)).replaceAll('|', '%7C')}|Open in Tundish>`
  const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text, verbatim: true } })
  return {
    text: `${headline}\n${detail}`,
    blocks: [
      section(`*${headline}*\n${detail}`),
      { type: 'context', elements: [{ type: 'mrkdwn', text: link, verbatim: true }] },
    ],
  }
}

/** The three characters with which Slack begins mentions, links and entities. */
function escapeSlack(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
