import { LAYERS, type Layer, type Lineage } from '@/lib/lineage/lineage'
import { NodeLinks } from './node-links'

/** The same as the graph where there is no room for one: layer by layer. */
export function LineageList({ lineage }: { lineage: Lineage }) {
  const layers = [...new Set(lineage.map(({ layer }) => layer))]
  return (
    <div className="space-y-6">
      {layers.map((layer) => (
        <section key={layer} aria-labelledby={toHeadId(layer)} className="space-y-2">
          <h2 id={toHeadId(layer)} className="font-medium text-muted text-sm">
            {LAYERS[layer].label}
          </h2>
          <NodeLinks label={LAYERS[layer].label} nodes={lineage.filter((node) => node.layer === layer)} />
        </section>
      ))}
    </div>
  )
}

function toHeadId(layer: Layer): string {
  return `layer-${layer}`
}
