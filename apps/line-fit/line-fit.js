// @ts-check
import { graph } from '@firstgrad/graph'

const points = [
  { x: 3.3, y: 1.7 },
  { x: 4.4, y: 2.76 },
  { x: 5.5, y: 2.09 },
  { x: 6.71, y: 3.19 },
  { x: 6.93, y: 1.694 },
  { x: 4.168, y: 1.573 },
  { x: 9.779, y: 3.366 },
  { x: 6.182, y: 2.596 },
  { x: 7.59, y: 2.53 },
  { x: 2.167, y: 1.221 },
  { x: 7.042, y: 2.827 },
  { x: 10.791, y: 3.465 },
  { x: 5.313, y: 1.65 },
  { x: 7.997, y: 2.904 },
  { x: 5.654, y: 2.42 },
  { x: 9.27, y: 2.94 },
  { x: 3.1, y: 1.3 },
]

const { add, div, initialize, multiply, placeholder, session, sgd, square, subtract, variable } =
  graph()
const x = placeholder('float32', [], { name: 'x' })
const y = placeholder('float32', [], { name: 'y' })
const W = variable(0.1, { name: 'W' })
const b = variable(0.1, { name: 'b' })
const prediction = add(multiply(W, x), b)
const cost = div(square(subtract(prediction, y)), 2 * points.length)
const step = sgd(cost, { learningRate: 0.02 })

const s = session()
s.run(initialize())
for (let epoch = 0; epoch < 3000; epoch++) for (const point of points) s.run(step, point)
const total = points.reduce((sum, point) => sum + s.run(cost, point).item(), 0)
console.log(
  `W ${s.run(W).item().toFixed(5)}  b ${s.run(b).item().toFixed(5)}  cost ${total.toFixed(6)}`,
)
