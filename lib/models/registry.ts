import { type DataTest, nameTest } from './data-test'
import { FUNNEL_MODELS } from './derived-models'
import { follow } from './follow'
import type { ModelSpec, ModelText } from './model'
import { RAW_MODELS } from './raw-models'
import { SNAPSHOT_MODELS } from './snapshot-models'

const KINDS = { raw: RAW_MODELS, funnel: FUNNEL_MODELS, snapshot: SNAPSHOT_MODELS } as const

export type ModelName = { [Kind in ModelSpec['kind']]: keyof (typeof KINDS)[Kind] }[ModelSpec['kind']]

const MODELS: ReadonlyMap<string, ModelSpec> = new Map(
  (Object.keys(KINDS) as ModelSpec['kind'][]).flatMap((kind) =>
    Object.entries<ModelText>(KINDS[kind]).map(([name, text]) => [name, { kind, from: [], ...text }]),
  ),
)

export const MODEL_NAMES = [...MODELS.keys()] as readonly ModelName[]

/** Null for what is no model. */
export function parseModelName(text: unknown): ModelName | null {
  return MODEL_NAMES.find((name) => name === text) ?? null
}

export function getModel(name: ModelName): ModelSpec {
  const model = MODELS.get(name)
  if (!model) throw new Error(`There is no model ${name}.`)
  return model
}

export type DeclaredTest = Readonly<{ name: string; model: ModelName; test: DataTest }>

/** Every declared test, in the order of the models. */
export function listDeclaredTests(): readonly DeclaredTest[] {
  return MODEL_NAMES.flatMap((model) =>
    getModel(model).tests.map((test) => ({ name: nameTest(model, test), model, test })),
  )
}

/** The models and all that they are made from, in the order of MODELS. */
export function withUpstream(names: readonly ModelName[]): readonly ModelName[] {
  const found = follow(names, (name) => getModel(name).from.flatMap((from) => parseModelName(from) ?? []))
  return MODEL_NAMES.filter((name) => found.has(name))
}
