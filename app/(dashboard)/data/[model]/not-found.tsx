import { NoSuchModel } from '@/components/lineage/no-such-model'

export default function ModelNotFound() {
  return <NoSuchModel />
}
