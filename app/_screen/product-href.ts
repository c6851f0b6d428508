import { toHref } from '@/components/filters/to-href'
import type { Screen } from './screen'

/** The page of one product, as it was known when the view says; null where the reader may not go there. */
export function hrefProduct({ place, asOf }: Screen, id: string): string | null {
  return place.hasPages ? toHref('/products/product', {}, { id, as_of: asOf }) : null
}
