/** What is wrong, in a sentence; nothing where nothing is. */
export function Problem({ of }: Readonly<{ of: string | null | undefined }>) {
  if (!of) return null
  return (
    <p role="alert" className="text-bad text-sm">
      {of}
    </p>
  )
}
