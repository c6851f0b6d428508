/** What the author says to a report, in paragraphs as they were typed. */
export function NoteText({ text }: { text: string }) {
  const paragraphs = text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '')
  return (
    <section aria-label="Note" className="max-w-prose space-y-3 border-accent border-l-2 pl-4 text-ink-soft">
      {paragraphs.map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs are not moved, and two may be alike
        <p key={index} className="whitespace-pre-line break-words">
          {paragraph}
        </p>
      ))}
    </section>
  )
}
