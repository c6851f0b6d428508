import { useEffect, useEffectEvent, useState } from 'react'
import { listDropped } from './list-dropped'

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
