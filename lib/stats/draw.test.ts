import { expect, it } from 'vitest'
import { drawBeta, drawBinomial, drawGamma, drawNormal, drawPoisson } from './draw'
import { createUniform, type Uniform } from './seeded-random'

const DRAWS = 40_000

function momentsOf(draw: (uniform: Uniform) => number) {
  const uniform = createUniform('moments')
  const values = Array.from({ length: DRAWS }, () => draw(uniform))
  const mean = values.reduce((sum, value) => sum + value, 0) / DRAWS
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / DRAWS
  return { mean, variance, least: Math.min(...values), most: Math.max(...values) }
}

it.each([
  { name: 'normal', draw: drawNormal, mean: 0, variance: 1 },
  { name: 'gamma of shape 0.4', draw: (u: Uniform) => drawGamma(u, 0.4), mean: 0.4, variance: 0.4 },
  { name: 'gamma of shape 9', draw: (u: Uniform) => drawGamma(u, 9), mean: 9, variance: 9 },
  { name: 'beta 2, 6', draw: (u: Uniform) => drawBeta(u, 2, 6), mean: 0.25, variance: 0.0208 },
  { name: 'Poisson 0.3', draw: (u: Uniform) => drawPoisson(u, 0.3), mean: 0.3, variance: 0.3 },
  { name: 'Poisson 20', draw: (u: Uniform) => drawPoisson(u, 20), mean: 20, variance: 20 },
  { name: 'Poisson 400', draw: (u: Uniform) => drawPoisson(u, 400), mean: 400, variance: 400 },
  { name: 'binomial 10, 0.07', draw: (u: Uniform) => drawBinomial(u, 10, 0.07), mean: 0.7, variance: 0.651 },
  { name: 'binomial 40, 0.9', draw: (u: Uniform) => drawBinomial(u, 40, 0.9), mean: 36, variance: 3.6 },
  { name: 'binomial 900, 0.2', draw: (u: Uniform) => drawBinomial(u, 900, 0.2), mean: 180, variance: 144 },
])('$name has mean $mean and variance $variance', ({ draw, mean, variance }) => {
  const seen = momentsOf(draw)
  expect(Math.abs(seen.mean - mean)).toBeLessThan(5 * Math.sqrt(variance / DRAWS))
  expect(seen.variance / variance).toBeGreaterThan(0.95)
  expect(seen.variance / variance).toBeLessThan(1.05)
})

it('counts stay within what they can be', () => {
  const few = momentsOf((uniform) => drawBinomial(uniform, 35, 0.99))
  expect(few.most).toBe(35)
  expect(momentsOf((uniform) => drawPoisson(uniform, 31)).least).toBeGreaterThanOrEqual(0)
  const uniform = createUniform('edges')
  expect([drawBinomial(uniform, 0, 0.5), drawBinomial(uniform, 7, 0), drawBinomial(uniform, 7, 1)]).toEqual([
    0, 0, 7,
  ])
  expect(drawPoisson(uniform, 0)).toBe(0)
})
