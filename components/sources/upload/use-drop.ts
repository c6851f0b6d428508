import { useEffect, useEffectEvent, useState } from 'react'

/**
 * Takes files that are dropped anywhere in the window, where the browser would show them in place of the page. True while some
 * are held over it.
 */
export function useDrop(onFiles: (files: readonly File[]) => void): boolean {
  const [isOver, setOver] = useState(false)
  const onDrop = useEffectEvent((event: DragEvent) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    setOver(false)
    listDropped(event.dataTransfer).then(onFiles, () => onFiles([]))
  })
  useEffect(() => {
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setOver(true)
    }
    // Without anything beside it the pointer has left the window.
    const onLeave = ({ relatedTarget }: DragEvent) => relatedTarget === null && setOver(false)
    const drop = (event: DragEvent) => onDrop(event)
    window.addEventListener('dragover', onOver)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', onOver)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('drop', drop)
    }
  }, [])
  return isOver
}

type WithFiles = DragEvent & Readonly<{ dataTransfer: DataTransfer }>

function hasFiles(event: DragEvent): event is WithFiles {
  return event.dataTransfer?.types.includes('Files') ?? false
}

/**
 * The files of what was dropped, also those in folders, however deep; what systems hide in folders is left out. Call it in the
 * event itself: what was dropped is gone after it.
 */
async function listDropped({ items, files }: DataTransfer): Promise<File[]> {
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
