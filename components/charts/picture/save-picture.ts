import { toLegalXml } from '@/lib/format/sheet/legal-xml'
import { wrapText } from '../wrap-text'
import { copyDrawing } from './copy-drawing'
import { toEmbeddedFont } from './embedded-font'

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

const MARGIN = 24
const GAP = 16

type Heading = Readonly<{ title: string; detail: string }>

/** A picture of its own: the text of an SVG file, and how large it is. */
type Picture = Readonly<{ svg: string; width: number; height: number }>

/**
 * Drawings as one picture, one under the other beneath their heading, as they are seen now: with their colours, on the
 * ground that they stand on, and with their letters. It holds no script and needs nothing else.
 */
async function composePicture(
  ground: Element,
  drawings: readonly SVGSVGElement[],
  heading: Heading,
): Promise<Picture> {
  const sizes = drawings.map((svg) => svg.getBoundingClientRect())
  const inner = Math.max(MIN_WIDTH, ...sizes.map((size) => size.width))
  const { backgroundColor, color, fontFamily, fontFeatureSettings } = getComputedStyle(ground)
  const head = drawHeading(heading, inner, { color, fontFamily })
  const parts: SVGElement[] = []
  let top = MARGIN + head.height
  for (const [index, svg] of drawings.entries()) {
    const size = sizes[index]
    const copy = size && copyDrawing(svg)
    if (!size || !copy) continue
    place(copy, { top, width: size.width, height: size.height })
    parts.push(copy)
    top += size.height + GAP
  }
  const [width, height] = [Math.ceil(inner + 2 * MARGIN), Math.ceil(top - GAP + MARGIN)]
  const letters = `text{font-feature-settings:${fontFeatureSettings};font-variant-numeric:tabular-nums}`
  const style = make('style', {}, `${await toEmbeddedFont()}${letters}`)
  const back = make('rect', { width, height, fill: backgroundColor })
  const root = make('svg', { width, height, viewBox: `0 0 ${width} ${height}`, role: 'img' })
  root.append(make('title', {}, heading.title), style, back, ...head.lines, ...parts)
  return { svg: `${new XMLSerializer().serializeToString(root)}\n`, width, height }
}

/** Narrower drawings stand under a heading that still has room. */
const MIN_WIDTH = 280

const LINES = [
  { part: 'title', size: 16, weight: 600, height: 22, opacity: 1 },
  { part: 'detail', size: 12, weight: 400, height: 18, opacity: 0.7 },
] as const

/** The lines of the heading, and the height that they take with the space under them. */
function drawHeading(heading: Heading, width: number, { color, fontFamily }: Looks) {
  const context = document.createElement('canvas').getContext('2d')
  const lines: SVGElement[] = []
  let top = 0
  for (const { part, size, weight, height, opacity } of LINES) {
    const measure = (line: string) => {
      if (!context) return 0
      context.font = `${weight} ${size}px ${fontFamily}`
      return context.measureText(line).width
    }
    for (const line of wrapText(heading[part], width, measure)) {
      const [x, y] = [MARGIN, MARGIN + top + size - 2]
      const looks = { 'font-family': fontFamily, 'font-size': size, 'font-weight': weight, fill: color }
      lines.push(make('text', { x, y, ...looks, 'fill-opacity': opacity }, line))
      top += height
    }
  }
  return { lines, height: top + GAP }
}

type Looks = Readonly<{ color: string; fontFamily: string }>

/** What reaches beyond its drawing is seen there too, as on the page. */
function place(drawing: SVGElement, { top, width, height }: { top: number; width: number; height: number }) {
  if (!drawing.hasAttribute('viewBox')) drawing.setAttribute('viewBox', `0 0 ${width} ${height}`)
  for (const [name, value] of Object.entries({ x: MARGIN, y: top, width, height, overflow: 'visible' })) {
    drawing.setAttribute(name, String(value))
  }
}

function make(name: string, attributes: Readonly<Record<string, string | number>>, text = ''): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, String(value))
  if (text !== '') element.textContent = toLegalXml(text)
  return element
}
