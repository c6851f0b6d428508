import { CopyField } from '@/components/form/copy-field'

type Props = Readonly<{ origin: string; writeKey: string }>

/** How to send from a terminal, from a server, and from pages. */
export function Snippets(props: Props) {
  return (
    <div className="space-y-3">
      {SNIPPETS.map(([label, toText]) => (
        <CopyField key={label} label={label} text={toText(props)} />
      ))}
    </div>
  )
}

const SNIPPETS: readonly (readonly [label: string, toText: (props: Props) => string])[] = [
  [
    'From a terminal',
    ({ origin, writeKey }) =>
      `curl ${origin}/api/ingest/events -H 'Authorization: Bearer ${writeKey}' -d '[{"event": "Product Viewed", "userId": "u1", "properties": {"product_id": "p1"}}]'`,
  ],
  [
    'From a server (npm install @segment/analytics-node)',
    ({ origin, writeKey }) =>
      `const analytics = new Analytics({ writeKey: '${writeKey}', host: '${origin}' }); analytics.track({ userId: 'u1', event: 'Product Viewed', properties: { product_id: 'p1' } })`,
  ],
  [
    'From pages (npm install @segment/analytics-next)',
    ({ origin, writeKey }) =>
      `const analytics = AnalyticsBrowser.load({ writeKey: '${writeKey}', cdnURL: '${origin}' }); analytics.track('Product Viewed', { product_id: 'p1' })`,
  ],
]
