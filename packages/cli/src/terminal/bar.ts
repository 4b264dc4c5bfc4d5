import { Presets, SingleBar } from 'cli-progress'

/** A bar that redraws itself on a terminal, with words after it. */
export const startBar = (label: string, of: number) => {
  const bar = new SingleBar(
    {
      format: `${label} {bar} {percentage}% {words}`,
      barsize: 12,
      hideCursor: true,
      // Ctrl-C is the command's own affair: it saves a checkpoint first.
      gracefulExit: false,
      linewrap: false,
      fps: 10,
      stream: process.stdout,
    },
    Presets.shades_classic,
  )
  bar.start(of, 0, { words: '' })
  return {
    update: (done: number, words: string) => bar.update(done, { words }),
    stop: () => bar.stop(),
  }
}

/** `65` seconds are `1:05`. */
export const clock = (seconds: number): string => {
  if (!Number.isFinite(seconds)) return '–:––'
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
