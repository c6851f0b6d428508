import { NameLink } from '@/components/ui/name-link'
import { TitledPart } from '@/components/ui/panel/titled-part'
import type { Dictionary, TableEntries } from '@/lib/lineage/dictionary'
import { DictionaryList, KINDS } from './dictionary-list'

/** The whole dictionary under its headings, with a way to each of them. */
export function DictionaryGroups({ dictionary: { kinds, tables } }: { dictionary: Dictionary }) {
  return (
    <div className="space-y-10">
      <nav aria-label="Headings" className="flex flex-wrap gap-x-5 gap-y-1 text-sm print:hidden">
        {[...kinds.map(({ kind }) => kind), 'table' as const].map((kind) => (
          <a key={kind} className="link" href={`#part-${kind}`}>
            {KINDS[kind].all}
          </a>
        ))}
      </nav>
      {kinds.map(({ kind, entries }) => (
        <TitledPart key={kind} id={kind} title={KINDS[kind].all}>
          <DictionaryList label={KINDS[kind].all} entries={entries} words={null} />
        </TitledPart>
      ))}
      <TitledPart id="table" title={KINDS.table.all}>
        <div className="space-y-8">
          {tables.map((one) => (
            <Table key={one.table.term} {...one} />
          ))}
        </div>
      </TitledPart>
    </div>
  )
}

function Table({ table: { term, meaning, href }, columns }: TableEntries) {
  return (
    <section aria-labelledby={`table-${term}`} className="space-y-2">
      <h3 id={`table-${term}`} className="font-medium">
        <NameLink name={term} href={href} />
      </h3>
      <p className="max-w-prose text-ink-soft text-sm">{meaning}</p>
      <DictionaryList label={`Columns of ${term}`} entries={columns} words={null} />
    </section>
  )
}
