import { sharePage } from '@/app/_share/share-page'

export { generateMetadata } from '@/app/_share/share-metadata'

/** The same report for a frame in another site's page. */
export default sharePage('embed')
