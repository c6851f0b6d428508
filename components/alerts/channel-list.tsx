'use client'

import { useChange } from '@/components/form/use-change'
import { Button } from '@/components/ui/button'
import type { ChannelLine as Line } from '@/lib/alerts/receivers'
import type { TestResult } from '@/lib/alerts/send-test-alert'
import { CHANNELS, type Channel } from '@/lib/forms/alert'

/** What each receiver answered, or why none was asked. */
export type TestOutcome = Readonly<{ results: readonly TestResult[]; problem: string | null }>

type SendTest = (channel: Channel) => Promise<TestOutcome>

/** The channels with where they lead, and a test of each that is set up. */
export function ChannelList({
  channels,
  sendTest,
}: Readonly<{ channels: readonly Line[]; sendTest: SendTest }>) {
  return (
    <ul aria-label="Channels" className="divide-y divide-line rounded-lg border border-line">
      {channels.map((line) => (
        <ChannelLine key={line.channel} line={line} sendTest={sendTest} />
      ))}
    </ul>
  )
}

function ChannelLine({ line: { channel, target }, sendTest }: Readonly<{ line: Line; sendTest: SendTest }>) {
  const test = useChange(() => sendTest(channel))
  const { label, variables } = CHANNELS[channel]
  return (
    <li className="flex flex-col gap-2 px-4 py-3 sm:px-5">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p className="min-w-0 break-words">
          <span className="font-medium">{label}</span>{' '}
          <span className="text-muted text-sm">{target ?? `Not set up: ${variables.join(', ')}`}</span>
        </p>
        {target !== null && (
          <Button disabled={test.isRunning} onClick={() => test.run()} about={`to ${label}`}>
            {test.isRunning ? 'Sending…' : 'Send a test'}
          </Button>
        )}
      </div>
      <TestAnswer results={test.answer?.results ?? []} problem={test.problem} />
    </li>
  )
}

function TestAnswer({ results, problem }: TestOutcome) {
  return (
    <div aria-live="polite" className="space-y-1 text-sm empty:hidden">
      {problem && <p className="text-bad">{problem}</p>}
      {results.map(({ recipient, isDelivered, answer }) => (
        <p key={recipient} className={`break-words ${isDelivered ? 'text-good' : 'text-bad'}`}>
          {isDelivered ? 'Delivered' : 'Not delivered'}
          {recipient && ` to ${recipient}`}. {answer}
        </p>
      ))}
    </div>
  )
}
