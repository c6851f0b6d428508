import { composePicture, type Picture } from './compose-picture'

/** The files that a picture can be saved as. */
export type PictureFormat = 'png' | 'svg'

/** Pixels of a PNG for each of the screen's. */
const SCALE = 2

const TO_FILE: Record<PictureFormat, (picture: Picture) => Promise<Blob>> = { png: toPng, svg: toSvg }

/** Saves the drawings of a panel that are seen now, as one file under its heading. `name` is without ending. */
export async function savePicture(
  panel: Element,
  format: PictureFormat,
  { title, name }: Readonly<{ title: string; name: string }>,
): Promise<void> {
  const drawings = panel.querySelectorAll<SVGSVGElement>('svg[data-chart], svg.recharts-surface')
  const visible = [...drawings].filter((svg) => svg.getBoundingClientRect().width > 0)
  const detail = document.querySelector('[data-shown]')?.textContent ?? ''
  const file = await TO_FILE[format](await composePicture(panel, visible, { title, detail }))
  const link = document.createElement('a')
  link.download = `${name}.${format}`
  link.href = URL.createObjectURL(file)
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), A_MINUTE_MS)
}

/** Some browsers read the file only after the click. */
const A_MINUTE_MS = 60_000

async function toSvg({ svg }: Picture): Promise<Blob> {
  return new Blob(['<?xml version="1.0" encoding="UTF-8"?>\n', svg], { type: 'image/svg+xml' })
}

async function toPng({ svg, width, height }: Picture): Promise<Blob> {
  const image = new Image(width * SCALE, height * SCALE)
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width * SCALE
  canvas.height = height * SCALE
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser draws no pictures.')
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large.'))))
  })
}
