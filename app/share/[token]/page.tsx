import { sharePage } from '@/app/_share/share-page'

export { generateMetadata } from '@/app/_share/share-metadata'

export default sharePage('page')
