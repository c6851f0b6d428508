import type { Chain, Flow, FlowPoint } from './flow'

type Props = Readonly<{
  flow: Flow
  chain: Chain
  onChoose: (id: string) => void
  /** What is said over those that come next to a point. */
  sayNext: (name: string) => string
}>

/** The same where it is narrow: what comes next, and after what was chosen of it what comes next again. */
export function FlowList({ flow, chain, onChoose, sayNext }: Props) {
  const root = flow.points.find(({ level }) => level === 0)
  const opened = [root?.id, ...chain.slice(1)].flatMap(
    (id) => flow.points.find((point) => point.id === id) ?? [],
  )
  return (
    <ol className="space-y-4">
      {opened
        .filter(({ id }) => flow.links.some(({ from }) => from === id))
        .map((point) => (
          <li key={point.id}>
            <p className="mb-1 font-medium text-sm">{sayNext(point.name)}</p>
            <ul className="space-y-1">
              {flow.links
                .filter(({ from }) => from === point.id)
                .map((link) => {
                  const next = flow.points.find(({ id }) => id === link.to)
                  return (
                    next && (
                      <li key={next.id}>
                        <Next
                          point={next}
                          link={link}
                          isChosen={chain.includes(next.id)}
                          onChoose={onChoose}
                        />
                      </li>
                    )
                  )
                })}
            </ul>
          </li>
        ))}
    </ol>
  )
}

type NextProps = Readonly<{
  point: FlowPoint
  link: Flow['links'][number]
  isChosen: boolean
  onChoose: (id: string) => void
}>

function Next({ point, link, isChosen, onChoose }: NextProps) {
  const said = (
    <>
      <span
        className="absolute inset-y-0 left-0 bg-sunken"
        style={{ width: `${link.share * 100}%` }}
        aria-hidden="true"
      />
      <span className="relative min-w-0 flex-1 break-words text-left">{point.name}</span>
      <span className="relative shrink-0 text-muted tabular-nums">
        {link.count} · {link.shareText}
      </span>
    </>
  )
  const look = 'relative flex w-full gap-3 overflow-hidden rounded-md border px-2.5 py-1.5 text-sm'
  if (!point.isEvent) return <p className={`${look} border-line text-ink-soft`}>{said}</p>
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      onClick={() => onChoose(point.id)}
      className={`${look} border-line-strong hover:border-accent aria-pressed:border-accent aria-pressed:font-medium`}
    >
      {said}
    </button>
  )
}
