import { ReportPanel } from '@/app/_frame/report-panel'
import { hrefPage } from '@/app/_screen/place'
import type { Screen } from '@/app/_screen/screen'
import { PathsNumbers } from '@/components/reports/paths/paths-numbers'
import { PathsPicture } from '@/components/reports/paths/paths-picture'
import { SentenceText } from '@/components/reports/sentence-text'
import { capitalise } from '@/lib/format/capitalise'
import { toCounting } from '@/lib/format/counting'
import { quote } from '@/lib/format/quote'
import { toPathsOfStepAsked } from '@/lib/reports/asked-of-request'
import { answerPaths, nameAttempts } from '@/lib/reports/paths/answer-paths'
import type { PathsResult } from '@/lib/reports/paths/paths-result'

/** In words, with what of the address could not be used. */
export async function PathsSentences({ screen }: { screen: Screen }) {
  const asked = toPathsOfStepAsked(screen)
  const result = await screen.ask.report('paths', asked)
  const { step } = screen.paths
  return (
    <div className="space-y-3">
      <SentenceText sentences={answerPaths(result)} />
      {step !== null && asked.paths.step === null && (
        <p className="text-muted text-sm">
          {quote(step)} in the address is no step of which there are such paths, so it is left out.
        </p>
      )}
    </div>
  )
}

/** The flow, and each way in numbers. */
export async function PathsPanel({ screen }: { screen: Screen }) {
  const result = await screen.ask.report('paths', toPathsOfStepAsked(screen))
  if (result.attempts === 0) return null
  const title = nameTitle(result)
  const many = nameAttempts(result)
  return (
    <ReportPanel
      title={title}
      screen={screen}
      of="paths"
      png="paths"
      unit={null}
      numbers={<PathsNumbers result={result} counted={capitalise(many)} />}
      counted={<PathsCounted result={result} />}
    >
      <PathsPicture
        label={`${title}: ${toCounting(result.oneIn).say(result.attempts)} ${many}`}
        result={result}
        newFunnelHref={hrefPage(screen, '/funnels/new', {
          paths: null,
          step: null,
          depth: null,
          repeats: null,
          funnel: null,
        })}
      />
    </ReportPanel>
  )
}

function nameTitle({ asked, step, next }: PathsResult): string {
  const label = step?.words.label
  return {
    'drop-off': `After “${label}”, where they came no further`,
    after: `After “${label}”`,
    before: `Before “${label}”`,
    between: `From “${label}” to “${next?.words.label}”`,
  }[asked.of]
}

function PathsCounted({ result: { within, oneIn, asked } }: Readonly<{ result: PathsResult }>) {
  return (
    <>
      {oneIn > 1 && (
        <p>
          There are many sessions in this range: counted are those of one user in {oneIn}. Shares are about
          those of all; counts are so many times as large, with two digits.
        </p>
      )}
      <p>
        {within === 'session'
          ? 'Counted are sessions, whichever unit is shown, and all of their events, whatever product they are of.'
          : 'Counted are attempts, whichever unit is shown, and all events of their users: after the step until the window of the attempt has passed, before it as long as a window lasts.'}{' '}
        A path goes from the event that was the step, the first of its kind at that moment, through event
        types one after another; at one moment in the order of the funnel’s steps, then of their ids.
        {asked.repeats === 'once' &&
          ' An event of the type and the product of the one before it is not told again.'}{' '}
        The shares of what comes next add up to one, with those that leave. Of each level the eight types of
        most are told, all others together.
      </p>
    </>
  )
}
