import type { Column } from '@/components/table/column'
import { LineTable } from '@/components/table/line-table'
import { EmptyState } from '@/components/ui/empty-state'
import { RemoveProject } from './remove-project'

/** A file that is held, with its moments as they are read. */
type Line = Readonly<{ project: string; kind: string; written: string; loaded: string; loadedBy: string }>

type Props = Readonly<{
  artifacts: readonly Line[]
  /** Forgets a project; null for whoever may not. */
  remove: ((project: string) => Promise<Readonly<{ problem: string | null }>>) | null
}>

const COLUMNS: readonly Column<Line>[] = [
  { name: 'project', label: 'Project', cell: ({ project }) => project },
  { name: 'file', label: 'File', cell: ({ kind }) => `${kind}.json` },
  { name: 'written', label: 'Written by dbt', kind: 'moment', cell: ({ written }) => written },
  { name: 'loaded', label: 'Loaded', kind: 'moment', cell: ({ loaded }) => loaded },
  { name: 'by', label: 'By', cell: ({ loadedBy }) => loadedBy },
]

/** The files of dbt that are held, project by project. */
export function ArtifactList({ artifacts, remove }: Props) {
  if (artifacts.length === 0) {
    return (
      <EmptyState title="No dbt project is known">
        <p>
          Load its manifest.json, or set <code>TUNDISH_DBT_TARGET</code> to its target folder, and each run of
          the pipeline reads it.
        </p>
      </EmptyState>
    )
  }
  const projects = [...new Set(artifacts.map(({ project }) => project))]
  return (
    <div className="space-y-3">
      <LineTable
        label="Files of dbt"
        columns={COLUMNS}
        rows={artifacts}
        keyOf={({ project, kind }) => `${project} ${kind}`}
      />
      {remove && (
        <div className="flex flex-wrap gap-3 print:hidden">
          {projects.map((project) => (
            <RemoveProject key={project} project={project} remove={remove} />
          ))}
        </div>
      )}
    </div>
  )
}
