/** A product of the demo shop, with the truth that its numbers scatter around. */
export type DemoProduct = Readonly<{
  name: string
  price: number
  /** How often it is looked at, relative to the others. */
  popularity: number
  /** Share of an average user's views that lead to the cart. */
  cartRate: number
  /** Share of carts with it alone that an average user checks out. */
  checkoutRate: number
}>

/** The thirty plants of Greenery: popular ones first, a few loved by few, a few looked at and left. */
export const DEMO_PRODUCTS: readonly DemoProduct[] = [
  plant('Monstera', 50.75, 10, 0.35, 0.72),
  plant('ZZ Plant', 25, 9.2, 0.4, 0.75),
  plant('String of pearls', 80.5, 8.8, 0.22, 0.58),
  plant('Fiddle Leaf Fig', 64.75, 8.5, 0.16, 0.55),
  plant('Pothos', 30.5, 8.1, 0.45, 0.8),
  plant('Snake Plant', 28, 7.7, 0.42, 0.78),
  plant('Bird of Paradise', 60, 7.2, 0.18, 0.57),
  plant('Rubber Plant', 38.5, 6.8, 0.31, 0.7),
  plant('Philodendron', 45, 6.4, 0.33, 0.71),
  plant('Peace Lily', 27.5, 6.1, 0.36, 0.74),
  plant('Birds Nest Fern', 33, 5.8, 0.29, 0.68),
  plant('Majesty Palm', 55.5, 5.4, 0.17, 0.6),
  plant('Spider Plant', 20.5, 5.2, 0.43, 0.79),
  plant('Calathea Makoyana', 40.25, 4.9, 0.24, 0.63),
  plant('Bamboo', 15.25, 4.7, 0.39, 0.77),
  plant('Aloe Vera', 18, 4.5, 0.44, 0.8),
  plant('Orchid', 42, 4.3, 0.27, 0.66),
  plant('Pilea Peperomioides', 24, 4.1, 0.37, 0.73),
  plant('Jade Plant', 22.25, 3.9, 0.38, 0.74),
  plant('Cactus', 12.5, 3.7, 0.41, 0.76),
  plant('Dragon Tree', 48, 3.4, 0.2, 0.61),
  plant('Boston Fern', 26.5, 3.2, 0.3, 0.68),
  plant('Arrow Head', 21, 3, 0.32, 0.7),
  plant('Ponytail Palm', 35.75, 2.8, 0.23, 0.64),
  plant('Alocasia Polly', 39, 2.6, 0.21, 0.6),
  plant("Devil's Ivy", 19.5, 2.5, 0.4, 0.76),
  plant('Money Tree', 52, 2.3, 0.19, 0.59),
  plant('Angel Wings Begonia', 29.75, 2.1, 0.26, 0.65),
  plant('Ficus', 47, 1.9, 0.15, 0.54),
  plant('Pink Anthurium', 36.25, 1.7, 0.25, 0.62),
]

function plant(
  name: string,
  price: number,
  popularity: number,
  cartRate: number,
  checkoutRate: number,
): DemoProduct {
  return { name, price, popularity, cartRate, checkoutRate }
}
