import type { Command } from 'commander'
import { listReceivers } from '@/lib/alerts/receivers'
import { sendTestAlert } from '@/lib/alerts/send-test-alert'
import type { Db } from '@/lib/db'
import type { Env } from '@/lib/env'
import { TundishError } from '@/lib/errors'
import { CHANNEL_NAMES, CHANNELS, parseChannel } from '@/lib/forms/alert'
import { toColumns } from '@/lib/reports/report-table'
import { listOpenAlerts, type OpenAlert } from '@/lib/store/runs/alerts'
import { onDb } from '../open-database'
import { addList, type Listing } from '../print-list'
import type { Output } from '../write-text'

/** What is wrong now, the newest first. */
const OPEN_ALERTS: Listing<OpenAlert> = {
  columns: [
    { name: 'since', kind: 'text', value: ({ since }) => since.toISOString() },
    { name: 'severity', kind: 'text', value: ({ severity }) => severity },
    { name: 'alert', kind: 'text', value: ({ key }) => key },
    ...toColumns<OpenAlert>('text', 'title', 'detail'),
    { name: 'told', kind: 'text', value: ({ toldAt }) => toldAt?.toISOString() ?? null },
  ],
  read: listOpenAlerts,
  none: 'No alert is open.',
}

export function addAlertCommands(program: Command, io: Output): void {
  const alerts = program.command('alerts').description('what is wrong, and who is told')
  addList(alerts, 'print those that are open', OPEN_ALERTS, io)
  alerts
    .command('test')
    .description('send a test, and print what is answered')
    .option('--channel <channel>', `one of ${CHANNEL_NAMES.join(', ')}; without it all that are set up`)
    .action(({ channel }: { channel?: string }) => onDb((db, env) => testAlerts(db, channel, env, io)))
}

/**
 * Sends a test to one channel, or to all that are set up, and prints what each receiver answered. Exit code 0 where all
 * took it, else 1. Throws `bad_parameter`, and `bad_setting` where there is nobody to tell.
 */
async function testAlerts(
  db: Db,
  channel: string | undefined,
  settings: Pick<Env, 'alerts'>,
  { stdout }: Output,
): Promise<number> {
  let isTaken = true
  for (const name of toChannels(channel, settings)) {
    for (const result of await sendTestAlert(db, { channel: name, now: new Date(), settings })) {
      isTaken &&= result.isDelivered
      const whom = result.recipient || CHANNELS[name].label
      stdout.write(`${whom}: ${result.isDelivered ? 'delivered' : 'not delivered'}. ${result.answer}\n`)
    }
  }
  return isTaken ? 0 : 1
}

function toChannels(given: string | undefined, { alerts }: Pick<Env, 'alerts'>) {
  if (given !== undefined) {
    const channel = parseChannel(given)
    if (channel) return [channel]
    throw new TundishError('bad_parameter', `"--channel" must be one of ${CHANNEL_NAMES.join(', ')}.`)
  }
  const channels = new Set(listReceivers(alerts).map((receiver) => receiver.channel))
  if (channels.size > 0) return [...channels]
  const variables = CHANNEL_NAMES.map((name) => CHANNELS[name].variables[0])
  throw new TundishError('bad_setting', `Nobody is told yet: set ${variables.join(' or ')}.`)
}
