import { type DataTest, nameTest } from './data-test'
import { FUNNEL_MODELS, SNAPSHOT_MODELS } from './derived-models'
import { follow } from './follow'
import type { ModelSpec } from './model'
import { RAW_MODELS } from './raw-models'

export const MODELS = { ...RAW_MODELS, ...FUNNEL_MODELS, ...SNAPSHOT_MODELS } as const

export type ModelName = keyof typeof MODELS

export const MODEL_NAMES = Object.keys(MODELS) as readonly ModelName[]

/** Null for what is no model. */
export function parseModelName(text: unknown): ModelName | null {
  return MODEL_NAMES.find((name) => name === text) ?? null
}

export function getModel(name: ModelName): ModelSpec {
  return MODELS[name]
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
