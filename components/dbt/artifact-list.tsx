import { type LineColumn, LineTable } from '@/components/table/line-table'
import { EmptyState } from '@/components/ui/instead/empty-state'
import type { HeldArtifact } from '@/lib/dbt/read-dbt'
import { RemoveProject } from './remove-project'

type Props = Readonly<{
  artifacts: readonly HeldArtifact[]
  /** A moment for eyes. */
  say: (moment: Date) => string
  /** Forgets a project; null for whoever may not. */
  remove: ((project: string) => Promise<Readonly<{ problem: string | null }>>) | null
}>

const listColumns = (say: Props['say']): readonly LineColumn<HeldArtifact>[] => [
  { label: 'Project', cell: ({ project }) => project },
  { label: 'File', cell: ({ kind }) => `${kind}.json` },
  {
    label: 'Written by dbt',
    kind: 'moment',
    cell: ({ generatedAt }) => (generatedAt === null ? 'at no time that can be' : say(generatedAt)),
  },
  { label: 'Loaded', kind: 'moment', cell: ({ loadedAt }) => say(loadedAt) },
  { label: 'By', cell: ({ loadedBy }) => loadedBy },
]

/** The files of dbt that are held, project by project. */
export function ArtifactList({ artifacts, say, remove }: Props) {
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
        columns={listColumns(say)}
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
