import { EmptyState } from '@/components/ui/empty-state'
import { LineCell, LineRow, LineTable } from '@/components/ui/line-table'
import { RemoveProject } from './remove-project'

/** A file that is held, with its moments as they are read. */
type Line = Readonly<{ project: string; kind: string; written: string; loaded: string; loadedBy: string }>

type Props = Readonly<{
  artifacts: readonly Line[]
  /** Forgets a project; null for whoever may not. */
  remove: ((project: string) => Promise<Readonly<{ problem: string | null }>>) | null
}>

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
      <LineTable label="Files of dbt" columns={['Project', 'File', 'Written by dbt', 'Loaded', 'By']}>
        {artifacts.map(({ project, kind, written, loaded, loadedBy }) => (
          <LineRow key={`${project} ${kind}`}>
            <LineCell>{project}</LineCell>
            <LineCell>{kind}.json</LineCell>
            <LineCell isMoment>{written}</LineCell>
            <LineCell isMoment>{loaded}</LineCell>
            <LineCell>{loadedBy}</LineCell>
          </LineRow>
        ))}
      </LineTable>
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
