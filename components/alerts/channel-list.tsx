'use client'

import { useMutation } from '@tanstack/react-query'
import { CHANNELS, type Channel } from '@/lib/forms/alert'

type Line = Readonly<{ channel: Channel; target: string | null }>

type Outcome = Readonly<{
  results: readonly Readonly<{ recipient: string; isDelivered: boolean; answer: string }>[]
  problem: string | null
}>

type SendTest = (channel: Channel) => Promise<Outcome>

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
  const mutation = useMutation({ mutationFn: () => sendTest(channel) })
  const { label, variables } = CHANNELS[channel]
  return (
    <li className="flex flex-col gap-2 px-4 py-3 sm:px-5">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p className="min-w-0 break-words">
          <span className="font-medium">{label}</span>{' '}
          <span className="text-muted text-sm">{target ?? `Not set up: ${variables.join(', ')}`}</span>
        </p>
        {target !== null && (
          <button
            type="button"
            className="control"
            disabled={mutation.isPending}
            onClick={() => mutation.mutate()}
          >
            {mutation.isPending ? 'Sending…' : 'Send a test'}
            <span className="sr-only"> to {label}</span>
          </button>
        )}
      </div>
      <TestAnswer outcome={mutation.data} isBroken={mutation.isError} />
    </li>
  )
}

function TestAnswer({ outcome, isBroken }: Readonly<{ outcome: Outcome | undefined; isBroken: boolean }>) {
  const problem = isBroken ? 'The server did not answer. Try again.' : outcome?.problem
  return (
    <div aria-live="polite" className="space-y-1 text-sm empty:hidden">
      {problem && <p className="text-bad">{problem}</p>}
      {outcome?.results.map(({ recipient, isDelivered, answer }) => (
        <p key={recipient} className={`break-words ${isDelivered ? 'text-good' : 'text-bad'}`}>
          {isDelivered ? 'Delivered' : 'Not delivered'}
          {recipient && ` to ${recipient}`}. {answer}
        </p>
      ))}
    </div>
  )
}
