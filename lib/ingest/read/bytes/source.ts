/** Something that can be read from its beginning as often as asked: a file, a member of an archive, what was unpacked of either. */
export type Source = Readonly<{
  /** The path within a zip, else the file's own name. */
  member: string
  /** What it was packed in, outermost first. */
  containers: readonly Container[]
  open: () => AsyncIterable<Uint8Array>
  /** Where its bytes lie on the disk as they are; null for what has to be unpacked first. */
  place: Place | null
}>

/** With a `root`, only if it lies there, links followed. */
export type Place = Readonly<{ path: string; root: string | null }>

export type Container = 'gzip' | 'zstd' | 'zip'

/** How far the file as it lies on the disk has been read. */
export type Progress = { bytes: number }
