/** How long a whole run sounds. */
const seconds = 4
const low = 180
const high = 880
/** A tone for so many places of the curve. */
const mostTones = 120

/** Heights of tones, in hertz, for the values of a loss: on a scale of factors, as ears hear. */
export const tonesOf = (values: readonly number[]): number[] => {
  const finite = values.filter((value) => Number.isFinite(value) && value > 0).map(Math.log)
  if (finite.length === 0) return []
  const lowest = finite.reduce((a, b) => Math.min(a, b))
  const highest = finite.reduce((a, b) => Math.max(a, b))
  const count = Math.min(mostTones, finite.length)
  return Array.from({ length: count }, (_, i) => {
    const value = finite[Math.round((i * (finite.length - 1)) / Math.max(1, count - 1))]!
    const height = highest > lowest ? (value - lowest) / (highest - lowest) : 0.5
    return low * (high / low) ** height
  })
}

/**
 * Plays a loss from its first step to its last; gives what ends that. `undefined` where there is
 * nothing to hear or nothing to hear it with.
 */
export const playLoss = (
  values: readonly number[],
  onEnd: () => void,
): (() => void) | undefined => {
  const tones = tonesOf(values)
  if (tones.length === 0 || typeof AudioContext === 'undefined') return undefined
  const context = new AudioContext()
  const voice = new OscillatorNode(context, { type: 'triangle', frequency: tones[0]! })
  const volume = new GainNode(context, { gain: 0.15 })
  voice.connect(volume).connect(context.destination)
  tones.forEach((tone, i) => {
    const at = context.currentTime + (i * seconds) / tones.length
    voice.frequency.linearRampToValueAtTime(tone, at)
  })
  voice.start()
  voice.stop(context.currentTime + seconds)
  voice.addEventListener('ended', () => {
    void context.close()
    onEnd()
  })
  return () => voice.stop()
}
