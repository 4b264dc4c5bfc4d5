/** The steps of optimisers, number by number, as their papers and TensorFlow have them. */
type Numbers = Record<string, number>

/** What becomes of the numbers at one place. `attrs` and scalars come by their names too. */
export const optimizerSteps: Readonly<Record<string, (at: Numbers) => Numbers>> = {
  SGDStep: ({ variable, gradient, c }) => ({ variable: variable! + c! * gradient! }),

  MomentumStep({ variable, gradient, accumulation, c, m, useNesterov }) {
    const sum = m! * accumulation! + gradient!
    const way = useNesterov ? gradient! + m! * sum : sum
    return { variable: variable! + c! * way, accumulation: sum }
  },

  RMSPropStep(at) {
    const mix = (old: number, fresh: number) => at.decay! * old + (1 - at.decay!) * fresh
    const squares = mix(at.squares!, at.gradient! ** 2)
    const means = mix(at.means!, at.gradient!)
    const spread = Math.sqrt(squares - means ** 2 + at.epsilon!)
    const moments = at.momentum! * at.moments! + (at.learningRate! * at.gradient!) / spread
    return { variable: at.variable! - moments, squares, moments, means }
  },

  AdamStep(at) {
    const first = at.beta1! * at.first! + (1 - at.beta1!) * at.gradient!
    const second = at.beta2! * at.second! + (1 - at.beta2!) * at.gradient! ** 2
    const way = first / (1 - at.accBeta1!) / (Math.sqrt(second / (1 - at.accBeta2!)) + at.epsilon!)
    const shrink = at.learningRate! * at.weightDecay! * at.variable!
    return { variable: at.variable! - at.learningRate! * way - shrink, first, second }
  },
}
