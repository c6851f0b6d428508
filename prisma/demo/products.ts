/** A product of the demo shop, with the truth that its numbers scatter around. */
export type DemoProduct = Readonly<{
  name: string
  category: string
  price: number
  /** How often it is looked at, relative to the others. */
  popularity: number
  /** Share of an average user's views that lead to the cart. */
  cartRate: number
  /** Share of carts with it alone that an average user checks out. */
  checkoutRate: number
}>

/** The thirty plants of Greenery: popular ones first, a few loved by few, a few looked at and left. */
export const DEMO_PRODUCTS: readonly DemoProduct[] = (
  [
    ['Monstera', 'Foliage', 49.5, 10, 0.27, 0.67],
    ['ZZ Plant', 'Succulents', 26.75, 9.2, 0.34, 0.71],
    ['String of pearls', 'Succulents', 74, 8.8, 0.15, 0.48],
    ['Fiddle Leaf Fig', 'Trees', 64.75, 8.5, 0.12, 0.43],
    ['Pothos', 'Foliage', 21.5, 8.1, 0.44, 0.78],
    ['Snake Plant', 'Succulents', 28, 7.7, 0.37, 0.76],
    ['Bird of Paradise', 'Trees', 60, 7.2, 0.14, 0.46],
    ['Rubber Plant', 'Foliage', 38.5, 6.8, 0.22, 0.64],
    ['Philodendron', 'Foliage', 43.25, 6.4, 0.24, 0.66],
    ['Peace Lily', 'Flowering', 27.5, 6.1, 0.28, 0.7],
    ['Birds Nest Fern', 'Foliage', 33, 5.8, 0.19, 0.62],
    ['Majesty Palm', 'Trees', 55.5, 5.4, 0.13, 0.5],
    ['Spider Plant', 'Foliage', 20.5, 5.2, 0.39, 0.77],
    ['Calathea Makoyana', 'Foliage', 37.5, 4.9, 0.15, 0.55],
    ['Bamboo', 'Trees', 17.75, 4.7, 0.32, 0.74],
    ['Aloe Vera', 'Succulents', 18, 4.5, 0.4, 0.78],
    ['Orchid', 'Flowering', 42, 4.3, 0.17, 0.59],
    ['Pilea Peperomioides', 'Foliage', 24, 4.1, 0.29, 0.69],
    ['Jade Plant', 'Succulents', 22.25, 3.9, 0.31, 0.7],
    ['Cactus', 'Succulents', 12.5, 3.7, 0.35, 0.73],
    ['Dragon Tree', 'Trees', 48, 3.4, 0.14, 0.52],
    ['Boston Fern', 'Foliage', 26.5, 3.2, 0.21, 0.62],
    ['Arrow Head', 'Foliage', 21, 3, 0.23, 0.64],
    ['Ponytail Palm', 'Trees', 35.75, 2.8, 0.16, 0.56],
    ['Alocasia Polly', 'Foliage', 39, 2.6, 0.14, 0.5],
    ["Devil's Ivy", 'Foliage', 19.5, 2.5, 0.34, 0.73],
    ['Money Tree', 'Trees', 52, 2.3, 0.13, 0.49],
    ['Angel Wings Begonia', 'Flowering', 29.75, 2.1, 0.16, 0.57],
    ['Ficus', 'Trees', 47, 1.9, 0.12, 0.42],
    ['Pink Anthurium', 'Flowering', 36.25, 1.7, 0.16, 0.53],
  ] as const
).map(([name, category, price, popularity, cartRate, checkoutRate]) => ({
  name,
  category,
  price,
  popularity,
  cartRate,
  checkoutRate,
}))
