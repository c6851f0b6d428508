/** What the author says above the numbers: paragraphs as they were typed, parted by empty lines. */
export function ReportNote({ note }: { note: string }) {
  return (
    <section
      aria-label="Note"
      className="max-w-prose space-y-3 border-accent border-l-2 pl-4 text-base text-ink-soft"
    >
      {note.split(/\n{2,}/).map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs are not moved
        <p key={index} className="whitespace-pre-line break-words">
          {paragraph}
        </p>
      ))}
    </section>
  )
}
