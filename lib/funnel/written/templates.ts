import type { Funnel } from '../definition'
import type { Meaning } from '../meanings'
import { addStep, nameStep, USUAL } from './edit-funnel'

/** A type of events that a shop has, and what it means; null: nobody said. */
type Known = Readonly<{ type: string; meaning: Meaning | null }>

/** A step as a shop may have it: by what its types mean, else by what they are called. */
type Wanted = Readonly<{ label: string; meaning?: Meaning; name: RegExp; must?: true }>

type Recipe = Readonly<{ name: string; says: string; steps: readonly Wanted[]; more?: Partial<Funnel> }>

const VIEWED = {
  label: 'Viewed',
  meaning: 'viewed',
  name: /^(page|product|item|screen)_?view(ed)?$|^view_item$/,
}
const CARTED = { label: 'Added to cart', meaning: 'added_to_cart', name: /add.*(cart|basket|bag)/ }
const BOUGHT = {
  label: 'Bought',
  meaning: 'checked_out',
  name: /^(purchase|order_(placed|completed)|checkout_completed?)$/,
  must: true,
} as const

const RECIPES: readonly Recipe[] = [
  {
    name: 'Checkout, step by step',
    says: 'Where in the checkout do people give up?',
    steps: [
      { label: 'Saw the cart', name: /view.*(cart|basket)|(cart|basket).*view|^open_cart$/ },
      { label: 'Began the checkout', name: /(begin|start|initiate).*checkout|checkout.*(begin|began|start)/ },
      { label: 'Gave an address', name: /shipping|address|delivery_(info|option)/ },
      { label: 'Gave a payment', name: /payment|billing/ },
      BOUGHT,
    ],
  },
  {
    name: 'From search to purchase',
    says: 'Do those who search find what they buy?',
    steps: [{ label: 'Searched', name: /search/, must: true }, VIEWED, CARTED, BOUGHT],
  },
  {
    name: 'Sign-up',
    says: 'How many visitors become customers with an account, within a week?',
    steps: [
      VIEWED,
      {
        label: 'Began to sign up',
        name: /(sign_?up|regist\w*)_?(start|begin|view|form)|(start|begin)_(sign_?up|regist)/,
      },
      {
        label: 'Signed up',
        name: /^(sign_?up|signed_up|regist(er|ered|ration)|account_created|create_account)(_completed?)?$/,
        must: true,
      },
    ],
    more: { within: { seconds: 7 * 86_400 } },
  },
  {
    name: 'Bought again',
    says: 'How many buyers buy once more, within 90 days?',
    steps: [BOUGHT, { ...BOUGHT, label: 'Bought again' }],
    more: { within: { seconds: 90 * 86_400 } },
  },
]

/** A funnel to begin with: null where the shop has not what it needs; `missing` says which steps it has no events for. */
export type Template = Readonly<{
  name: string
  says: string
  funnel: Funnel | null
  missing: readonly string[]
}>

/** The funnels that shops often want, of the types that this one has. */
export function listTemplates(known: readonly Known[]): readonly Template[] {
  return RECIPES.map(({ name, says, steps, more }) => {
    const found = steps.map((step) => ({ ...step, types: listTypes(step, known) }))
    const missing = found.filter(({ types }) => types.length === 0)
    const funnel = found.reduce(
      (made, { label, types: [first, ...others] }) => {
        if (first === undefined) return made
        const place = made.steps.length
        const named = nameStep(addStep(made, first), place, label)
        const step = named.steps[place]
        return step
          ? { ...named, steps: named.steps.with(place, { ...step, match: { types: [first, ...others] } }) }
          : made
      },
      { ...USUAL, ...more },
    )
    const isPossible = funnel.steps.length >= 2 && !missing.some(({ must }) => must)
    return { name, says, funnel: isPossible ? funnel : null, missing: missing.map(({ label }) => label) }
  })
}

/** Those that mean it; where nobody said so of any, those that are called so and mean nothing else. */
function listTypes({ meaning, name }: Wanted, known: readonly Known[]): string[] {
  const meant = meaning === undefined ? [] : known.filter((one) => one.meaning === meaning)
  const called = known
    .filter((one) => one.meaning === null || one.meaning === 'other')
    .filter(({ type }) => name.test(toSnake(type)))
  return (meant.length > 0 ? meant : called).map(({ type }) => type)
}

/** `addToCart`, `Add to Cart`: `add_to_cart`. */
function toSnake(type: string): string {
  return type
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toLowerCase()
}
