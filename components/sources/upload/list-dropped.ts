/**
 * The files of what was dropped, also those in folders, however deep; what systems hide in folders is left out. Call it in the
 * event itself: what was dropped is gone after it.
 */
export async function listDropped({ items, files }: DataTransfer): Promise<File[]> {
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  if (!entries.some(({ isDirectory }) => isDirectory)) return [...files]
  return (await Promise.all(entries.map(listEntry))).flat()
}

async function listEntry(entry: FileSystemEntry): Promise<File[]> {
  if (isFile(entry)) return [await new Promise<File>((resolve, reject) => entry.file(resolve, reject))]
  if (!isFolder(entry)) return []
  const inside = (await readFolder(entry)).filter(({ name }) => !name.startsWith('.'))
  const byName = inside.toSorted((one, other) => (one.name < other.name ? -1 : 1))
  return (await Promise.all(byName.map(listEntry))).flat()
}

/** A reader gives some at a time, and none at its end. */
async function readFolder(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0) return all
    all.push(...some)
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory
