import { CopyField } from '@/components/form/copy-field'

type Props = Readonly<{ url: string; origins: string; onDone: () => void }>

/** The link, which cannot be shown again, and how to put it into a page where that is allowed. */
export function LinkResult({ url, origins, onDone }: Props) {
  const frame = `<iframe src="${url}/embed" title="Report" width="100%" height="900" style="border:0"></iframe>`
  return (
    <div className="space-y-4 p-2.5">
      <p role="status" className="text-ink-soft">
        This is the link. It is shown this once: only a hash of it is kept.
      </p>
      <CopyField label="Link" text={url} />
      {origins.trim() !== '' && <CopyField label="To put it into a page" text={frame} />}
      <button type="button" onClick={onDone} className="control">
        Done
      </button>
    </div>
  )
}
